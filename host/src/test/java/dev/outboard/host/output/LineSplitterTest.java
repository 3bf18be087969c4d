package dev.outboard.host.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {

    private final List<String> whole = new ArrayList<>();
    private final List<String> pieces = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(new LineSplitter.Lines() {
        @Override
        public void line(String line) {
            whole.add(line);
        }

        @Override
        public void piece(String piece) {
            pieces.add(piece);
        }
    });

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void linesComeOutHoweverTheBytesCome(int atOnce) {
        accept("one\n\ntwo größe\r\nthree", atOnce);
        assertThat(whole).containsExactly("one", "", "two größe");

        splitter.end();

        assertThat(whole).containsExactly("one", "", "two größe", "three");
        assertThat(pieces).isEmpty();
    }

    @Test
    void nothingIsNoLine() {
        splitter.end();

        assertThat(whole).isEmpty();
    }

    @Test
    void aLineThatIsTooLongComesInPiecesWithWholeCharacters() {
        String line = "x" + "ö汉😀".repeat(20_000);
        accept(line + "\nnext\n", 777);

        assertThat(String.join("", pieces)).isEqualTo(line);
        assertThat(pieces)
                .hasSize(3)
                .allSatisfy(piece -> assertThat(piece.getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(LineSplitter.LONGEST_PIECE));
        assertThat(whole).containsExactly("next");
    }

    @Test
    void aLineThatIsTooLongNeedNotBeUtf8() {
        byte[] bytes = new byte[LineSplitter.LONGEST_PIECE + 10];
        Arrays.fill(bytes, (byte) 0x80);
        splitter.accept(bytes, bytes.length);
        splitter.end();

        assertThat(String.join("", pieces)).isEqualTo("\uFFFD".repeat(bytes.length));
    }

    private void accept(String text, int atOnce) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int start = 0; start < bytes.length; start += atOnce) {
            int count = Math.min(atOnce, bytes.length - start);
            byte[] part = new byte[atOnce];
            System.arraycopy(bytes, start, part, 0, count);
            splitter.accept(part, count);
        }
    }
}
