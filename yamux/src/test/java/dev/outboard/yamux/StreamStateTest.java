package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamStateTest {

    @ParameterizedTest
    @CsvSource({
        "SYN_SENT, ACK, ESTABLISHED",
        "SYN_SENT, LOCAL_FIN, LOCAL_CLOSE",
        "SYN_SENT, REMOTE_FIN, REMOTE_CLOSE",
        "SYN_SENT, RESET, RESET",
        "SYN_RECEIVED, ACK, ESTABLISHED",
        "SYN_RECEIVED, LOCAL_FIN, LOCAL_CLOSE",
        "SYN_RECEIVED, REMOTE_FIN, REMOTE_CLOSE",
        "SYN_RECEIVED, RESET, RESET",
        "ESTABLISHED, ACK, ESTABLISHED",
        "ESTABLISHED, LOCAL_FIN, LOCAL_CLOSE",
        "ESTABLISHED, REMOTE_FIN, REMOTE_CLOSE",
        "ESTABLISHED, RESET, RESET",
        "LOCAL_CLOSE, ACK, LOCAL_CLOSE",
        "LOCAL_CLOSE, LOCAL_FIN, LOCAL_CLOSE",
        "LOCAL_CLOSE, REMOTE_FIN, CLOSED",
        "LOCAL_CLOSE, RESET, RESET",
        "REMOTE_CLOSE, ACK, REMOTE_CLOSE",
        "REMOTE_CLOSE, LOCAL_FIN, CLOSED",
        "REMOTE_CLOSE, RESET, RESET",
    })
    void eventsLeadFromStateToState(StreamState before, StreamState.Event event, StreamState after) {
        assertThat(before.after(event)).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource
    void nothingChangesAFinalState(StreamState.Event event) {
        assertThat(StreamState.CLOSED.after(event)).isEqualTo(StreamState.CLOSED);
        assertThat(StreamState.RESET.after(event)).isEqualTo(StreamState.RESET);
    }

    @Test
    void thePeersOutputEndsOnce() {
        assertThatThrownBy(() -> StreamState.REMOTE_CLOSE.after(StreamState.Event.REMOTE_FIN))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "SYN_SENT, true",
        "SYN_RECEIVED, true",
        "ESTABLISHED, true",
        "REMOTE_CLOSE, true",
        "LOCAL_CLOSE, false",
        "CLOSED, false",
        "RESET, false",
    })
    void thisSideSendsUntilItsOutputOrTheStreamHasEnded(StreamState state, boolean sends) {
        assertThat(state.isLocalOpen()).isEqualTo(sends);
    }
}
