package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.outboard.grpc.MessageFramer.FramedMessage;
import io.grpc.Codec;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageFramingTest {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    @Test
    void aMessageIsPrefixedWithItsFlagAndLength() throws Exception {
        byte[] framed = frame(new MessageFramer(NO_LIMIT), new ByteArrayInputStream(new byte[] {7, 8}));

        assertThat(framed).containsExactly(0, 0, 0, 0, 2, 7, 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 511, 512, 70_000, 3_000_000})
    void messagesOfAnyShapeOfStreamCross(int length) throws Exception {
        byte[] message = random(length);
        MessageFramer framer = new MessageFramer(NO_LIMIT);
        for (InputStream stream : List.of(
                new ByteArrayInputStream(message),
                new Unsized(message),
                new Drained(message),
                new SizedOnly(message))) {
            byte[] framed = frame(framer, stream);
            assertThat(deframe(new MessageDeframer(NO_LIMIT), framed, framed.length))
                    .containsExactly(message);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 16_384, 100_000})
    void messagesAreCutOutOfAnyPortions(int portion) throws Exception {
        List<byte[]> messages = List.of(random(0), random(3), random(0), random(40_000), random(1));
        byte[] wire = new byte[0];
        for (byte[] message : messages) {
            byte[] framed = frame(new MessageFramer(NO_LIMIT), new ByteArrayInputStream(message));
            int before = wire.length;
            wire = Arrays.copyOf(wire, before + framed.length);
            System.arraycopy(framed, 0, wire, before, framed.length);
        }

        List<byte[]> received = deframe(new MessageDeframer(NO_LIMIT), wire, portion);

        assertThat(received).containsExactlyElementsOf(messages);
    }

    @Test
    void aPieceOfAMessageIsReadByAnyOfTheStreamsMethods() throws Exception {
        byte[] message = random(100_000);
        byte[] framed = frame(new MessageFramer(NO_LIMIT), new ByteArrayInputStream(message));
        MessageDeframer deframer = new MessageDeframer(NO_LIMIT);
        InputStream stream = null;
        for (int at = 0; at < framed.length; at += 1000) {
            stream = deframer.next(ByteBuffer.wrap(framed, at, Math.min(1000, framed.length - at)));
        }

        assertThat(stream).isInstanceOf(KnownLength.class);
        assertThat(stream.available()).isEqualTo(100_000);
        assertThat(stream.read()).isEqualTo(message[0] & 0xff);
        assertThat(stream.skip(49_999)).isEqualTo(49_999);
        assertThat(stream.readNBytes(20_000)).isEqualTo(Arrays.copyOfRange(message, 50_000, 70_000));
        assertThat(stream.available()).isEqualTo(30_000);
        assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(message, 70_000, 100_000));
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.skip(1)).isZero();
        stream.close();
        assertThat(stream.readAllBytes()).isEmpty();
    }

    @Test
    void whatIsMerelyAnnouncedTakesNoMemory() throws Exception {
        // Two thousand announcements of 2 GiB would need 4 TB if memory followed the announcement.
        List<MessageDeframer> deframers = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            MessageDeframer deframer = new MessageDeframer(NO_LIMIT);
            assertThat(deframer.next(ByteBuffer.wrap(new byte[] {0, 0x7f, -1, -1, -1, 42})))
                    .isNull();
            assertThat(deframer.isInsideMessage()).isTrue();
            deframers.add(deframer);
        }
        assertThat(deframers).hasSize(2000);
    }

    @Test
    void aMessageOverTheLimitIsRefusedByItsPrefix() {
        MessageDeframer deframer = new MessageDeframer(10);

        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> deframer.next(ByteBuffer.wrap(new byte[] {0, 0, 0, 0, 11})))
                .satisfies(e -> {
                    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                    assertThat(e.getStatus().getDescription()).contains("10").contains("11");
                });
    }

    @Test
    void aLengthOfMoreThan31BitsIsRefusedAsTheNumberItIs() {
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> new MessageDeframer(NO_LIMIT).next(ByteBuffer.wrap(new byte[] {0, -1, -1, -1, -1})))
                .withMessageContaining("4294967295");
    }

    @Test
    void reservedFlagsAreRefused() {
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> new MessageDeframer(NO_LIMIT).next(ByteBuffer.wrap(new byte[] {2, 0, 0, 0, 0})))
                .withMessageContaining("INTERNAL")
                .withMessageContaining("0x2");
    }

    @Test
    void gzipMessagesCrossAndCarryTheFlag() throws Exception {
        MessageFramer framer = new MessageFramer(NO_LIMIT);
        framer.compressor(new Codec.Gzip());
        byte[] message = new byte[10_000];
        byte[] framed = frame(framer, new ByteArrayInputStream(message));
        MessageDeframer deframer = new MessageDeframer(NO_LIMIT);
        deframer.decompressor(new Codec.Gzip());

        assertThat(framed[0]).isEqualTo((byte) 1);
        assertThat(framed).hasSizeLessThan(200);
        assertThat(deframe(deframer, framed, 7)).containsExactly(message);
    }

    @Test
    void compressionCanBeTurnedOffByMessage() throws Exception {
        MessageFramer framer = new MessageFramer(NO_LIMIT);
        framer.compressor(new Codec.Gzip());
        framer.compressionEnabled(false);

        assertThat(frame(framer, new ByteArrayInputStream(new byte[] {9}))).containsExactly(0, 0, 0, 0, 1, 9);
    }

    @Test
    void aCompressedMessageWithoutAnEncodingIsRefused() {
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> new MessageDeframer(NO_LIMIT).next(ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 1, 0})))
                .withMessageContaining("grpc-encoding");
    }

    @Test
    void aMessageThatGrowsOverTheLimitWhenDecompressedIsStopped() throws Exception {
        MessageFramer framer = new MessageFramer(NO_LIMIT);
        framer.compressor(new Codec.Gzip());
        byte[] framed = frame(framer, new ByteArrayInputStream(new byte[1 << 20]));
        MessageDeframer deframer = new MessageDeframer(10_000);
        deframer.decompressor(new Codec.Gzip());
        InputStream bomb = deframer.next(ByteBuffer.wrap(framed));

        assertThat(bomb).isNotNull();
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(bomb::readAllBytes)
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
    }

    @Test
    void anOutboundMessageOverTheLimitIsRefused() {
        for (InputStream stream : List.of(new ByteArrayInputStream(new byte[11]), new Unsized(new byte[11]))) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> frame(new MessageFramer(10), stream))
                    .withMessageContaining("11 > 10");
        }
    }

    @Test
    void aStreamThatLiesAboutItsLengthIsRefused() {
        for (int claimed : new int[] {1, 3}) {
            for (InputStream liar : List.of(new Drained(new byte[2], claimed), new SizedOnly(new byte[2], claimed))) {
                assertThatExceptionOfType(StatusRuntimeException.class)
                        .isThrownBy(() -> frame(new MessageFramer(NO_LIMIT), liar))
                        .withMessageContaining("length inaccurate");
            }
        }
    }

    private static byte[] frame(MessageFramer framer, InputStream message) throws IOException {
        FramedMessage framed = framer.frame(message);
        return Arrays.copyOf(framed.bytes(), framed.length());
    }

    private static List<byte[]> deframe(MessageDeframer deframer, byte[] wire, int portion) throws Exception {
        List<byte[]> messages = new ArrayList<>();
        for (int at = 0; at < wire.length; at += portion) {
            ByteBuffer slice = ByteBuffer.wrap(wire, at, Math.min(portion, wire.length - at));
            while (slice.hasRemaining()) {
                InputStream message = deframer.next(slice);
                if (message != null) {
                    messages.add(message.readAllBytes());
                }
            }
        }
        assertThat(deframer.isInsideMessage()).isFalse();
        return messages;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Does not say how long it is. */
    private static final class Unsized extends InputStream {

        private final ByteArrayInputStream bytes;

        Unsized(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }
    }

    /** Says how long it is, truly or not. */
    private static class SizedOnly extends InputStream implements KnownLength {

        private final ByteArrayInputStream bytes;
        private final int length;

        SizedOnly(byte[] bytes) {
            this(bytes, bytes.length);
        }

        SizedOnly(byte[] bytes, int length) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.length = length;
        }

        @Override
        public int available() {
            return length;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }
    }

    /** Writes itself. */
    private static final class Drained extends SizedOnly implements Drainable {

        private final byte[] bytes;

        Drained(byte[] bytes) {
            this(bytes, bytes.length);
        }

        Drained(byte[] bytes, int length) {
            super(bytes, length);
            this.bytes = bytes;
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            target.write(bytes);
            return bytes.length;
        }
    }
}
