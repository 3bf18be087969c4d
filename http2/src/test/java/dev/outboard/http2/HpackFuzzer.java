package dev.outboard.http2;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import org.jspecify.annotations.Nullable;

/**
 * Decodes any octets as header blocks, one after another in the same context, and encodes again what comes out.
 *
 * <p>Also a target for Jazzer: with jazzer and jazzer-api on the class path beside this module's classes and test classes,
 * {@code java -cp … com.code_intelligence.jazzer.Jazzer --target_class=dev.outboard.http2.HpackFuzzer}.
 */
final class HpackFuzzer {

    private static final int TABLE_SIZE = 300;
    private static final int MAX_LIST_SIZE = 1500;
    private static final int BLOCKS_A_CONTEXT = 64;

    private final HpackEncoder encoder = new HpackEncoder();
    private final OctetBuffer encoded = new OctetBuffer();
    private final HpackDecoder ofEncoder = new HpackDecoder(Settings.DEFAULT_HEADER_TABLE_SIZE, Integer.MAX_VALUE);

    private HpackDecoder decoder = new HpackDecoder(TABLE_SIZE, MAX_LIST_SIZE);
    private int blocks;
    private int accepted;

    /** Jazzer's entry. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        HpackFuzzer fuzzer = new HpackFuzzer();
        while (data.remainingBytes() > 0) {
            byte[] block = data.consumeBytes(data.consumeInt(1, 200));
            fuzzer.run(block, 0, block.length);
        }
    }

    /** How many inputs were header blocks. */
    int accepted() {
        return accepted;
    }

    /** Fails when anything else happens than a list, a list that is too large, or the documented exception. */
    void run(byte[] octets, int offset, int length) {
        if (++blocks % BLOCKS_A_CONTEXT == 0) {
            decoder = new HpackDecoder(TABLE_SIZE, MAX_LIST_SIZE);
        }
        Headers headers = decode(octets, offset, length);
        require(decoder.tableSize() <= decoder.tableMaxSize(), "the table is larger than its maximum");
        require(decoder.tableMaxSize() <= TABLE_SIZE, "the table's maximum is larger than allowed");
        if (headers != null) {
            accepted++;
            require(headers.listSize() == decoder.listSize(), "the list's size was not counted right");
            require(headers.listSize() <= MAX_LIST_SIZE, "the list is larger than its limit");
            roundTrip(headers);
        }
    }

    /** Fails unless a list comes back as it was. */
    void roundTrip(Headers headers) {
        encoded.clear();
        encoder.encode(headers, encoded);
        try {
            Headers again = ofEncoder.decode(encoded.array(), 0, encoded.length());
            require(headers.equals(again), "the list came back different");
            require(encoder.tableSize() == ofEncoder.tableSize(), "the tables have grown apart");
        } catch (Http2ConnectionException e) {
            throw new AssertionError("The encoder's own block was refused: " + headers, e);
        }
    }

    /** Lets the encoder go on with another table size, as a peer's settings would. */
    void setMaxTableSize(int size) {
        encoder.setMaxTableSize(size);
    }

    private @Nullable Headers decode(byte[] octets, int offset, int length) {
        try {
            Headers headers = decoder.decode(octets, offset, length);
            require(headers != null || decoder.listSize() > MAX_LIST_SIZE, "a list within the limit was dropped");
            return headers;
        } catch (Http2ConnectionException e) {
            require(e.errorCode() == ErrorCode.COMPRESSION_ERROR, "the error was " + e.errorCode());
            return null;
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
