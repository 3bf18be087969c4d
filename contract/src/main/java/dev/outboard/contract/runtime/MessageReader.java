package dev.outboard.contract.runtime;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/**
 * Reads one message in protobuf's encoding. All methods throw {@link MalformedMessageException} when the bytes are not
 * what they should be. Belongs to one thread.
 */
public final class MessageReader {

    /** How deep messages may be nested, as in protobuf's own parser. */
    private static final int MOST_LEVELS = 100;

    private final byte[] bytes;
    private final CodedInputStream in;
    private final ContractScope scope;
    private int levels;

    MessageReader(byte[] bytes, int length, ContractScope scope) {
        this.bytes = bytes;
        this.in = CodedInputStream.newInstance(bytes, 0, length);
        this.scope = scope;
        try {
            // Without it a nested message could claim to be longer than this one.
            int unused = in.pushLimit(length);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * What dials contracts in this message.
     *
     * @return the call or the connection that they belong to
     */
    public ContractScope scope() {
        return scope;
    }

    /**
     * Goes on to the next field.
     *
     * @return the field's number times 8, plus the wire type; 0 at the end of the message
     */
    public int tag() {
        try {
            return in.readTag();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Leaves a field out that nobody here knows.
     *
     * @param tag the field's tag
     */
    public void skip(int tag) {
        try {
            if (!in.skipField(tag)) {
                throw new MalformedMessageException("It has the end of a group that did not begin", null);
            }
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Enters a nested message, or a packed list.
     *
     * @return a mark for {@link #close}
     */
    public int open() {
        try {
            int mark = in.pushLimit(in.readRawVarint32());
            if (++levels > MOST_LEVELS) {
                throw new MalformedMessageException(
                        "Its messages are nested in more than " + MOST_LEVELS + " levels", null);
            }
            return mark;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Whether a packed list goes on.
     *
     * @return false at its end
     */
    public boolean more() {
        try {
            return !in.isAtEnd();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Leaves what {@link #open} entered, at its end.
     *
     * @param mark what that returned
     */
    public void close(int mark) {
        levels--;
        in.popLimit(mark);
    }

    /**
     * Reads a bool.
     *
     * @return the value
     */
    public boolean bool() {
        try {
            return in.readBool();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads an int32, or the number of an enum's constant.
     *
     * @return the value
     */
    public int int32() {
        try {
            return in.readInt32();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads an int64.
     *
     * @return the value
     */
    public long int64() {
        try {
            return in.readInt64();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads a uint32.
     *
     * @return the value
     */
    public int uint32() {
        try {
            return in.readUInt32();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads a uint64.
     *
     * @return the value
     */
    public long uint64() {
        try {
            return in.readUInt64();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads a sint32.
     *
     * @return the value
     */
    public int sint32() {
        try {
            return in.readSInt32();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads a sint64.
     *
     * @return the value
     */
    public long sint64() {
        try {
            return in.readSInt64();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads a fixed32.
     *
     * @return the value
     */
    public int fixed32() {
        try {
            return in.readFixed32();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads a fixed64.
     *
     * @return the value
     */
    public long fixed64() {
        try {
            return in.readFixed64();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads an sfixed32.
     *
     * @return the value
     */
    public int sfixed32() {
        try {
            return in.readSFixed32();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads an sfixed64.
     *
     * @return the value
     */
    public long sfixed64() {
        try {
            return in.readSFixed64();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads a float.
     *
     * @return the value
     */
    public float float32() {
        try {
            return in.readFloat();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads a double.
     *
     * @return the value
     */
    public double float64() {
        try {
            return in.readDouble();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads bytes.
     *
     * @return the value
     */
    public byte[] bytes() {
        try {
            return in.readByteArray();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads a string.
     *
     * @return the value
     */
    public String string() {
        try {
            int length = in.readRawVarint32();
            int start = in.getTotalBytesRead();
            in.skipRawBytes(length);
            return Utf8.decode(bytes, start, length);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads the broker's id of a contract and dials it.
     *
     * @param <T> the contract
     * @param binding how it crosses
     * @return the contract in front of what the other side serves
     */
    public <T> T contract(ContractBinding<T> binding) {
        int id = uint32();
        if (id == 0) {
            throw new MalformedMessageException(
                    "It has 0 where the broker's id of a " + binding.type().getName() + " should be", null);
        }
        return scope.dial(binding, id);
    }

    private static MalformedMessageException malformed(IOException e) {
        return new MalformedMessageException("It is no message of protobuf's: " + e.getMessage(), e);
    }
}
