package dev.outboard.grpc;

import dev.outboard.http2.HeaderField;
import dev.outboard.http2.Headers;
import io.grpc.InternalMetadata;
import io.grpc.Metadata;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** {@link Metadata} as header fields and back: {@code -bin} values travel in base64, all others as printable ASCII. */
final class MetadataCodec {

    private static final String BINARY_SUFFIX = Metadata.BINARY_HEADER_SUFFIX;
    private static final Base64.Encoder UNPADDED = Base64.getEncoder().withoutPadding();

    private MetadataCodec() {}

    /** Adds what the application gave; names that belong to the transport are left out. */
    static void append(Headers.Builder target, Metadata metadata) {
        if (InternalMetadata.headerCount(metadata) == 0) {
            return;
        }
        byte[][] serialized = InternalMetadata.serialize(metadata);
        for (int i = 0; i < serialized.length; i += 2) {
            String name = new String(serialized[i], StandardCharsets.ISO_8859_1);
            if (!WireNames.isReserved(name)) {
                appendField(target, name, serialized[i + 1]);
            }
        }
    }

    private static void appendField(Headers.Builder target, String name, byte[] value) {
        if (name.endsWith(BINARY_SUFFIX)) {
            target.add(name, UNPADDED.encodeToString(value));
        } else if (isPrintableAscii(value)) {
            target.add(name, new String(value, StandardCharsets.ISO_8859_1));
        } else {
            // As every gRPC in Java does; an exception here would turn an odd log field into a failed call.
            System.getLogger(MetadataCodec.class.getName())
                    .log(
                            Level.WARNING,
                            "Metadata ''{0}'' is not sent: its value has characters other than printable ASCII;"
                                    + " use a key that ends in ''-bin'' for it",
                            name);
        }
    }

    private static boolean isPrintableAscii(byte[] value) {
        for (byte octet : value) {
            if (octet < ' ' || octet > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * What the peer's application gave, and the transport's regular fields but for those that {@link WireNames#isHidden
     * carry the status}; pseudo-headers are left out.
     *
     * @throws MalformedMetadataException when a binary value is not base64
     */
    static Metadata decode(Headers headers) throws MalformedMetadataException {
        byte[][] namesAndValues = new byte[2 * headers.size()][];
        int used = 0;
        for (int i = 0; i < headers.size(); i++) {
            HeaderField field = headers.field(i);
            String name = field.name();
            if (WireNames.isHidden(name)) {
                continue;
            }
            byte[] nameBytes = name.getBytes(StandardCharsets.ISO_8859_1);
            if (!name.endsWith(BINARY_SUFFIX)) {
                namesAndValues[used++] = nameBytes;
                namesAndValues[used++] = field.value().getBytes(StandardCharsets.ISO_8859_1);
                continue;
            }
            // A peer or proxy may join values of one name with commas.
            String[] values = field.value().split(",", -1);
            namesAndValues = Arrays.copyOf(namesAndValues, namesAndValues.length + 2 * (values.length - 1));
            for (String value : values) {
                namesAndValues[used++] = nameBytes;
                namesAndValues[used++] = decodeBase64(name, value);
            }
        }
        return InternalMetadata.newMetadata(used / 2, namesAndValues);
    }

    private static byte[] decodeBase64(String name, String value) throws MalformedMetadataException {
        try {
            // Takes both padded and unpadded text.
            return Base64.getDecoder().decode(value.strip());
        } catch (IllegalArgumentException e) {
            throw new MalformedMetadataException(
                    "The value of metadata '" + name + "' is not base64: '" + value + "'", e);
        }
    }
}
