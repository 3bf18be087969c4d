package dev.outboard.example.kv;

/** What the host uses and the plugin implements. */
public interface KeyValueStore {

    /**
     * Stores a value.
     *
     * @param key what to find it by
     * @param value replaces what was there
     */
    void put(String key, byte[] value);

    /**
     * Finds a value.
     *
     * @param key what it was stored by
     * @return the value
     * @throws java.util.NoSuchElementException when there is none
     */
    byte[] get(String key);
}
