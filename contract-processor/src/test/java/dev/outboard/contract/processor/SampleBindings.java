package dev.outboard.contract.processor;

import dev.outboard.contract.runtime.ContractBinding;
import dev.outboard.contract.sample.Bank;
import dev.outboard.contract.sample.Everything;
import dev.outboard.contract.sample.Streams;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bindings of the sample contracts, as they were just generated. */
public final class SampleBindings {

    private static final String PACKAGE = "dev.outboard.contract.sample.";

    private SampleBindings() {}

    /** The binding of {@link Everything}. */
    @SuppressWarnings("unchecked") // The class is generated for that type.
    public static ContractBinding<Everything> everything() throws Exception {
        return (ContractBinding<Everything>) load("Everything", "Cents");
    }

    /** The binding of {@link Streams}. */
    @SuppressWarnings("unchecked") // The class is generated for that type.
    public static ContractBinding<Streams> streams() throws Exception {
        return (ContractBinding<Streams>) load("Streams");
    }

    /** The binding of {@link Bank}. */
    @SuppressWarnings("unchecked") // The class is generated for that type.
    public static ContractBinding<Bank> bank() throws Exception {
        return (ContractBinding<Bank>) load("Bank");
    }

    /** The binding of the first of some contracts. */
    static ContractBinding<?> load(String... names) throws Exception {
        // They are loaded as long as the tests run.
        Path classes = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bindings")), "");
        String[] sources = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            sources[i] = Files.readString(Path.of("src/test/java", PACKAGE.replace('.', '/'), names[i] + ".java"));
        }
        return (ContractBinding<?>) Compilation.of(classes, sources)
                .loader()
                .loadClass(PACKAGE + names[0] + "Binding")
                .getConstructor()
                .newInstance();
    }
}
