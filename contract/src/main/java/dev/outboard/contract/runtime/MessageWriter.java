package dev.outboard.contract.runtime;

import java.util.Arrays;

/**
 * Writes one message in protobuf's encoding, in one pass: the length of a nested message is put in when its end is there.
 * Values come after {@link #tag}, or one after another between {@link #open} and {@link #close}. Belongs to one thread.
 */
public final class MessageWriter {

    private static final int FIRST_CAPACITY = 64;
    private static final int SMALL = 1024;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final ContractScope scope;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    /** An empty message without contracts in it. */
    public MessageWriter() {
        this(ContractScope.NONE);
    }

    /**
     * An empty message.
     *
     * @param scope serves the contracts in it
     */
    public MessageWriter(ContractScope scope) {
        this.scope = scope;
    }

    /**
     * What serves contracts in this message.
     *
     * @return the call or the connection that they belong to
     */
    public ContractScope scope() {
        return scope;
    }

    /** What was written. Nothing can be added any more. */
    Message message() {
        return new Message(bytes, size);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /**
     * Begins a field.
     *
     * @param tag the field's number times 8, plus the wire type
     * @return this
     */
    public MessageWriter tag(int tag) {
        varint32(tag);
        return this;
    }

    /**
     * Begins what has its length in front: a nested message, or a packed list.
     *
     * @return a mark for {@link #close}
     */
    public int open() {
        room(1);
        return size++;
    }

    /**
     * Ends what {@link #open} began.
     *
     * @param mark what that returned
     */
    public void close(int mark) {
        int start = mark + 1;
        int length = size - start;
        int further = lengthOfVarint(length) - 1;
        if (further > 0) {
            room(further);
            System.arraycopy(bytes, start, bytes, start + further, length);
        }
        int end = size + further;
        size = mark;
        varint32(length);
        size = end;
    }

    /**
     * Writes a bool.
     *
     * @param value the value
     */
    public void bool(boolean value) {
        varint32(value ? 1 : 0);
    }

    /**
     * Writes an int32, or the number of an enum's constant.
     *
     * @param value the value
     */
    public void int32(int value) {
        if (value >= 0) {
            varint32(value);
        } else {
            varint64(value);
        }
    }

    /**
     * Writes an int64.
     *
     * @param value the value
     */
    public void int64(long value) {
        varint64(value);
    }

    /**
     * Writes a uint32.
     *
     * @param value the value, all bits of it
     */
    public void uint32(int value) {
        varint32(value);
    }

    /**
     * Writes a uint64.
     *
     * @param value the value, all bits of it
     */
    public void uint64(long value) {
        varint64(value);
    }

    /**
     * Writes a sint32.
     *
     * @param value the value
     */
    public void sint32(int value) {
        varint32((value << 1) ^ (value >> 31));
    }

    /**
     * Writes a sint64.
     *
     * @param value the value
     */
    public void sint64(long value) {
        varint64((value << 1) ^ (value >> 63));
    }

    /**
     * Writes a fixed32.
     *
     * @param value the value, all bits of it
     */
    public void fixed32(int value) {
        room(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /**
     * Writes a fixed64.
     *
     * @param value the value, all bits of it
     */
    public void fixed64(long value) {
        room(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /**
     * Writes an sfixed32.
     *
     * @param value the value
     */
    public void sfixed32(int value) {
        fixed32(value);
    }

    /**
     * Writes an sfixed64.
     *
     * @param value the value
     */
    public void sfixed64(long value) {
        fixed64(value);
    }

    /**
     * Writes a float.
     *
     * @param value the value
     */
    public void float32(float value) {
        fixed32(Float.floatToRawIntBits(value));
    }

    /**
     * Writes a double.
     *
     * @param value the value
     */
    public void float64(double value) {
        fixed64(Double.doubleToRawLongBits(value));
    }

    /**
     * Writes bytes.
     *
     * @param value copied
     */
    public void bytes(byte[] value) {
        varint32(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /**
     * Writes a string.
     *
     * @param value the text
     * @throws IllegalArgumentException when it has half of a surrogate pair, which is no Unicode
     */
    public void string(String value) {
        int length = Utf8.length(value);
        varint32(length);
        room(length);
        Utf8.encode(value, bytes, size);
        size += length;
    }

    /**
     * Serves a contract and writes the broker's id for it.
     *
     * @param <T> the contract
     * @param binding how it crosses
     * @param value what answers
     */
    public <T> void contract(ContractBinding<T> binding, T value) {
        varint32(scope.serve(binding, value));
    }

    private void varint32(int value) {
        room(5);
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void varint64(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private static int lengthOfVarint(int value) {
        int bits = 32 - Integer.numberOfLeadingZeros(value | 1);
        return (bits + 6) / 7;
    }

    private void room(int count) {
        if (bytes.length - size < count) {
            grow(count);
        }
    }

    private void grow(int count) {
        long needed = (long) size + count;
        if (needed > LARGEST_ARRAY) {
            throw new IllegalArgumentException("A message cannot have more than 2 GiB");
        }
        // What small arrays leave behind costs more than what a larger one has to spare.
        long grown = (bytes.length < SMALL ? 4L : 2L) * bytes.length;
        bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, grown), LARGEST_ARRAY));
    }
}
