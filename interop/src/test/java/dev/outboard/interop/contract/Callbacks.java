package dev.outboard.interop.contract;

import dev.outboard.Handshake;
import dev.outboard.contract.PluginContract;
import dev.outboard.example.counter.AddHelper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Contracts and streams of bytes as arguments and results. */
@PluginContract
public interface Callbacks {

    /** Tells the plugin that its host started it. */
    Handshake HANDSHAKE = Handshake.of(1, "CALLBACKS_PLUGIN", "hello");

    /** One sum by several helpers, one after another. */
    long sumByAll(List<AddHelper> helpers);

    /** Copies what it reads, and says how much that was. */
    long copy(InputStream from, OutputStream to) throws IOException;

    /** Some bytes. */
    InputStream zeros(long count);

    /** A helper that lives until it is closed. */
    OpenHelper open();

    /** Keeps a helper beyond the call. */
    void keep(OpenHelper helper);

    /** Uses the helper that was kept, and closes it. */
    long useKept(long a, long b);

    /** A helper that can be closed. */
    @PluginContract
    interface OpenHelper extends AutoCloseable {

        long sum(long a, long b);

        boolean isClosed();

        @Override
        void close();
    }
}
