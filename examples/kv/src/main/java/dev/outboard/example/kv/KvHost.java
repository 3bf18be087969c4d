package dev.outboard.example.kv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.PluginException;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import io.grpc.StatusRuntimeException;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The host: {@code kv-host put KEY VALUE} or {@code kv-host get KEY}, with the plugin's command in {@code KV_PLUGIN}. */
public final class KvHost {

    private KvHost() {}

    /**
     * Does one thing to the store.
     *
     * @param args {@code put KEY VALUE} or {@code get KEY}
     */
    public static void main(String[] args) {
        try {
            run(System.getenv("KV_PROTO"), action(args));
        } catch (IllegalArgumentException | NoSuchElementException | PluginException | StatusRuntimeException e) {
            System.out.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(@Nullable String protocol, Consumer<KeyValueStore> action) {
        switch (String.valueOf(protocol)) {
            case "grpc" -> overGrpc(action);
            case "netrpc" -> overNetRpc(action);
            default -> throw new IllegalArgumentException("must set KV_PROTO to netrpc or grpc");
        }
    }

    private static void overGrpc(Consumer<KeyValueStore> action) {
        LaunchConfig config = LaunchConfig.builder(KvContract.HANDSHAKE, plugin())
                .plugin(KvContract.NAME, KvContract.PLUGIN)
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            action.accept(client.dispense(KeyValueStore.class));
        }
    }

    private static void overNetRpc(Consumer<KeyValueStore> action) {
        LaunchConfig config = LaunchConfig.builder(KvContract.HANDSHAKE, plugin())
                .plugin(KvContract.NETRPC_NAME, KvContract.NETRPC_PLUGIN)
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            action.accept(client.dispense(KeyValueStore.class));
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
            default -> throw new IllegalArgumentException("please only use 'get' or 'put', given: \"" + name + "\"");
        }
    }

    private static void checkCount(String[] args, int count, String usage) {
        if (args.length != count) {
            throw new IllegalArgumentException("usage: kv-host " + usage);
        }
    }

    private static Command plugin() {
        String command = System.getenv("KV_PLUGIN");
        if (command == null || command.isEmpty()) {
            throw new IllegalArgumentException("must set KV_PLUGIN to the plugin's command, for example ./kv-plugin");
        }
        return Command.of("sh", "-c", command);
    }
}
