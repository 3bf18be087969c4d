package dev.outboard.contract.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What comes out for whole contracts, file by file. The expected files are in {@code src/test/expected} and {@code
 * src/test/protobuf}, to be read; after a change that is meant, {@code -Doutboard.expected=write} writes them anew.
 */
class GeneratedFilesTest {

    private static final String PACKAGE = "dev/outboard/contract/sample/";

    @TempDir
    Path classes;

    @Test
    void aSmallContract() throws IOException {
        Compilation compiled = compile("Greeter");

        assertThat(compiled.messages()).isEmpty();
        expect("src/test/expected/GreeterBinding.java", compiled.file(PACKAGE + "GreeterBinding.java"));
        expect(
                "src/test/protobuf/dev/outboard/contract/sample/greeter.proto",
                compiled.file("META-INF/proto/dev/outboard/contract/sample/greeter.proto"));
    }

    @Test
    void aContractOfAllTypes() throws IOException {
        Compilation compiled = compile("Everything", "Cents");

        assertThat(compiled.messages()).isEmpty();
        expect("src/test/expected/EverythingBinding.java", compiled.file(PACKAGE + "EverythingBinding.java"));
        expect(
                "src/test/protobuf/sample/v1/everything.proto",
                compiled.file("META-INF/proto/sample/v1/everything.proto"));
    }

    @Test
    void aContractWithStreams() throws IOException {
        Compilation compiled = compile("Streams");

        assertThat(compiled.messages()).isEmpty();
        expect("src/test/expected/StreamsBinding.java", compiled.file(PACKAGE + "StreamsBinding.java"));
        expect("src/test/protobuf/sample/v1/streams.proto", compiled.file("META-INF/proto/sample/v1/streams.proto"));
    }

    @Test
    void aContractWithExceptionsAndDeadlines() throws IOException {
        Compilation compiled = compile("Bank");

        assertThat(compiled.messages()).isEmpty();
        expect("src/test/expected/BankBinding.java", compiled.file(PACKAGE + "BankBinding.java"));
        expect("src/test/protobuf/sample/v1/bank.proto", compiled.file("META-INF/proto/sample/v1/bank.proto"));
    }

    @Test
    void aContractOverNetRpc() throws IOException {
        Compilation compiled = compile("Library");

        assertThat(compiled.messages()).isEmpty();
        expect("src/test/expected/LibraryNetRpcBinding.java", compiled.file(PACKAGE + "LibraryNetRpcBinding.java"));
        assertThat(compiled.file(PACKAGE + "Library_ReaderNetRpcBinding.java")).contains("class Library_ReaderNetRpc");
    }

    private Compilation compile(String... names) throws IOException {
        String[] sources = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            sources[i] = Files.readString(Path.of("src/test/java", PACKAGE, names[i] + ".java"));
        }
        return Compilation.of(classes, sources);
    }

    private static void expect(String file, String generated) throws IOException {
        Path expected = Path.of(file);
        if ("write".equals(System.getProperty("outboard.expected"))) {
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, generated);
        }
        assertThat(generated).isEqualTo(Files.readString(expected));
    }
}
