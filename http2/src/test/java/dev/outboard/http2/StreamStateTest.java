package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamStateTest {

    @ParameterizedTest
    @CsvSource({
        "IDLE, HEADERS, OPEN",
        "IDLE, RESET, CLOSED",
        "OPEN, HEADERS, OPEN",
        "OPEN, LOCAL_END, HALF_CLOSED_LOCAL",
        "OPEN, REMOTE_END, HALF_CLOSED_REMOTE",
        "OPEN, RESET, CLOSED",
        "HALF_CLOSED_LOCAL, HEADERS, HALF_CLOSED_LOCAL",
        "HALF_CLOSED_LOCAL, REMOTE_END, CLOSED",
        "HALF_CLOSED_LOCAL, RESET, CLOSED",
        "HALF_CLOSED_REMOTE, HEADERS, HALF_CLOSED_REMOTE",
        "HALF_CLOSED_REMOTE, LOCAL_END, CLOSED",
        "HALF_CLOSED_REMOTE, RESET, CLOSED",
        "CLOSED, HEADERS, CLOSED",
        "CLOSED, LOCAL_END, CLOSED",
        "CLOSED, REMOTE_END, CLOSED",
        "CLOSED, RESET, CLOSED",
    })
    void eventsLeadFromStateToState(StreamState before, StreamState.Event event, StreamState after) {
        assertThat(before.after(event)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "IDLE, LOCAL_END",
        "IDLE, REMOTE_END",
        "HALF_CLOSED_LOCAL, LOCAL_END",
        "HALF_CLOSED_REMOTE, REMOTE_END",
    })
    void whatCannotHappenIsRefused(StreamState before, StreamState.Event event) {
        assertThatThrownBy(() -> before.after(event)).isInstanceOf(IllegalStateException.class);
    }
}
