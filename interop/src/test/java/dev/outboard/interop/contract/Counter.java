package dev.outboard.interop.contract;

import dev.outboard.Handshake;
import dev.outboard.contract.PluginContract;
import dev.outboard.contract.ProtoNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The API of upstream's "bidirectional" example, and more of its kind. */
@PluginContract(service = "proto.Counter")
public interface Counter {

    /** That example's. */
    Handshake HANDSHAKE = Handshake.of(1, "BASIC_PLUGIN", "hello");

    long get(String key);

    void put(@ProtoNumber(2) String key, @ProtoNumber(3) long value, @ProtoNumber(1) AddHelper helper);

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
