package dev.outboard.example.basic;

import dev.outboard.NetRpcPlugin;
import dev.outboard.PluginException;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;

/** The host: {@code basic-host}, with a plugin {@code ./plugin/greeter}, or {@code basic-host PLUGIN}. */
public final class BasicHost {

    private static final String PLUGIN = "./plugin/greeter";

    private BasicHost() {}

    /**
     * Prints a greeting.
     *
     * @param args the plugin's program, or nothing
     */
    public static void main(String[] args) {
        String program = args.length == 0 ? PLUGIN : args[0];
        LaunchConfig config = LaunchConfig.builder(Greeter.HANDSHAKE, Command.of(program))
                .plugin(Greeter.NAME, NetRpcPlugin.of(Greeter.class))
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            Greeter greeter = client.dispense(Greeter.NAME, Greeter.class);
            System.out.println(greeter.greet());
        } catch (PluginException e) {
            System.out.println("error: " + e.getMessage());
            System.exit(1);
        }
    }
}
