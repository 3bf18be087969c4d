package dev.outboard.example.demo;

import dev.outboard.example.kv.KeyValueStore;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps values in memory: they are gone with the process, and only with it. */
final class TalkativeStore implements KeyValueStore {

    /** Asking for the value of this key ends the process. */
    static final String CRASH = "crash";

    private static final int CRASH_STATUS = 3;

    private final Logger log = LoggerFactory.getLogger("store");
    private final Map<String, byte[]> values = new ConcurrentHashMap<>();

    @Override
    public void put(String key, byte[] value) {
        values.put(key, value.clone());
        log.atInfo().addKeyValue("key", key).addKeyValue("bytes", value.length).log("stored");
        System.out.println("Thank you for " + key + "!");
    }

    @Override
    public byte[] get(String key) {
        if (key.equals(CRASH)) {
            log.error("the store is on fire");
            Runtime.getRuntime().halt(CRASH_STATUS);
        }
        byte[] value = values.get(key);
        if (value == null) {
            throw new NoSuchElementException("There is no value for \"" + key + "\"");
        }
        return value.clone();
    }
}
