package dev.outboard.example.basic;

import dev.outboard.PluginException;
import dev.outboard.gob.TypeRef;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcException;

/** The host's side: a {@link Greeter} in front of a plugin. */
final class GreeterClient implements Greeter {

    /** The argument's type in Go is {@code interface{}}. */
    private static final TypeRef<Object> ANYTHING = TypeRef.of(Object.class);

    private static final TypeRef<String> TEXT = TypeRef.of(String.class);

    private final RpcClient client;

    GreeterClient(RpcClient client) {
        this.client = client;
    }

    @Override
    public String greet() {
        try {
            return String.valueOf(client.call("Plugin.Greet", null, ANYTHING, TEXT));
        } catch (RpcException e) {
            throw new PluginException("The greeter has not greeted: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginException("Interrupted while waiting for the greeter", e);
        }
    }
}
