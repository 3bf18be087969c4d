package dev.outboard.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandshakeOutputTest {

    private final List<String> complaints = new ArrayList<>();

    @Test
    void theLineGoesToTheDescriptorThatWasSetAsideForIt(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("line");
        try (FileOutputStream stream = new FileOutputStream(file.toFile())) {
            assertThat(stream.getFD().valid()).isTrue();
            HandshakeOutput.of(Map.of("OUTBOARD_HANDSHAKE_FD", descriptorOf(file)), complaints::add)
                    .print("1|1|unix|/tmp/s|grpc|");
        }

        assertThat(file).hasContent("1|1|unix|/tmp/s|grpc|");
        assertThat(Files.readString(file)).endsWith("|\n");
        assertThat(complaints).isEmpty();
    }

    private static String descriptorOf(Path file) throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).equals(file)) {
                    return descriptor.getFileName().toString();
                }
            }
        }
        throw new AssertionError("not open: " + file);
    }
}
