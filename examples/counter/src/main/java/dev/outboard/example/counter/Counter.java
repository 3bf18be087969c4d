package dev.outboard.example.counter;

/** What the host uses and the plugin implements. */
public interface Counter {

    /**
     * Adds to a counter.
     *
     * @param key the counter; it begins at 0
     * @param value what to add
     * @param helper does the sum: the plugin is not trusted with that
     */
    void put(String key, long value, AddHelper helper);

    /**
     * Reads a counter.
     *
     * @param key the counter
     * @return what it stands at
     * @throws java.util.NoSuchElementException when there is none
     */
    long get(String key);
}
