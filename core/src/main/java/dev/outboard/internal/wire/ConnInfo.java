package dev.outboard.internal.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a brokered service can be reached: {@code plugin.ConnInfo}.
 *
 * @param serviceId an unsigned number of 32 bits
 * @param network {@code unix} or {@code tcp}; empty in knocks
 * @param address a path or host:port; empty in knocks
 * @param knock a request to open a multiplexed stream or its answer, or null
 */
public record ConnInfo(
        int serviceId,
        String network,
        String address,
        @Nullable Knock knock) {

    private static final int SERVICE_ID = 1;
    private static final int NETWORK = 2;
    private static final int ADDRESS = 3;
    private static final int KNOCK = 4;

    /**
     * Asks for a multiplexed stream, or answers.
     *
     * @param knock set in requests and answers
     * @param ack set in answers
     * @param error why the answer is no, or empty
     */
    public record Knock(boolean knock, boolean ack, String error) {

        private static final int KNOCK = 1;
        private static final int ACK = 2;
        private static final int ERROR = 3;

        private void write(CodedOutputStream output) throws IOException {
            if (knock) {
                output.writeBool(KNOCK, true);
            }
            if (ack) {
                output.writeBool(ACK, true);
            }
            if (!error.isEmpty()) {
                output.writeString(ERROR, error);
            }
        }

        private int size() {
            return (knock ? CodedOutputStream.computeBoolSize(KNOCK, true) : 0)
                    + (ack ? CodedOutputStream.computeBoolSize(ACK, true) : 0)
                    + (error.isEmpty() ? 0 : CodedOutputStream.computeStringSize(ERROR, error));
        }

        private static Knock read(CodedInputStream input) throws IOException {
            boolean knock = false;
            boolean ack = false;
            String error = "";
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                switch (tag) {
                    case KNOCK << 3 -> knock = input.readBool();
                    case ACK << 3 -> ack = input.readBool();
                    case ERROR << 3 | 2 -> error = input.readStringRequireUtf8();
                    default -> {
                        if (!input.skipField(tag)) {
                            return new Knock(knock, ack, error);
                        }
                    }
                }
            }
            return new Knock(knock, ack, error);
        }
    }

    void write(CodedOutputStream output) throws IOException {
        if (serviceId != 0) {
            output.writeUInt32(SERVICE_ID, serviceId);
        }
        if (!network.isEmpty()) {
            output.writeString(NETWORK, network);
        }
        if (!address.isEmpty()) {
            output.writeString(ADDRESS, address);
        }
        if (knock != null) {
            output.writeTag(KNOCK, 2);
            output.writeUInt32NoTag(knock.size());
            knock.write(output);
        }
    }

    static ConnInfo read(CodedInputStream input) throws IOException {
        int serviceId = 0;
        String network = "";
        String address = "";
        Knock knock = null;
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (tag) {
                case SERVICE_ID << 3 -> serviceId = input.readUInt32();
                case NETWORK << 3 | 2 -> network = input.readStringRequireUtf8();
                case ADDRESS << 3 | 2 -> address = input.readStringRequireUtf8();
                case KNOCK << 3 | 2 -> knock = readKnock(input);
                default -> {
                    if (!input.skipField(tag)) {
                        return new ConnInfo(serviceId, network, address, knock);
                    }
                }
            }
        }
        return new ConnInfo(serviceId, network, address, knock);
    }

    private static Knock readKnock(CodedInputStream input) throws IOException {
        int outer = input.pushLimit(input.readRawVarint32());
        Knock knock = Knock.read(input);
        input.checkLastTagWas(0);
        input.popLimit(outer);
        return knock;
    }
}
