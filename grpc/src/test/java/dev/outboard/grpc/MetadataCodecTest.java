package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.outboard.http2.Headers;
import io.grpc.Metadata;
import org.junit.jupiter.api.Test;

final class MetadataCodecTest {

    private static final Metadata.Key<String> TEXT = Metadata.Key.of("text", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<byte[]> BINARY = Metadata.Key.of("octets-bin", Metadata.BINARY_BYTE_MARSHALLER);

    @Test
    void asciiTravelsAsItIsAndBinaryInBase64WithoutPadding() {
        Metadata metadata = new Metadata();
        metadata.put(TEXT, "a b~");
        metadata.put(BINARY, new byte[] {1});

        assertThat(encode(metadata)).isEqualTo(Headers.of("text", "a b~", "octets-bin", "AQ"));
    }

    @Test
    void duplicatesKeepTheirOrderBothWays() throws Exception {
        Metadata metadata = new Metadata();
        metadata.put(TEXT, "1");
        metadata.put(BINARY, new byte[] {2});
        metadata.put(TEXT, "3");

        Headers headers = encode(metadata);

        assertThat(headers).isEqualTo(Headers.of("text", "1", "octets-bin", "Ag", "text", "3"));
        assertThat(MetadataCodec.decode(headers).getAll(TEXT)).containsExactly("1", "3");
    }

    @Test
    void binaryIsReadWithAndWithoutPaddingAndJoinedByCommas() throws Exception {
        Metadata metadata = MetadataCodec.decode(
                Headers.of("octets-bin", "AQ==", "octets-bin", "AQ", "octets-bin", "AQI=,AwQF, Bg"));

        assertThat(metadata.getAll(BINARY))
                .containsExactly(
                        new byte[] {1}, new byte[] {1}, new byte[] {1, 2}, new byte[] {3, 4, 5}, new byte[] {6});
    }

    @Test
    void anEmptyBinaryValueIsAValue() throws Exception {
        Metadata metadata = new Metadata();
        metadata.put(BINARY, new byte[0]);

        assertThat(encode(metadata)).isEqualTo(Headers.of("octets-bin", ""));
        assertThat(MetadataCodec.decode(encode(metadata)).get(BINARY)).isEmpty();
    }

    @Test
    void brokenBase64IsAnErrorThatNamesTheKey() {
        assertThatExceptionOfType(MalformedMetadataException.class)
                .isThrownBy(() -> MetadataCodec.decode(Headers.of("octets-bin", "*")))
                .withMessageContaining("octets-bin")
                .withMessageContaining("'*'");
    }

    @Test
    void textThatHttpCannotCarryIsLeftOut() {
        Metadata metadata = new Metadata();
        metadata.put(TEXT, "line\nbreak");
        metadata.put(TEXT, "fine");

        assertThat(encode(metadata)).isEqualTo(Headers.of("text", "fine"));
    }

    @Test
    void namesOfTheTransportAreLeftOut() {
        Metadata metadata = new Metadata();
        for (String name : new String[] {
            "te",
            "content-type",
            "user-agent",
            "grpc-timeout",
            "grpc-encoding",
            "grpc-status",
            "grpc-message",
            "grpc-accept-encoding",
            "host",
            "content-length"
        }) {
            metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), "x");
        }

        assertThat(encode(metadata)).isEmpty();
    }

    @Test
    void pseudoHeadersAndTheStatusAreNotShownToApplications() throws Exception {
        Metadata metadata = MetadataCodec.decode(Headers.of(
                ":status",
                "200",
                "content-type",
                "application/grpc",
                "grpc-status",
                "0",
                "grpc-message",
                "m",
                "text",
                "t"));

        assertThat(metadata.keys()).containsExactlyInAnyOrder("content-type", "text");
    }

    private static Headers encode(Metadata metadata) {
        Headers.Builder headers = Headers.builder();
        MetadataCodec.append(headers, metadata);
        return headers.build();
    }
}
