package dev.outboard.example.negotiated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.PluginException;
import dev.outboard.PluginSet;
import dev.outboard.example.kv.KeyValueStore;
import dev.outboard.example.kv.KvContract;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import io.grpc.StatusRuntimeException;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The host: {@code negotiated-host put KEY VALUE} or {@code negotiated-host get KEY}, with a plugin {@code ./kv-plugin}. */
public final class NegotiatedHost {

    private static final String PLUGIN = "./kv-plugin";

    private NegotiatedHost() {}

    /**
     * Does one thing to the store.
     *
     * @param args {@code put KEY VALUE} or {@code get KEY}
     */
    public static void main(String[] args) {
        try {
            run(config(System.getenv("KV_PROTO")), action(args));
        } catch (IllegalArgumentException | NoSuchElementException | PluginException | StatusRuntimeException e) {
            System.out.println("Error: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(LaunchConfig config, Consumer<KeyValueStore> action) {
        try (PluginClient client = PluginClient.launch(config)) {
            action.accept(client.dispense(Versions.NAME, KeyValueStore.class));
        }
    }

    private static Consumer<KeyValueStore> action(String[] args) {
        String name = args.length == 0 ? "" : args[0];
        switch (name) {
            case "get" -> {
                checkCount(args, 2, "get KEY");
                return store -> System.out.println(new String(store.get(args[1]), UTF_8));
            }
            case "put" -> {
                checkCount(args, 3, "put KEY VALUE");
                return store -> store.put(args[1], args[2].getBytes(UTF_8));
            }
            default -> throw new IllegalArgumentException("Please only use 'get' or 'put', given: \"" + name + "\"");
        }
    }

    private static void checkCount(String[] args, int count, String usage) {
        if (args.length != count) {
            throw new IllegalArgumentException("usage: negotiated-host " + usage);
        }
    }

    /** As in go-plugin's example, the host pretends to know some of the versions alone. */
    private static LaunchConfig config(@Nullable String protocol) {
        LaunchConfig.Builder config = LaunchConfig.builder(KvContract.HANDSHAKE, Command.of(PLUGIN));
        switch (String.valueOf(protocol)) {
            case "netrpc" -> config.version(Versions.NETRPC, PluginSet.of(Versions.NAME, KvContract.NETRPC_PLUGIN));
            case "grpc" ->
                config.version(Versions.GRPC, PluginSet.of(Versions.NAME, KvContract.PLUGIN))
                        .version(Versions.NEWEST, PluginSet.of(Versions.NAME, KvContract.PLUGIN));
            default -> throw new IllegalArgumentException("must set KV_PROTO to netrpc or grpc");
        }
        return config.build();
    }
}
