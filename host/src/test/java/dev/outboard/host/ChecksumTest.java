package dev.outboard.host;

import static dev.outboard.host.TestCommands.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.plugin.Echo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {

    @TempDir
    Path directory;

    private final Leftovers leftovers = new Leftovers();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
        assertThat(copies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "MD5", "SHA3-512"})
    void aProgramWithTheRightBytesRuns(String algorithm) throws Exception {
        Path program = program("exec " + TestCommands.shellLine());
        byte[] digest = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(program));

        try (PluginClient client = launch(program, Checksum.of(algorithm, digest))) {
            assertThat(client.dispense(Echo.class).say("x")).isEqualTo("echo x");
        }
    }

    @Test
    void theCheckedBytesAreWhatRuns() throws Exception {
        // The program looks at itself: it is neither the file that anybody could swap, nor where others could get at
        // it.
        Path program =
                program("echo \"$0 $(stat -c %a \"$(dirname \"$0\")\") $(stat -c %a \"$0\")\" >&2; echo other > '"
                        + directory.resolve("plugin") + "'; exec " + TestCommands.shellLine());
        List<String> lines = new ArrayList<>();
        java.io.ByteArrayOutputStream stderr = new java.io.ByteArrayOutputStream();
        LaunchConfig config =
                config(command(program, sha256(program))).stderr(stderr).build();

        try (PluginClient client = PluginClient.launch(config)) {
            assertThat(client.dispense(Echo.class).say("x")).isEqualTo("echo x");
            assertThat(copies()).hasSize(1);
            lines.addAll(stderr.toString(StandardCharsets.UTF_8).lines().toList());
            assertThat(lines.get(0)).startsWith(copies().get(0).resolve("plugin") + " 700 500");
        }
        assertThat(Files.readString(program)).isEqualTo("other\n");
    }

    @Test
    void aProgramWithOtherBytesIsNotStarted() throws IOException {
        Path program = program("touch '" + directory.resolve("started") + "'");
        Checksum other = Checksum.of("SHA-256", "00".repeat(32));

        assertThatThrownBy(() -> launch(program, other))
                .isInstanceOf(ChecksumMismatchException.class)
                .hasMessageContaining("should be " + other)
                .hasMessageContaining("not started");
        assertThat(directory.resolve("started")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeRunStaysSo() throws IOException {
        Path program = program("true");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> launch(program, sha256(program)))
                .isInstanceOf(PluginNotExecutableException.class)
                .hasMessageContaining("chmod +x");
        assertThatThrownBy(() -> launch(directory.resolve("missing"), sha256(program)))
                .isInstanceOf(PluginNotFoundException.class);
    }

    @Test
    void aChecksumOfTheWrongLengthIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checksum.of("SHA-256", new byte[20]))
                .withMessageContaining("has 32 bytes, not 20");
        assertThatIllegalArgumentException().isThrownBy(() -> Checksum.of("SHA-256", ""));
    }

    @Test
    void aChecksumThatIsNoneIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checksum.of("SHA-256", "not hexadecimal"))
                .withMessageContaining("hexadecimal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checksum.of("ROT-13", new byte[13]))
                .withMessageContaining("ROT-13");
    }

    @Test
    void aChecksumIsReadAsItIsPrinted() {
        String digits = "AB".repeat(32);

        assertThat(Checksum.of("SHA-256", " " + digits + "\n")).hasToString("SHA-256 " + "ab".repeat(32));
        assertThat(Checksum.of("SHA-256", digits).matches(HexFormat.of().parseHex("ab".repeat(32))))
                .isTrue();
        assertThat(Checksum.of("SHA-256", digits).matches(new byte[32])).isFalse();
    }

    private Path program(String script) throws IOException {
        Path file = Files.writeString(directory.resolve("plugin"), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static Checksum sha256(Path program) {
        try {
            return Checksum.of("SHA-256", MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(program)));
        } catch (IOException | java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Command command(Path program, Checksum checksum) {
        return Command.builder(program.toString()).checksum(checksum).build();
    }

    private static PluginClient launch(Path program, Checksum checksum) {
        return PluginClient.launch(config(command(program, checksum)).build());
    }

    /** What hosts of this process have made in the temporary directory; plugins have directories of their own there. */
    private static List<Path> copies() {
        String mine = "plugin" + ProcessHandle.current().pid() + "-";
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(mine))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
