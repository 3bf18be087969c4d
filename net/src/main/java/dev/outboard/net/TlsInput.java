package dev.outboard.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** The receiving half of a {@link TlsConnection}: takes records in and decrypts them. Used by one thread at a time. */
final class TlsInput {

    /** So many full records come in with one read. */
    private static final int RECORDS = 4;

    private final SSLEngine engine;
    private final Connection transport;
    private final TlsOutput output;

    /** What has come in and is not decrypted yet, between position and limit. */
    private ByteBuffer encrypted;

    /** What is decrypted and did not fit in a reader's buffer, between position and limit. */
    private ByteBuffer plain;

    private int firstByte = -1;
    private boolean ended;

    TlsInput(SSLEngine engine, Connection transport, TlsOutput output) {
        this.engine = engine;
        this.transport = transport;
        this.output = output;
        this.encrypted = ByteBuffer.allocate(RECORDS * engine.getSession().getPacketBufferSize())
                .limit(0);
        this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                .limit(0);
    }

    /** Takes in what the handshake needs next, at most one record of it. */
    void readHandshake(Deadline deadline) throws IOException {
        SSLEngineResult result = unwrapAside();
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
            fill(deadline);
        } else if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new SSLException("the other side ended the TLS session during the handshake");
        }
    }

    /**
     * Reads as {@link Connection#read(ByteBuffer, Deadline)} says. Waits for the first bytes only; after them it takes
     * along the whole records that are there already.
     */
    int read(ByteBuffer target, Deadline deadline) throws IOException {
        int start = target.position();
        while (target.position() == start) {
            if (!target.hasRemaining()) {
                return 0;
            }
            if (!decrypt(target)) {
                if (ended) {
                    return -1;
                }
                fill(deadline);
            }
        }
        return target.position() - start;
    }

    /** Decrypts into the target what is there, until it is full; false when nothing came of it and more must come in. */
    private boolean decrypt(ByteBuffer target) throws IOException {
        int start = target.position();
        while (target.hasRemaining()) {
            if (plain.hasRemaining()) {
                movePlain(target);
            } else if (ended || !unwrapInto(target)) {
                break;
            }
        }
        return target.position() > start;
    }

    private void movePlain(ByteBuffer target) {
        int count = Math.min(plain.remaining(), target.remaining());
        target.put(target.position(), plain, plain.position(), count);
        target.position(target.position() + count);
        plain.position(plain.position() + count);
    }

    /** Decrypts one record; false when there is no whole one, or it was the end. */
    private boolean unwrapInto(ByteBuffer target) throws IOException {
        SSLEngineResult result = engine.unwrap(encrypted, target);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            result = unwrapAside();
        }
        ended = result.getStatus() == SSLEngineResult.Status.CLOSED;
        attendTo(result.getHandshakeStatus());
        return result.getStatus() == SSLEngineResult.Status.OK;
    }

    private void attendTo(HandshakeStatus status) throws IOException {
        switch (status) {
            case NEED_WRAP -> output.tryWriteProtocolMessages();
            case NEED_TASK ->
                throw new SSLException("the other side wants to renegotiate the session, which is not done");
            default -> {
                // Nothing that has to be done.
            }
        }
    }

    private SSLEngineResult unwrapAside() throws SSLException {
        plain.clear();
        try {
            SSLEngineResult result = engine.unwrap(encrypted, plain);
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
                plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
                result = engine.unwrap(encrypted, plain);
            }
            return result;
        } finally {
            plain.flip();
        }
    }

    private void fill(Deadline deadline) throws IOException {
        encrypted.compact();
        try {
            if (!encrypted.hasRemaining()) {
                throw new SSLException("a TLS record is longer than the protocol allows");
            }
            if (transport.read(encrypted, deadline) < 0) {
                throw new SSLException("the other side cut the connection off without ending the TLS session first");
            }
        } finally {
            encrypted.flip();
        }
        if (firstByte < 0) {
            firstByte = encrypted.get(0) & 0xff;
        }
    }

    /** The first byte that came in, 0 to 255, or -1 before it: tells a TLS record from something else. */
    int firstByte() {
        return firstByte;
    }
}
