package dev.outboard.internal.handshake;

import dev.outboard.Protocol;
import dev.outboard.internal.handshake.HandshakeLineException.Defect;

/** Reads handshake lines as liberally as go-plugin's hosts do: four fields are enough, more than seven do no harm. */
final class HandshakeLineParser {

    /** Old versions of go-plugin put other things into the certificate's field; no certificate is as short as this. */
    private static final int LONGEST_NON_CERTIFICATE = 50;

    private static final int CORE = 0;
    private static final int APP = 1;
    private static final int NETWORK = 2;
    private static final int ADDRESS = 3;
    private static final int PROTOCOL = 4;
    private static final int CERTIFICATE = 5;
    private static final int MULTIPLEXING = 6;

    private HandshakeLineParser() {}

    static HandshakeLine parse(String text) throws HandshakeLineException {
        String line = text.strip();
        if (line.isEmpty()) {
            throw new HandshakeLineException(Defect.EMPTY, "the line is empty");
        }
        String[] fields = line.split("\\|", -1);
        if (fields.length <= ADDRESS) {
            throw new HandshakeLineException(
                    Defect.TOO_FEW_FIELDS,
                    "a handshake line has at least four fields with | between them, this one has " + fields.length);
        }
        checkCoreVersion(fields[CORE]);
        return new HandshakeLine(
                appVersion(fields[APP]),
                new WireAddress(fields[NETWORK], fields[ADDRESS]).endpoint(),
                protocol(field(fields, PROTOCOL)),
                certificate(field(fields, CERTIFICATE)),
                multiplexing(field(fields, MULTIPLEXING)));
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index] : "";
    }

    private static void checkCoreVersion(String field) throws HandshakeLineException {
        int version = number(field, Defect.CORE_VERSION_NOT_A_NUMBER, "the core protocol version");
        if (version != HandshakeLine.CORE_VERSION) {
            throw new HandshakeLineException(
                    Defect.INCOMPATIBLE_CORE_VERSION,
                    "the plugin speaks version " + version
                            + " of the plugin system's own protocol and this host version "
                            + HandshakeLine.CORE_VERSION
                            + "; the plugin usually only needs to be rebuilt with a current plugin library");
        }
    }

    private static int appVersion(String field) throws HandshakeLineException {
        return number(field, Defect.APP_VERSION_NOT_A_NUMBER, "the application's protocol version");
    }

    private static int number(String field, Defect defect, String name) throws HandshakeLineException {
        try {
            return Integer.parseInt(field);
        } catch (NumberFormatException e) {
            HandshakeLineException failure =
                    new HandshakeLineException(defect, name + " is not a number: \"" + field + "\"");
            failure.initCause(e);
            throw failure;
        }
    }

    /** A line without the field comes from a plugin older than gRPC support. */
    private static Protocol protocol(String field) throws HandshakeLineException {
        return switch (field) {
            case "grpc" -> Protocol.GRPC;
            case "netrpc", "" -> Protocol.NETRPC;
            default ->
                throw new HandshakeLineException(
                        Defect.UNKNOWN_PROTOCOL,
                        "the protocol is \"" + field + "\", and only grpc and netrpc are known");
        };
    }

    private static String certificate(String field) {
        return field.length() > LONGEST_NON_CERTIFICATE ? field : "";
    }

    private static Multiplexing multiplexing(String field) {
        return field.isEmpty()
                ? Multiplexing.NOT_MENTIONED
                : GoBoolean.parse(field)
                        .map(supported -> supported ? Multiplexing.SUPPORTED : Multiplexing.UNSUPPORTED)
                        .orElse(Multiplexing.UNREADABLE);
    }
}
