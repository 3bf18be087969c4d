package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PipeTest extends ConnectionContract {

    @Override
    protected ConnectedPair connect() {
        Pipe pipe = Pipe.pair();
        return new ConnectedPair(pipe.first(), pipe.second());
    }

    @Test
    void takesAsMuchAsItsCapacity() throws Exception {
        Pipe pipe = Pipe.pair(10);
        ByteBuffer source = Bytes.at(0, 25);
        assertThat(pipe.first().tryWrite(source)).isFalse();
        assertThat(source.position()).isEqualTo(10);
        Bytes.expect(pipe.second(), 7, 100);
        assertThat(pipe.first().tryWrite(source)).isFalse();
        assertThat(source.position()).isEqualTo(17);
        Bytes.expectFrom(pipe.second(), 7, 10, 100);
        assertThat(pipe.first().tryWrite(source)).isTrue();
        Bytes.expectFrom(pipe.second(), 17, 8, 3);
    }

    @Test
    void holdsOneByteAtLeast() {
        assertThatThrownBy(() -> Pipe.pair(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 0");
    }
}
