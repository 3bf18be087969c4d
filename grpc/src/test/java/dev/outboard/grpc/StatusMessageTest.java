package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusMessageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plain text ~|plain text ~",
                "100%|100%25",
                "\"\t\"|%09",
                "grüße|gr%C3%BC%C3%9Fe",
                "😈|%F0%9F%98%88",
                "\"a\nb\r\"|a%0Ab%0D"
            })
    void onlyPrintableAsciiTravelsAsItIs(String message, String encoded) {
        assertThat(StatusMessage.encode(message)).isEqualTo(encoded);
        assertThat(StatusMessage.decode(encoded)).isEqualTo(message);
    }

    @Test
    void lowerCaseHexIsRead() {
        assertThat(StatusMessage.decode("%c3%bc")).isEqualTo("ü");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "100%", "%zz", "%-1", "50% off"})
    void brokenEncodingIsTakenAsItStands(String encoded) {
        assertThat(StatusMessage.decode(encoded)).isEqualTo(encoded);
    }

    @Test
    void rawUtf8FromPeersThatDoNotEncodeIsRead() {
        String octets = new String("grüße %41".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(StatusMessage.decode(octets)).isEqualTo("grüße A");
        assertThat(StatusMessage.decode(octets.replace("%41", ""))).isEqualTo("grüße ");
    }

    @Test
    void aLoneSurrogateDoesNotBreakTheMessage() {
        assertThat(StatusMessage.encode("a\ud800b")).isEqualTo("a?b");
    }
}
