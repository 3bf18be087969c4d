package dev.outboard.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outboard.Protocol;
import dev.outboard.internal.handshake.HandshakeLineException.Defect;
import dev.outboard.net.Endpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeLineTest {

    private static final Endpoint.Unix SOCKET = new Endpoint.Unix(Path.of("/tmp/s"));

    @Test
    void aLineHasTheFifthBarEvenWithoutACertificate() {
        assertThat(line(SOCKET, Multiplexing.NOT_MENTIONED).format()).isEqualTo("1|7|unix|/tmp/s|grpc|");
    }

    @Test
    void aTcpAddressIsHostColonPort() {
        assertThat(line(new Endpoint.Tcp("127.0.0.1", 12345), Multiplexing.NOT_MENTIONED)
                        .format())
                .isEqualTo("1|7|tcp|127.0.0.1:12345|grpc|");
    }

    @Test
    void multiplexingIsASeventhField() {
        assertThat(line(SOCKET, Multiplexing.SUPPORTED).format()).isEqualTo("1|7|unix|/tmp/s|grpc||true");
        assertThat(line(SOCKET, Multiplexing.UNSUPPORTED).format()).isEqualTo("1|7|unix|/tmp/s|grpc||false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1|7|unix|/tmp/s|grpc|",
                "1|7|unix|/tmp/s|grpc",
                "  1|7|unix|/tmp/s|grpc|  \r",
                "1|7|unix|/tmp/s|grpc|an old library's extra data",
                "1|7|unix|/tmp/s|grpc||",
            })
    void linesOfDifferentLibrariesMeanTheSame(String text) throws HandshakeLineException {
        assertThat(HandshakeLine.parse(text)).isEqualTo(line(SOCKET, Multiplexing.NOT_MENTIONED));
    }

    @Test
    void fourFieldsMeanNetRpc() throws HandshakeLineException {
        assertThat(HandshakeLine.parse("1|7|unix|/tmp/s").protocol()).isEqualTo(Protocol.NETRPC);
    }

    @Test
    void aLineSaysAgainWhatItWasMadeOf() throws HandshakeLineException {
        HandshakeLine line = new HandshakeLine(
                0, new Endpoint.Tcp("::1", 1), Protocol.NETRPC, "M".repeat(51), Multiplexing.UNSUPPORTED);

        assertThat(HandshakeLine.parse(line.format())).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "TRUE", "true", "True"})
    void multiplexingIsReadAsGoReadsTruthValues(String text) throws HandshakeLineException {
        assertThat(HandshakeLine.parse("1|7|unix|/tmp/s|grpc||" + text + "|later|fields")
                        .multiplexing())
                .isEqualTo(Multiplexing.SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {
                "\"\" EMPTY",
                "\"  \" EMPTY",
                "\"hello world\" TOO_FEW_FIELDS",
                "1|7|unix TOO_FEW_FIELDS",
                "one|7|unix|/tmp/s|grpc| CORE_VERSION_NOT_A_NUMBER",
                "2|7|unix|/tmp/s|grpc| INCOMPATIBLE_CORE_VERSION",
                "2|?|?|? INCOMPATIBLE_CORE_VERSION",
                "1|seven|unix|/tmp/s|grpc| APP_VERSION_NOT_A_NUMBER",
                "1|99999999999|unix|/tmp/s|grpc| APP_VERSION_NOT_A_NUMBER",
                "1|7|udp|/tmp/s|grpc| UNKNOWN_NETWORK",
                "1|7|unix||grpc| INVALID_ADDRESS",
                "1|7|tcp|localhost|grpc| INVALID_ADDRESS",
                "1|7|tcp|localhost:0|grpc| INVALID_ADDRESS",
                "1|7|tcp|localhost:65536|grpc| INVALID_ADDRESS",
                "1|7|tcp|:80|grpc| INVALID_ADDRESS",
                "1|7|unix|/tmp/s|http| UNKNOWN_PROTOCOL",
            })
    void eachMalformationIsAnErrorOfItsOwn(String text, Defect defect) {
        HandshakeLineException e = catchThrowableOfType(HandshakeLineException.class, () -> HandshakeLine.parse(text));

        assertThat(e).isNotNull();
        assertThat(e.defect()).isEqualTo(defect);
        assertThat(e.reason()).isNotBlank();
    }

    @Test
    void theErrorNamesTheValueThatIsWrong() {
        HandshakeLineException e =
                catchThrowableOfType(HandshakeLineException.class, () -> HandshakeLine.parse("1|7|pigeon|home"));

        assertThat(e).hasMessageContaining("\"pigeon\"").hasMessageContaining("unix and tcp");
    }

    @Test
    void whatIsNotATruthValueIsLeftToWhoAsksForMultiplexing() throws HandshakeLineException {
        assertThat(HandshakeLine.parse("1|7|unix|/tmp/s|grpc||perhaps"))
                .isEqualTo(line(SOCKET, Multiplexing.UNREADABLE));
    }

    private static HandshakeLine line(Endpoint endpoint, Multiplexing multiplexing) {
        return new HandshakeLine(7, endpoint, Protocol.GRPC, "", multiplexing);
    }
}
