package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {

    private static final int MAX_FRAME_SIZE = Settings.MIN_MAX_FRAME_SIZE;
    private static final Headers GET = Headers.of(":method", "GET");

    private final FrameReader reader = reader(new HeaderLimits(1000, 20_000, 3));

    private static FrameReader reader(HeaderLimits limits) {
        return new FrameReader(new HpackDecoder(4096, limits.maxListSize()), limits, MAX_FRAME_SIZE, FrameLog.off());
    }

    /** A frame that was handed out, with DATA as text, which outlives the input. */
    private static Object copy(Frame frame) {
        return frame instanceof Frame.Data data
                ? "%d '%s' %d %b"
                        .formatted(
                                data.streamId(),
                                StandardCharsets.ISO_8859_1.decode(data.payload()),
                                data.flowControlledLength(),
                                data.endStream())
                : frame;
    }

    private List<Object> read(String hex) throws Http2Exception {
        return read(ByteBuffer.wrap(Hpack.bytes(hex)));
    }

    private List<Object> read(ByteBuffer input) throws Http2Exception {
        List<Object> frames = new ArrayList<>();
        for (Frame frame = reader.next(input); frame != null; frame = reader.next(input)) {
            frames.add(copy(frame));
        }
        assertThat(input.hasRemaining()).isFalse();
        return frames;
    }

    private List<Object> readOctetByOctet(String hex) throws Http2Exception {
        List<Object> frames = new ArrayList<>();
        for (byte octet : Hpack.bytes(hex)) {
            frames.addAll(read(ByteBuffer.wrap(new byte[] {octet})));
        }
        return frames;
    }

    private void assertConnectionError(String hex, ErrorCode code, String what) {
        assertThatThrownBy(() -> read(hex)).isInstanceOfSatisfying(Http2ConnectionException.class, e -> {
            assertThat(e.errorCode()).isEqualTo(code);
            assertThat(e).hasMessageContaining(what);
        });
    }

    /** The error, and that the reader goes on behind the frame. */
    private void assertStreamError(String hex, int streamId, ErrorCode code, String what) throws Exception {
        ByteBuffer input = ByteBuffer.wrap(Hpack.bytes(hex + "000000040100000000"));
        assertThatThrownBy(() -> reader.next(input)).isInstanceOfSatisfying(Http2StreamException.class, e -> {
            assertThat(e.streamId()).isEqualTo(streamId);
            assertThat(e.errorCode()).isEqualTo(code);
            assertThat(e).hasMessageContaining(what);
        });
        assertThat(read(input)).containsExactly(new Frame.SettingsAck());
    }

    @Test
    void eachTypeOfFrameIsRead() throws Exception {
        String wire = "000001 01 05 00000001 82"
                + "000005 00 00 00000001 68656c6c6f"
                + "000005 02 00 00000003 0000000110"
                + "000004 03 00 00000001 00000008"
                + "00000c 04 00 00000000 0003 00000064 0004 00010000"
                + "000000 04 01 00000000"
                + "000008 06 00 00000000 0102030405060708"
                + "000008 06 01 00000000 fffffffffffffffe"
                + "00000b 07 00 00000000 00000007 0000000b 627965"
                + "000004 08 00 00000000 7fffffff"
                + "000004 08 00 00000005 00000001"
                + "000003 0b ff 00000009 010203";
        Object[] frames = {
            new Frame.HeaderBlock(1, GET, true),
            "1 'hello' 5 false",
            new Frame.Priority(3),
            new Frame.RstStream(1, ErrorCode.CANCEL),
            new Frame.SettingsChange(List.of(
                    new Setting(Setting.MAX_CONCURRENT_STREAMS, 100),
                    new Setting(Setting.INITIAL_WINDOW_SIZE, 65_536))),
            new Frame.SettingsAck(),
            new Frame.Ping(false, 0x0102030405060708L),
            new Frame.Ping(true, -2),
            new Frame.GoAway(7, ErrorCode.ENHANCE_YOUR_CALM, "bye"),
            new Frame.WindowUpdate(0, Integer.MAX_VALUE),
            new Frame.WindowUpdate(5, 1),
            new Frame.Unknown(9, 0xb, 3)
        };
        assertThat(read(wire)).containsExactly(frames);
        List<Object> pieces = readOctetByOctet(wire);
        assertThat(pieces.remove(1)).isEqualTo("1 'h' 1 false");
        assertThat(pieces.remove(1)).isEqualTo("1 'e' 1 false");
        assertThat(pieces.remove(1)).isEqualTo("1 'l' 1 false");
        assertThat(pieces.remove(1)).isEqualTo("1 'l' 1 false");
        assertThat(pieces.set(1, frames[1])).isEqualTo("1 'o' 1 false");
        assertThat(pieces).containsExactly(frames);
    }

    @Test
    void theReservedBitsAndUnknownFlagsAreIgnored() throws Exception {
        assertThat(read("000001 01 d5 80000001 82")).containsExactly(new Frame.HeaderBlock(1, GET, true));
        assertThat(read("000004 08 ff 80000000 80000002")).containsExactly(new Frame.WindowUpdate(0, 2));
        assertThat(read("000008 07 ff 80000000 80000003 00000000"))
                .containsExactly(new Frame.GoAway(3, ErrorCode.NO_ERROR, ""));
        assertThat(read("000000 04 ff 80000000")).containsExactly(new Frame.SettingsAck());
    }

    @Test
    void unknownErrorCodesAreTakenAsInternalErrors() throws Exception {
        assertThat(read("000004 03 00 00000001 00000064"))
                .containsExactly(new Frame.RstStream(1, ErrorCode.INTERNAL_ERROR));
        assertThat(read("000008 07 00 00000000 00000001 ffffffff"))
                .containsExactly(new Frame.GoAway(1, ErrorCode.INTERNAL_ERROR, ""));
    }

    @Test
    void unknownSettingsAreLeftOut() throws Exception {
        assertThat(read("000012 04 00 00000000 00ff ffffffff 0000 00000001 0002 00000000"))
                .containsExactly(new Frame.SettingsChange(List.of(new Setting(Setting.ENABLE_PUSH, 0))));
        assertThat(read("000000 04 00 00000000")).containsExactly(new Frame.SettingsChange(List.of()));
    }

    @Test
    void debugDataIsCutOffAndPrintable() throws Exception {
        String debug = "0a".repeat(2) + "41".repeat(2000);
        assertThat(read("0007da 07 00 00000000 00000001 00000000" + debug))
                .containsExactly(new Frame.GoAway(1, ErrorCode.NO_ERROR, ".." + "A".repeat(1022)));
    }

    @Test
    void dataEndsWithItsLastPiece() throws Exception {
        assertThat(read("000005 00 01 00000001 6865")).containsExactly("1 'he' 2 false");
        assertThat(read("6c6c")).containsExactly("1 'll' 2 false");
        assertThat(read("")).isEmpty();
        assertThat(read("6f 000000 00 01 00000003")).containsExactly("1 'o' 1 true", "3 '' 0 true");
    }

    @Test
    void dataIsAViewOfTheInput() throws Exception {
        ByteBuffer input = ByteBuffer.allocateDirect(12);
        input.put(Hpack.bytes("000003 00 00 00000001 616263")).flip();
        assertThat(reader.next(input)).isInstanceOfSatisfying(Frame.Data.class, data -> {
            input.put(9, (byte) 'x');
            assertThat(copy(data)).isEqualTo("1 'xbc' 3 false");
        });
    }

    @Test
    void paddingOfDataIsCountedWithItsFirstPiece() throws Exception {
        assertThat(read("000008 00 09 00000001 05 6869 0000000000")).containsExactly("1 'hi' 8 true");
        assertThat(readOctetByOctet("000008 00 09 00000001 05 6869 0000000000"))
                .containsExactly("1 'h' 7 false", "1 'i' 1 true");
        assertThat(readOctetByOctet("000003 00 08 00000001 02 0000")).containsExactly("1 '' 3 false");
        assertThat(read("000001 00 08 00000001 00")).containsExactly("1 '' 1 false");
    }

    @Test
    void paddingAndPriorityOfHeadersAreLeftOut() throws Exception {
        assertThat(read("000004 01 0c 00000001 02 82 0000")).containsExactly(new Frame.HeaderBlock(1, GET, false));
        assertThat(read("000006 01 25 00000003 80000001 10 82")).containsExactly(new Frame.HeaderBlock(3, GET, true));
        assertThat(read("000009 01 2c 00000005 02 00000001 10 82 ffff"))
                .containsExactly(new Frame.HeaderBlock(5, GET, false));
        assertThat(read("000002 01 0c 00000007 01 00"))
                .containsExactly(new Frame.HeaderBlock(7, Headers.empty(), false));
    }

    @Test
    void headersGoOnInContinuations() throws Exception {
        String wire = "000002 01 01 00000001 0001" + "000000 09 00 00000001" + "000003 09 04 00000001 61 01 62";
        assertThat(read(wire)).containsExactly(new Frame.HeaderBlock(1, Headers.of("a", "b"), true));
        assertThat(readOctetByOctet(wire)).containsExactly(new Frame.HeaderBlock(1, Headers.of("a", "b"), true));
    }

    @ParameterizedTest
    @CsvSource({
        "004001 00 00 00000001, FRAME_SIZE_ERROR, 'DATA of 16385 octets for stream 1, larger than the limit of 16384'",
        "ffffff 01 04 00000001, FRAME_SIZE_ERROR, HEADERS of 16777215 octets",
        "004001 0b 00 00000000, FRAME_SIZE_ERROR, 0xb of 16385 octets",
        "000000 00 08 00000001, FRAME_SIZE_ERROR, without a pad length",
        "000000 01 0c 00000001, FRAME_SIZE_ERROR, too short for its flags",
        "000004 01 24 00000001 00000000, FRAME_SIZE_ERROR, too short for its flags",
        "000005 01 2c 00000001 0000000000, FRAME_SIZE_ERROR, too short for its flags",
        "000003 03 00 00000001, FRAME_SIZE_ERROR, RST_STREAM of 3",
        "000005 03 00 00000001, FRAME_SIZE_ERROR, RST_STREAM of 5",
        "000003 04 00 00000000, FRAME_SIZE_ERROR, SETTINGS of 3",
        "000006 04 01 00000000, FRAME_SIZE_ERROR, SETTINGS of 6",
        "000001 04 01 00000000, FRAME_SIZE_ERROR, SETTINGS of 1",
        "000007 06 00 00000000, FRAME_SIZE_ERROR, PING of 7",
        "000009 06 01 00000000, FRAME_SIZE_ERROR, PING of 9",
        "000007 07 00 00000000, FRAME_SIZE_ERROR, GOAWAY of 7",
        "000003 08 00 00000001, FRAME_SIZE_ERROR, WINDOW_UPDATE of 3",
        "000005 08 00 00000000, FRAME_SIZE_ERROR, WINDOW_UPDATE of 5",
    })
    void wrongLengthsEndTheConnectionBeforeThePayloadComes(String hex, ErrorCode code, String what) {
        assertConnectionError(hex, code, what);
    }

    @ParameterizedTest
    @CsvSource({
        "000000 00 00 00000000, DATA of 0 octets for stream 0",
        "000001 01 04 00000000, HEADERS of 1 octets for stream 0",
        "000005 02 00 80000000, PRIORITY of 5 octets for stream 0",
        "000004 03 00 00000000, RST_STREAM of 4 octets for stream 0",
        "000000 04 00 00000001, SETTINGS of 0 octets for stream 1",
        "000008 06 00 00000001, PING of 8 octets for stream 1",
        "000008 07 00 00000001, GOAWAY of 8 octets for stream 1",
        "000000 09 04 00000000, outside of a header block",
        "000000 09 04 00000001, outside of a header block",
        "000004 05 04 00000001 00000002, push is not enabled",
        "000001 00 08 00000001 01, padding of 1",
        "000005 00 08 00000001 05 00000000, padding of 5",
        "000001 01 0c 00000001 01, padding of 1",
        "000007 01 2c 00000001 02 00000000 00 82, padding of 2",
    })
    void framesOnTheWrongStreamOrWithTooMuchPaddingEndTheConnection(String hex, String what) {
        assertConnectionError(hex, ErrorCode.PROTOCOL_ERROR, what);
    }

    @ParameterizedTest
    @CsvSource({
        "000000 00 00 00000001, DATA",
        "000001 01 04 00000001, HEADERS",
        "000001 01 04 00000003, HEADERS",
        "000005 02 00 00000001, PRIORITY",
        "000000 04 00 00000000, SETTINGS",
        "000004 05 04 00000001, PUSH_PROMISE",
        "000008 06 00 00000000, PING",
        "000000 09 04 00000003, CONTINUATION of 0 octets for stream 3",
        "000000 0b 00 00000001, 0xb",
    })
    void nothingMayComeInsideAHeaderBlock(String hex, String what) throws Exception {
        assertThat(read("000001 01 00 00000001 82")).isEmpty();
        assertConnectionError(hex, ErrorCode.PROTOCOL_ERROR, what);
    }

    @ParameterizedTest
    @CsvSource({
        "0002 00000002, PROTOCOL_ERROR, ENABLE_PUSH to 2",
        "0002 ffffffff, PROTOCOL_ERROR, ENABLE_PUSH to 4294967295",
        "0004 80000000, FLOW_CONTROL_ERROR, INITIAL_WINDOW_SIZE to 2147483648",
        "0004 ffffffff, FLOW_CONTROL_ERROR, INITIAL_WINDOW_SIZE to 4294967295",
        "0005 00003fff, PROTOCOL_ERROR, MAX_FRAME_SIZE to 16383",
        "0005 01000000, PROTOCOL_ERROR, MAX_FRAME_SIZE to 16777216",
        "0005 ffffffff, PROTOCOL_ERROR, MAX_FRAME_SIZE to 4294967295",
    })
    void settingsOutOfRangeEndTheConnection(String setting, ErrorCode code, String what) {
        assertConnectionError("000006 04 00 00000000" + setting, code, what);
    }

    @ParameterizedTest
    @CsvSource({"0002 00000001", "0004 7fffffff", "0005 00004000", "0005 00ffffff", "0001 ffffffff", "0006 ffffffff"})
    void settingsAtTheEdgeOfTheirRangeAreTaken(String setting) throws Exception {
        assertThat(read("000006 04 00 00000000" + setting)).hasSize(1);
    }

    @Test
    void tooManySettingsEndTheConnection() {
        FrameReader large = new FrameReader(new HpackDecoder(0, 0), HeaderLimits.of(0), 1 << 20, FrameLog.off());
        assertThatThrownBy(() -> large.next(ByteBuffer.wrap(Hpack.bytes("004002 04 00 00000000"))))
                .isInstanceOfSatisfying(
                        Http2ConnectionException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM));
    }

    @Test
    void aWindowUpdateOfZeroIsAnErrorOfWhatItIsFor() throws Exception {
        assertStreamError(
                "000004 08 00 00000003 00000000", 3, ErrorCode.PROTOCOL_ERROR, "a window update of 0 for stream 3");
        assertStreamError("000004 08 00 00000003 80000000", 3, ErrorCode.PROTOCOL_ERROR, "a window update of 0");
        assertConnectionError(
                "000004 08 00 00000000 00000000", ErrorCode.PROTOCOL_ERROR, "a window update of 0 for the connection");
    }

    @Test
    void aStreamThatDependsOnItselfIsAnErrorOfThatStream() throws Exception {
        assertStreamError("000005 02 00 00000003 80000003 10", 3, ErrorCode.PROTOCOL_ERROR, "depend on itself");
        assertStreamError(
                "00000a 01 25 00000005 00000005 10 40016101 62", 5, ErrorCode.PROTOCOL_ERROR, "depend on itself");
        // Its fields were learnt all the same.
        assertThat(read("000001 01 04 00000007 be"))
                .containsExactly(new Frame.HeaderBlock(7, Headers.of("a", "b"), false));
    }

    @ParameterizedTest
    @CsvSource({"000004 02 00 00000003 00000001", "000006 02 00 00000003 000000011000", "000000 02 00 00000003"})
    void aPriorityOfTheWrongLengthIsAnErrorOfItsStream(String hex) throws Exception {
        assertStreamError(hex, 3, ErrorCode.FRAME_SIZE_ERROR, "the length must be 5");
    }

    @Test
    void aBlockThatCannotBeDecodedEndsTheConnection() {
        assertConnectionError("000001 01 04 00000001 80", ErrorCode.COMPRESSION_ERROR, "index 0");
    }

    @Test
    void aListThatIsTooLargeIsToldAndTheNextOneIsRead() throws Exception {
        String many = "be".repeat(40);
        assertThat(read("00002d 01 05 00000001 40016101 62" + many))
                .containsExactly(new Frame.HeaderBlockTooLarge(1, 41 * 34, true));
        assertThat(read("000001 01 04 00000003 be"))
                .containsExactly(new Frame.HeaderBlock(3, Headers.of("a", "b"), false));
    }

    @Test
    void aBlockBeyondItsLimitEndsTheConnection() throws Exception {
        String header = "004000 01 00 00000001" + "82".repeat(16_384);
        assertThat(read(header)).isEmpty();
        assertThat(reader.collectedBlockLength()).isEqualTo(16_384);
        assertConnectionError(
                "000e21 09 00 00000001" + "82".repeat(3617), ErrorCode.ENHANCE_YOUR_CALM, "more than 20000 octets");
    }

    @Test
    void manySmallContinuationsEndTheConnection() throws Exception {
        assertThat(read("000001 01 00 00000001 82")).isEmpty();
        assertThat(read("000001 09 00 00000001 82".repeat(3))).isEmpty();
        assertConnectionError(
                "000000 09 00 00000001", ErrorCode.ENHANCE_YOUR_CALM, "4 octets in 4 CONTINUATION frames");
    }

    @Test
    void asManyContinuationsAsCarryEnoughAreTaken() throws Exception {
        assertThat(read("000001 01 00 00000001 82")).isEmpty();
        String fragment = "000400 09 00 00000001" + "82".repeat(1024);
        assertThat(read(fragment.repeat(19))).isEmpty();
        assertThat(read("000000 09 04 00000001"))
                .containsExactly(new Frame.HeaderBlockTooLarge(1, (19 * 1024 + 1) * 42, false));
    }

    @Test
    void aLargerFrameSizeTakesLargerFramesInAnyBuffer() throws Exception {
        int size = 1 << 20;
        FrameReader large = new FrameReader(new HpackDecoder(0, 100), HeaderLimits.of(100), size, FrameLog.off());
        assertThat(large.next(ByteBuffer.wrap(Hpack.bytes("100000 00 01 00000001"))))
                .isNull();
        int received = 0;
        boolean end = false;
        while (!end) {
            Frame frame = large.next(ByteBuffer.allocate(1000));
            assertThat(frame).isInstanceOf(Frame.Data.class);
            received += ((Frame.Data) frame).payload().remaining();
            end = ((Frame.Data) frame).endStream();
        }
        assertThat(received).isEqualTo(size);
    }

    @Test
    void aSizeThatHttp2DoesNotKnowIsRefused() {
        for (int size : new int[] {16_383, 16_777_216}) {
            assertThatThrownBy(
                            () -> new FrameReader(new HpackDecoder(0, 0), HeaderLimits.DEFAULTS, size, FrameLog.off()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("" + size);
        }
    }
}
