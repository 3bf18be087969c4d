package dev.outboard.gob;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values to bytes and back in one line. */
final class Streams {

    static final Gob GOB = Gob.standard();

    private Streams() {}

    /** A stream with these values. */
    static byte[] encode(Gob gob, Object... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GobEncoder encoder = gob.newEncoder(bytes);
        try {
            for (Object value : values) {
                encoder.encode(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String hex(Object... values) {
        return HexFormat.of().formatHex(encode(GOB, values));
    }

    static <T> byte[] encodeAs(@Nullable T value, TypeRef<T> type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GOB.newEncoder(bytes).encode(value, type);
        return bytes.toByteArray();
    }

    static GobDecoder decoder(byte[] stream) {
        return GOB.newDecoder(new ByteArrayInputStream(stream));
    }

    static GobDecoder decoder(String hex) {
        return decoder(HexFormat.of().parseHex(hex));
    }

    /** What a type becomes when its values are sent and received. */
    static <T> @Nullable T copy(@Nullable T value, TypeRef<T> type) throws IOException {
        return decoder(encodeAs(value, type)).decode(type);
    }
}
