package dev.outboard.interop.contract;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plugin that keeps counters in files, as upstream's does. */
public final class FileCounter implements Counter {

    private volatile @Nullable OpenHelper kept;

    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(Counter.HANDSHAKE)
                .plugin(Counter.class, new FileCounter())
                .build());
    }

    @Override
    public long get(String key) {
        try {
            String json = Files.readString(file(key));
            return Long.parseLong(json.substring("{\"Value\":".length(), json.length() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String key, long value, AddHelper helper) {
        long before = Files.exists(file(key)) ? get(key) : 0;
        try {
            Files.writeString(file(key), "{\"Value\":" + helper.sum(before, value) + "}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String key) {
        return Path.of("kv_" + key);
    }

    @Override
    public long sumByAll(List<AddHelper> helpers) {
        long sum = 0;
        for (AddHelper helper : helpers) {
            sum = helper.sum(sum, 1);
        }
        return sum;
    }

    @Override
    public long copy(InputStream from, OutputStream to) throws IOException {
        try (from;
                to) {
            return from.transferTo(to);
        }
    }

    @Override
    public InputStream zeros(long count) {
        return new ByteArrayInputStream(new byte[Math.toIntExact(count)]);
    }

    @Override
    public OpenHelper open() {
        return new Adder();
    }

    @Override
    public void keep(OpenHelper helper) {
        kept = helper;
    }

    @Override
    public long useKept(long a, long b) {
        try (OpenHelper helper = Objects.requireNonNull(kept)) {
            return helper.sum(a, b);
        }
    }

    /** Adds. */
    public static final class Adder implements OpenHelper {

        private volatile boolean closed;

        @Override
        public long sum(long a, long b) {
            return a + b;
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
