package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.http2.ErrorCode;
import org.junit.jupiter.api.Test;

final class StreamHandleTest {

    @Test
    void whatWasAskedBeforeTheStreamIsKnownIsDoneWhenItIs() {
        StreamHandle handle = new StreamHandle();
        ScriptedStream stream = new ScriptedStream();
        handle.consumed(3);
        handle.consumed(4);
        handle.reset(ErrorCode.CANCEL);
        assertThat(handle.stream()).isNull();

        handle.attach(stream);

        assertThat(stream.consumed).isEqualTo(7);
        assertThat(stream.calls).containsExactly("reset CANCEL");
        assertThat(handle.stream()).isSameAs(stream);
    }

    @Test
    void aKnownStreamIsAskedAtOnce() {
        StreamHandle handle = new StreamHandle();
        ScriptedStream stream = new ScriptedStream();
        handle.attach(stream);

        handle.consumed(5);
        handle.reset(ErrorCode.NO_ERROR);

        assertThat(stream.consumed).isEqualTo(5);
        assertThat(stream.calls).containsExactly("reset NO_ERROR");
    }
}
