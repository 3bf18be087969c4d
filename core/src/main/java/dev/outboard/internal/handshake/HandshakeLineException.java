package dev.outboard.internal.handshake;

/** What a plugin printed is not a handshake line. */
public final class HandshakeLineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Defect defect;
    private final String reason;

    HandshakeLineException(Defect defect, String reason) {
        super(reason);
        this.defect = defect;
        this.reason = reason;
    }

    /** What is wrong, without the line itself. */
    public String reason() {
        return reason;
    }

    public Defect defect() {
        return defect;
    }

    /** What is wrong with a line, in the order in which it is looked at. */
    public enum Defect {
        EMPTY,
        TOO_FEW_FIELDS,
        CORE_VERSION_NOT_A_NUMBER,
        INCOMPATIBLE_CORE_VERSION,
        APP_VERSION_NOT_A_NUMBER,
        UNKNOWN_NETWORK,
        INVALID_ADDRESS,
        UNKNOWN_PROTOCOL
    }
}
