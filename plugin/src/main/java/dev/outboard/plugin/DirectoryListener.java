package dev.outboard.plugin;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A listener on a socket in a directory that goes with it. */
record DirectoryListener(Listener listener, Path directory) implements Listener {

    @Override
    public Connection accept(Deadline deadline) throws IOException {
        return listener.accept(deadline);
    }

    @Override
    public Endpoint endpoint() {
        return listener.endpoint();
    }

    @Override
    public void close() {
        listener.close();
        try {
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // Somebody has put something into it; it is no longer this plugin's alone to remove.
            return;
        }
    }
}
