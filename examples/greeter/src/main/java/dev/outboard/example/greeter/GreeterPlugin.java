package dev.outboard.example.greeter;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;

final class GreeterPlugin {
    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(Greeter.HANDSHAKE)
                .plugin(Greeter.class, name -> "Hello, " + name + "!")
                .build());
    }
}
