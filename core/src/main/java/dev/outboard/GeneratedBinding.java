package dev.outboard;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what the annotation processor has made of a contract: a class of a known name for each protocol, beside the interface. */
final class GeneratedBinding {

    private static final String COMPILE_ANEW = "Compile the contract anew, with the annotation processor";

    private GeneratedBinding() {}

    static <T> GrpcPlugin<T> grpc(Class<T> contract) {
        Plugin<T> found = find(contract, Protocol.GRPC);
        if (found instanceof GrpcPlugin<T> plugin) {
            return plugin;
        }
        throw new IllegalArgumentException(missing(contract, name(contract, Protocol.GRPC), "@PluginContract"));
    }

    static <T> NetRpcPlugin<T> netRpc(Class<T> contract) {
        Plugin<T> found = find(contract, Protocol.NETRPC);
        if (found instanceof NetRpcPlugin<T> plugin) {
            return plugin;
        }
        throw new IllegalArgumentException(missing(contract, name(contract, Protocol.NETRPC), "@NetRpcContract"));
    }

    /** The only one that there is. */
    static <T> Plugin<T> any(Class<T> contract) {
        Plugin<T> grpc = find(contract, Protocol.GRPC);
        Plugin<T> netRpc = find(contract, Protocol.NETRPC);
        if (grpc != null && netRpc != null) {
            throw new IllegalArgumentException(contract.getName() + " is a contract of both protocols: say which one is"
                    + " meant, by GrpcPlugin.of or NetRpcPlugin.of");
        }
        if (grpc == null && netRpc == null) {
            throw new IllegalArgumentException(
                    missing(contract, name(contract, Protocol.GRPC), "@PluginContract or @NetRpcContract"));
        }
        return grpc == null ? Objects.requireNonNull(netRpc) : grpc;
    }

    private static <T> @Nullable Plugin<T> find(Class<T> contract, Protocol protocol) {
        String name = name(contract, protocol);
        Object binding;
        try {
            binding = Class.forName(name, true, contract.getClassLoader())
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(closed(contract, name), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(name + " cannot be made: " + e + ". " + COMPILE_ANEW, e);
        }
        if (binding instanceof Plugin<?> plugin && plugin.type() == contract && plugin.protocol() == protocol) {
            @SuppressWarnings("unchecked") // Its type was compared.
            Plugin<T> found = (Plugin<T>) plugin;
            return found;
        }
        throw new IllegalArgumentException(name + " is no binding of " + contract.getName() + ". " + COMPILE_ANEW);
    }

    /** {@code Outer_InnerBinding} and {@code Outer_InnerNetRpcBinding} for {@code Outer.Inner}. */
    private static String name(Class<?> contract, Protocol protocol) {
        String simple = contract.getName().substring(contract.getPackageName().length());
        String suffix = switch (protocol) {
            case GRPC -> "Binding";
            case NETRPC -> "NetRpcBinding";
        };
        return contract.getPackageName() + simple.replace('$', '_') + suffix;
    }

    private static String missing(Class<?> contract, String name, String annotation) {
        return "There is no " + name + " for the contract " + contract.getName() + ". Annotate the interface with "
                + annotation + ", and compile it with the annotation processor"
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
