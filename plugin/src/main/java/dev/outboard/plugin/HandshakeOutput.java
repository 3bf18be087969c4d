package dev.outboard.plugin;

import dev.outboard.internal.handshake.Variables;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where the handshake line goes: to the process's real stdout, whatever {@link System#out} is, or to the descriptor that
 * the launcher has set aside for it. With a descriptor of its own, what else is printed cannot disturb the line.
 */
@FunctionalInterface
interface HandshakeOutput {

    void print(String line) throws IOException;

    static HandshakeOutput of(Map<String, String> variables, Consumer<String> complaints) {
        String descriptor = variables.getOrDefault(Variables.HANDSHAKE_DESCRIPTOR, "");
        return line -> {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            if (!descriptor.matches("[0-9]{1,4}") || !printed(bytes, "/dev/fd/" + descriptor, complaints)) {
                print(bytes);
            }
        };
    }

    private static boolean printed(byte[] bytes, String path, Consumer<String> complaints) throws IOException {
        // At the end: where the descriptor is a file's, what others have written to it stays.
        try (FileOutputStream output = new FileOutputStream(path, true)) {
            output.write(bytes);
            return true;
        } catch (FileNotFoundException e) {
            complaints.accept("[WARN] " + Variables.HANDSHAKE_DESCRIPTOR + " names a descriptor that is not open ("
                    + e.getMessage() + "); the handshake line goes to stdout");
            return false;
        }
    }

    // Closing the stream would close the process's stdout, which the application may go on to use.
    @SuppressWarnings("resource")
    private static void print(byte[] bytes) throws IOException {
        new FileOutputStream(FileDescriptor.out).write(bytes);
    }
}
