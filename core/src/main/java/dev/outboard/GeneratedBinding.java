package dev.outboard;

/** Finds what the annotation processor has made of a contract: a class of a known name, beside the interface. */
final class GeneratedBinding {

    private static final String SUFFIX = "Binding";

    private GeneratedBinding() {}

    static <T> GrpcPlugin<T> find(Class<T> contract) {
        String name = name(contract);
        Object binding;
        try {
            binding = Class.forName(name, true, contract.getClassLoader())
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(missing(contract, name), e);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(closed(contract, name), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(name + " cannot be made: " + e + ". " + COMPILE_ANEW, e);
        }
        if (binding instanceof GrpcPlugin<?> plugin && plugin.type() == contract) {
            @SuppressWarnings("unchecked") // Its type was compared.
            GrpcPlugin<T> found = (GrpcPlugin<T>) plugin;
            return found;
        }
        throw new IllegalArgumentException(name + " is no binding of " + contract.getName() + ". " + COMPILE_ANEW);
    }

    private static final String COMPILE_ANEW = "Compile the contract anew, with the annotation processor";

    /** {@code Outer_InnerBinding} for {@code Outer.Inner}. */
    private static String name(Class<?> contract) {
        String simple = contract.getName().substring(contract.getPackageName().length());
        return contract.getPackageName() + simple.replace('$', '_') + SUFFIX;
    }

    private static String missing(Class<?> contract, String name) {
        return "There is no " + name + " for the contract " + contract.getName()
                + ". Annotate the interface with @PluginContract, and compile it with the annotation processor"
                + " dev.outboard:outboard-contract-processor: in Maven under annotationProcessorPaths of the compiler"
                + " plugin, in Gradle as annotationProcessor. From JDK 23 on, javac runs no processor that is only on the"
                + " class path";
    }

    private static String closed(Class<?> contract, String name) {
        return name + " cannot be reached: have the module "
                + contract.getModule().getName() + " export the package " + contract.getPackageName() + ", at least to "
                + GeneratedBinding.class.getModule().getName();
    }
}
