package dev.outboard.example.kv;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plugin's side of net/rpc: hosts call its public methods, as {@code Plugin.Put} and {@code Plugin.Get}. */
public final class KeyValueReceiver {

    private final KeyValueStore store;

    KeyValueReceiver(KeyValueStore store) {
        this.store = store;
    }

    /**
     * Answers {@code Plugin.Put}, whose argument is a map in go-plugin's example, and whose reply is an {@code
     * interface{}} that is never set.
     *
     * @param arguments {@code key}, a text, and {@code value}, bytes
     * @return nothing
     */
    public @Nullable Object put(Map<String, Object> arguments) {
        if (arguments.get("key") instanceof String key && arguments.get("value") instanceof byte[] value) {
            store.put(key, value);
            return null;
        }
        throw new IllegalArgumentException("key must be a text and value bytes, not " + arguments);
    }

    /**
     * Answers {@code Plugin.Get}.
     *
     * @param key what the value was stored by
     * @return the value
     */
    public byte[] get(String key) {
        return store.get(key);
    }
}
