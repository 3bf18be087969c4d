package dev.outboard.example.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.ReattachDescriptor;
import dev.outboard.example.kv.KeyValueStore;
import dev.outboard.host.PluginClient;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** {@code OldHost DIRECTORY PROGRAM}: launches a plugin that is to outlive it, prints where it is, and ends. */
public final class OldHost {

    static final String KEY = "heirloom";
    static final String VALUE = "from the old host";

    private OldHost() {}

    /**
     * Launches, and leaves.
     *
     * @param args a directory for the plugin's files and the plugin's program
     */
    public static void main(String[] args) {
        Logging.toMemory();
        Plugins plugins = new Plugins(Path.of(args[0]), OutputStream.nullOutputStream());
        PluginClient client = plugins.detached(Path.of(args[1]));
        client.dispense(KeyValueStore.class).put(KEY, VALUE.getBytes(UTF_8));
        System.out.println(ReattachDescriptor.format(Map.of(KEY, client.reattachDescriptor())));
        client.detach();
    }
}
