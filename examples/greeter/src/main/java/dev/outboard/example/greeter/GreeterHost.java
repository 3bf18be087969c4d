package dev.outboard.example.greeter;

import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;

final class GreeterHost {
    public static void main(String[] args) {
        LaunchConfig config = LaunchConfig.builder(Greeter.HANDSHAKE, Command.of(args[0]))
                .plugin(Greeter.class)
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            System.out.println(client.dispense(Greeter.class).greet(args[1]));
        }
    }
}
