package dev.outboard.contract.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Text is read as protobuf reads it: strictly. */
class Utf8Test {

    /** Beginnings, continuations and what is neither, of each kind. */
    private static final byte[] INTERESTING = {
        0,
        'a',
        0x7f,
        (byte) 0x80,
        (byte) 0x9f,
        (byte) 0xa0,
        (byte) 0xbf,
        (byte) 0xbd,
        (byte) 0xc0,
        (byte) 0xc2,
        (byte) 0xdf,
        (byte) 0xe0,
        (byte) 0xed,
        (byte) 0xef,
        (byte) 0xf0,
        (byte) 0xf4,
        (byte) 0xf5,
        (byte) 0xff
    };

    @Test
    void bytesAreTextForBothOrForNeither() {
        Random random = new Random(11);
        int texts = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(7)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = INTERESTING[random.nextInt(INTERESTING.length)];
            }
            texts += check(bytes) ? 1 : 0;
        }
        assertThat(texts).isBetween(3_000, 97_000);
    }

    @Test
    void theCharacterForWhatCannotBeReadIsACharacterAsWell() {
        byte[] bytes = "x\uFFFDy".getBytes(StandardCharsets.UTF_8);

        assertThat(check(bytes)).isTrue();
    }

    private static boolean check(byte[] bytes) {
        byte[] around = new byte[bytes.length + 2];
        System.arraycopy(bytes, 0, around, 1, bytes.length);
        ByteString expected = ByteString.copyFrom(bytes);
        if (expected.isValidUtf8()) {
            assertThat(Utf8.decode(around, 1, bytes.length)).isEqualTo(expected.toStringUtf8());
            return true;
        }
        assertThatThrownBy(() -> Utf8.decode(around, 1, bytes.length))
                .as("%s", expected)
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("A text in it is no UTF-8");
        return false;
    }
}
