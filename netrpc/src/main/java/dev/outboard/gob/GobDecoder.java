package dev.outboard.gob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads values from one stream. For one thread at a time. */
public final class GobDecoder {

    private final Decoding decoding;
    private final Adapters adapters;
    /** Why nothing more can be read. */
    private @Nullable IOException broken;

    GobDecoder(Gob gob, InputStream input) {
        this.adapters = gob.adapters();
        this.decoding = new Decoding(gob, new MessageReader(input, gob.maxMessage()));
    }

    /**
     * Reads the next value as a class.
     *
     * @param <T> the class
     * @param type the class
     * @return as in {@link #decode(TypeRef)}
     * @throws IOException as in {@link #decode(TypeRef)}
     */
    public <T> @Nullable T decode(Class<T> type) throws IOException {
        return decode(TypeRef.of(type));
    }

    /**
     * Reads the next value, by Go's rules: fields are matched by name, those that were not sent have their zero value (in a record) or stay
     * as the constructor left them (in a class), and those not known here are skipped; numbers must fit.
     *
     * @param <T> the type
     * @param type as what to read it
     * @return the value; null for a nil interface value, and for {@link Void}, which passes over whatever comes
     * @throws EOFException when the stream has ended before the value
     * @throws GobValueException when the value does not fit the type; the next one can be read
     * @throws GobFormatException when the bytes are not gob or exceed a limit; nothing more can be read
     * @throws GobTypeException when the type has no counterpart in Go; nothing was read
     * @throws IOException when the stream cannot be read; nothing more can be read
     */
    public <T> @Nullable T decode(TypeRef<T> type) throws IOException {
        Adapter<T> adapter = adapters.of(type);
        requireUsable();
        boolean usable = false;
        try {
            T value = read(adapter);
            usable = true;
            return value;
        } catch (GobValueException e) {
            usable = broken == null;
            e.within(type.toString());
            throw e;
        } catch (GobFormatException e) {
            broken = e;
            e.within(type.toString());
            throw e;
        } catch (IOException e) {
            broken = e;
            throw e;
        } finally {
            if (!usable && broken == null) {
                broken = new IOException("the code of a value's class failed");
            }
        }
    }

    private <T> @Nullable T read(Adapter<T> adapter) throws IOException {
        GobType remote = decoding.beginValue();
        try {
            T value = decoding.readWhole(adapter, remote);
            decoding.endValue();
            return value;
        } catch (GobValueException e) {
            skipRest(remote, e);
            throw e;
        }
    }

    /** Makes the next value readable after one that did not fit. */
    private void skipRest(GobType remote, GobValueException reason) {
        try {
            decoding.skipFromStart(remote);
        } catch (IOException e) {
            reason.addSuppressed(e);
            broken = e;
        }
    }

    private void requireUsable() throws IOException {
        IOException reason = broken;
        if (reason instanceof EOFException) {
            throw MessageReader.ended();
        }
        if (reason != null) {
            throw new IOException("Nothing more can be read from this stream, since " + reason.getMessage(), reason);
        }
    }
}
