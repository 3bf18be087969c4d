package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {

    private static Headers request(String... more) {
        return join(
                new String[] {":method", "POST", ":scheme", "http", ":path", "/a/B", ":authority", "localhost"}, more);
    }

    private static Headers response(String... more) {
        return join(new String[] {":status", "200"}, more);
    }

    private static Headers join(String[] first, String[] more) {
        Headers.Builder builder = Headers.builder();
        Headers.of(first).forEach(builder::add);
        Headers.of(more).forEach(builder::add);
        return builder.build();
    }

    private static void assertMalformed(ThrowingCallable check, String what) {
        assertThatThrownBy(check).isInstanceOfSatisfying(Http2StreamException.class, e -> {
            assertThat(e.errorCode()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
            assertThat(e.streamId()).isEqualTo(5);
            assertThat(e).hasMessageContaining(what);
        });
    }

    @Test
    void aGrpcCallIsWellFormed() throws Exception {
        HeaderRules.checkRequest(5, request("te", "trailers", "content-type", "application/grpc", "x-bin", "AA"));
        assertThat(HeaderRules.checkResponse(5, response("content-type", "application/grpc")))
                .isEqualTo(200);
        HeaderRules.checkTrailers(5, Headers.of("grpc-status", "0", "grpc-message", "ends in a blank "));
    }

    @Test
    void interimStatusesAreTold() throws Exception {
        assertThat(HeaderRules.checkResponse(5, Headers.of(":status", "103"))).isEqualTo(103);
    }

    @ParameterizedTest
    @ValueSource(strings = {":method", ":scheme", ":path"})
    void aRequestNeedsItsPseudoHeaders(String missing) {
        Headers.Builder builder = Headers.builder();
        request().forEach(field -> {
            if (!field.name().equals(missing)) {
                builder.add(field);
            }
        });
        assertMalformed(() -> HeaderRules.checkRequest(5, builder.build()), "a request without " + missing);
    }

    @Test
    void aRequestNeedsAPath() {
        Headers headers = Headers.of(":method", "GET", ":scheme", "http", ":path", "");
        assertMalformed(() -> HeaderRules.checkRequest(5, headers), "an empty :path");
    }

    @Test
    void connectHasAnAuthorityAndNothingElse() throws Exception {
        HeaderRules.checkRequest(5, Headers.of(":method", "CONNECT", ":authority", "a:1"));
        assertMalformed(() -> HeaderRules.checkRequest(5, Headers.of(":method", "CONNECT")), "without :authority");
        assertMalformed(
                () -> HeaderRules.checkRequest(
                        5, Headers.of(":method", "CONNECT", ":authority", "a:1", ":scheme", "http", ":path", "/")),
                "CONNECT with :scheme, :path");
    }

    @Test
    void pseudoHeadersComeOnceAndFirst() {
        assertMalformed(() -> HeaderRules.checkRequest(5, request(":method", "GET")), ":method twice");
        assertMalformed(() -> HeaderRules.checkResponse(5, response(":status", "200")), ":status twice");
        assertMalformed(
                () -> HeaderRules.checkRequest(5, Headers.of("a", "b", ":method", "GET")),
                ":method behind a regular field");
    }

    @Test
    void pseudoHeadersOfTheOtherDirectionOrUnknownOnesAreMalformed() {
        assertMalformed(() -> HeaderRules.checkRequest(5, request(":status", "200")), "':status'");
        assertMalformed(() -> HeaderRules.checkResponse(5, response(":path", "/")), "':path'");
        assertMalformed(() -> HeaderRules.checkRequest(5, request(":test", "ok")), "':test'");
        assertMalformed(() -> HeaderRules.checkRequest(5, request(":", "ok")), "':'");
    }

    @Test
    void trailersHaveNoPseudoHeaders() {
        assertMalformed(() -> HeaderRules.checkTrailers(5, Headers.of(":method", "GET")), "':method'");
        assertMalformed(() -> HeaderRules.checkTrailers(5, Headers.of(":status", "200")), "':status'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade"})
    void fieldsAboutHttp1ConnectionsAreMalformed(String name) {
        assertMalformed(() -> HeaderRules.checkRequest(5, request(name, "x")), "'" + name + "'");
        assertMalformed(() -> HeaderRules.checkResponse(5, response(name, "x")), "'" + name + "'");
        assertMalformed(() -> HeaderRules.checkTrailers(5, Headers.of(name, "x")), "'" + name + "'");
    }

    @Test
    void teMaySayTrailersOnly() {
        assertMalformed(() -> HeaderRules.checkRequest(5, request("te", "gzip")), "'gzip'");
        assertMalformed(() -> HeaderRules.checkRequest(5, request("te", "trailers, deflate")), "'trailers, deflate'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a b", "a\tb", "a\0", "caf\u00e9", "a\u007f", "a:b"})
    void namesThatHttpDoesNotAllowAreMalformed(String name) {
        assertMalformed(() -> HeaderRules.checkRequest(5, request(name, "x")), "the field name");
        assertMalformed(() -> HeaderRules.checkTrailers(5, Headers.of(name, "x")), "the field name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r", "\nb", "a\0b"})
    void valuesWithLineBreaksAreMalformed(String value) {
        assertMalformed(() -> HeaderRules.checkRequest(5, request("a", value)), "in the value of 'a'");
        assertMalformed(() -> HeaderRules.checkResponse(5, Headers.of(":status", value)), "in the value of ':status'");
    }

    @Test
    void valuesMayHoldAnyOtherOctet() throws Exception {
        HeaderRules.checkRequest(5, request("a", "", "b", " \t\u007f\u0080\u00ff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "2000", "ok!", "099", "+20"})
    void aStatusHasThreeDigits(String status) {
        assertMalformed(() -> HeaderRules.checkResponse(5, Headers.of(":status", status)), "the :status '" + status);
    }

    @Test
    void aResponseNeedsAStatus() {
        assertMalformed(() -> HeaderRules.checkResponse(5, Headers.of("a", "b")), "without :status");
    }

    @Test
    void messagesShowNoControlCharacters() {
        assertMalformed(() -> HeaderRules.checkRequest(5, request("te", "\u001b[31m")), "'.[31m'");
    }

    @Test
    void theContentLengthIsReadWhenItIsSaidOnce() throws Exception {
        assertThat(HeaderRules.contentLength(5, request())).isEqualTo(HeaderRules.UNKNOWN_LENGTH);
        assertThat(HeaderRules.contentLength(5, request("content-length", "0"))).isZero();
        assertThat(HeaderRules.contentLength(5, request("content-length", "12", "content-length", "12")))
                .isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1 ", "0x10", "1,1", "9999999999999999999"})
    void aContentLengthThatIsNoLengthIsMalformed(String length) {
        assertMalformed(() -> HeaderRules.contentLength(5, request("content-length", length)), "the content length");
    }

    @Test
    void contentLengthsThatDifferAreMalformed() {
        assertMalformed(
                () -> HeaderRules.contentLength(5, request("content-length", "1", "content-length", "2")),
                "'1' and '2'");
    }
}
