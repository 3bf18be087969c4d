package dev.outboard.interop.contract;

import dev.outboard.example.counter.AddHelper;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Uses what it is given, and gives something in turn. */
public final class CallbacksPlugin implements Callbacks {

    private volatile @Nullable OpenHelper kept;

    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(Callbacks.HANDSHAKE)
                .plugin(Callbacks.class, new CallbacksPlugin())
                .build());
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
