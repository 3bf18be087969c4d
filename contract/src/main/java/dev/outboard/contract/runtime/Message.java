package dev.outboard.contract.runtime;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of one message in protobuf's encoding. What interceptors see of calls through a contract. */
public final class Message {

    private final byte[] bytes;
    private final int length;

    /** Bytes that nobody changes any more. */
    Message(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /**
     * How long it is.
     *
     * @return a number of bytes
     */
    public int length() {
        return length;
    }

    /**
     * Its bytes.
     *
     * @return a stream of them that never blocks
     */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes, 0, length);
    }

    static Message of(byte[] bytes) {
        return new Message(bytes, bytes.length);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    MessageReader reader(ContractScope scope) {
        return new MessageReader(bytes, length, scope);
    }
}
