package dev.outboard.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** The sending half of a {@link TlsConnection}: encrypts records and passes them on. */
final class TlsOutput {

    /** So many full records leave in one write. */
    private static final int RECORDS = 4;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final Connection transport;

    /**
     * Guards the order of records, and {@code encrypted}. The writer holds it while it waits in the write below; whoever
     * else has something to send (an answer to a key update, the end) only tries to take it.
     */
    private final ReentrantLock lock = new ReentrantLock();

    /** What is encrypted but not passed on yet, between position and limit. */
    private ByteBuffer encrypted;

    TlsOutput(SSLEngine engine, Connection transport) {
        this.engine = engine;
        this.transport = transport;
        this.encrypted = buffer().limit(0);
    }

    void write(ByteBuffer source, Deadline deadline) throws IOException {
        lock.lock();
        try {
            do {
                transport.write(encrypted, deadline);
                encrypt(source);
            } while (encrypted.hasRemaining());
        } finally {
            lock.unlock();
        }
    }

    boolean tryWrite(ByteBuffer source) throws IOException {
        lock.lock();
        try {
            while (transport.tryWrite(encrypted)) {
                encrypt(source);
                if (!encrypted.hasRemaining()) {
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Sends what the handshake wants to say next, all of it in one write. */
    void writeHandshake(Deadline deadline) throws IOException {
        lock.lock();
        try {
            encryptProtocolMessages();
            transport.write(encrypted, deadline);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends what the engine wants to say besides data, as far as that is possible without waiting. What is left goes out
     * ahead of the next data, which is early enough for a key update (RFC 8446 section 4.6.3).
     */
    void tryWriteProtocolMessages() throws IOException {
        if (lock.tryLock()) {
            try {
                encryptProtocolMessages();
                transport.tryWrite(encrypted);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Sends close_notify, waiting until it is passed on. */
    void end() throws IOException {
        lock.lock();
        try {
            encryptEnd();
            transport.write(encrypted);
        } finally {
            lock.unlock();
        }
    }

    /** Sends close_notify unless that takes waiting; says whether it is on its way. */
    boolean tryEnd() throws IOException {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            encryptEnd();
            return transport.tryWrite(encrypted);
        } finally {
            lock.unlock();
        }
    }

    private void encryptEnd() throws SSLException {
        engine.closeOutbound();
        encryptWhile(() -> !engine.isOutboundDone(), NOTHING);
    }

    private void encryptProtocolMessages() throws SSLException {
        encryptWhile(() -> engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP, NOTHING);
    }

    /** Encrypts as much of the source as there is room for. */
    private void encrypt(ByteBuffer source) throws SSLException {
        encryptWhile(source::hasRemaining, source);
    }

    private void encryptWhile(BooleanSupplier moreToDo, ByteBuffer source) throws SSLException {
        encrypted.compact();
        try {
            boolean goesOn = true;
            while (goesOn && moreToDo.getAsBoolean()) {
                goesOn = wrapRecord(source);
            }
        } finally {
            encrypted.flip();
        }
    }

    /** Makes one record; false when there is no room for one now, or the engine has nothing more to say. */
    private boolean wrapRecord(ByteBuffer source) throws SSLException {
        SSLEngineResult result = engine.wrap(source, encrypted);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW && encrypted.position() == 0) {
            encrypted = buffer();
            result = engine.wrap(source, encrypted);
        }
        boolean progress = result.bytesProduced() > 0 || result.bytesConsumed() > 0;
        return switch (result.getStatus()) {
            case OK -> {
                if (!progress && source.hasRemaining()) {
                    throw new SSLException("the TLS engine takes no data in state " + result.getHandshakeStatus());
                }
                yield progress;
            }
            case CLOSED -> {
                if (source.hasRemaining()) {
                    throw new SSLException("the TLS session has ended");
                }
                yield progress;
            }
            case BUFFER_OVERFLOW -> false;
            case BUFFER_UNDERFLOW -> throw new SSLException("the TLS engine lacks input to encrypt");
        };
    }

    private ByteBuffer buffer() {
        return ByteBuffer.allocate(RECORDS * engine.getSession().getPacketBufferSize());
    }
}
