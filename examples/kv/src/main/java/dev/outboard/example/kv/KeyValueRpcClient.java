package dev.outboard.example.kv;

import dev.outboard.PluginException;
import dev.outboard.gob.TypeRef;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcException;
import dev.outboard.netrpc.RpcRemoteException;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The host's side of net/rpc: a {@link KeyValueStore} in front of a plugin. */
final class KeyValueRpcClient implements KeyValueStore {

    private static final TypeRef<Map<String, Object>> ARGUMENTS = new TypeRef<Map<String, Object>>() {};
    private static final TypeRef<Object> ANYTHING = TypeRef.of(Object.class);
    private static final TypeRef<String> KEY = TypeRef.of(String.class);
    private static final TypeRef<byte[]> VALUE = TypeRef.of(byte[].class);

    private final RpcClient client;

    KeyValueRpcClient(RpcClient client) {
        this.client = client;
    }

    /** A call, with all that can go wrong. */
    private interface Call<R> {
        @Nullable
        R make() throws RpcException, InterruptedException;
    }

    @Override
    public void put(String key, byte[] value) {
        Map<String, Object> arguments = Map.of("key", key, "value", value);
        var unused = result(() -> client.call("Plugin.Put", arguments, ARGUMENTS, ANYTHING));
    }

    @Override
    public byte[] get(String key) {
        byte[] value = result(() -> client.call("Plugin.Get", key, KEY, VALUE));
        return value == null ? new byte[0] : value;
    }

    private static <R> @Nullable R result(Call<R> call) {
        try {
            return call.make();
        } catch (RpcRemoteException e) {
            // Errors are texts on the way, without a kind.
            throw new NoSuchElementException(e.getMessage(), e);
        } catch (RpcException e) {
            throw new PluginException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginException("Interrupted while waiting for the plugin", e);
        }
    }
}
