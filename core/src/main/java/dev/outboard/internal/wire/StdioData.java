package dev.outboard.internal.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A piece of what a plugin wrote to its stdout or stderr: {@code plugin.StdioData}.
 *
 * @param channel 1 for stdout, 2 for stderr; others come from a version of the protocol that is not known here
 * @param data the bytes
 */
public record StdioData(int channel, ByteString data) {

    public static final int STDOUT = 1;
    public static final int STDERR = 2;

    private static final int CHANNEL = 1;
    private static final int DATA = 2;

    /** A piece that takes the bytes over without a copy: they must not change any more. */
    public static StdioData wrapping(int channel, byte[] bytes, int length) {
        return new StdioData(channel, UnsafeByteOperations.unsafeWrap(bytes, 0, length));
    }

    /** The bytes as they are, without a copy. */
    public void copyTo(OutputStream sink) throws IOException {
        data.writeTo(sink);
    }

    void write(CodedOutputStream output) throws IOException {
        if (channel != 0) {
            output.writeEnum(CHANNEL, channel);
        }
        if (!data.isEmpty()) {
            output.writeBytes(DATA, data);
        }
    }

    static StdioData read(CodedInputStream input) throws IOException {
        int channel = 0;
        ByteString data = ByteString.EMPTY;
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (tag) {
                case CHANNEL << 3 -> channel = input.readEnum();
                case DATA << 3 | 2 -> data = input.readBytes();
                default -> {
                    if (!input.skipField(tag)) {
                        return new StdioData(channel, data);
                    }
                }
            }
        }
        return new StdioData(channel, data);
    }
}
