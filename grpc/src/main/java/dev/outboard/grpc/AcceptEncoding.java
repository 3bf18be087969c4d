package dev.outboard.grpc;

import dev.outboard.http2.HeaderField;
import io.grpc.DecompressorRegistry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The field {@code grpc-accept-encoding}: with what the peer may compress. */
final class AcceptEncoding {

    private AcceptEncoding() {}

    /** What a registry wants advertised, or null when there is nothing. */
    static @Nullable HeaderField of(DecompressorRegistry registry) {
        Set<String> encodings = registry.getAdvertisedMessageEncodings();
        return encodings.isEmpty()
                ? null
                : new HeaderField(WireNames.GRPC_ACCEPT_ENCODING, String.join(",", encodings));
    }

    /** Whether a field's value names an encoding. */
    static boolean contains(@Nullable String value, String encoding) {
        if (value == null) {
            return false;
        }
        for (String name : value.split(",", -1)) {
            if (name.strip().equals(encoding)) {
                return true;
            }
        }
        return false;
    }
}
