package dev.outboard.plugin;

import dev.outboard.internal.handshake.GoBoolean;
import dev.outboard.internal.handshake.Multiplexing;
import dev.outboard.internal.handshake.Variables;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether the host wants one connection for everything. */
enum HostMultiplexing {
    /** It does not speak of it; it may be too old to know what it is. */
    NOT_MENTIONED(Multiplexing.NOT_MENTIONED),
    /** It knows of it, and does not want it. */
    UNWANTED(Multiplexing.SUPPORTED),
    WANTED(Multiplexing.SUPPORTED);

    private final Multiplexing answer;

    HostMultiplexing(Multiplexing answer) {
        this.answer = answer;
    }

    static HostMultiplexing of(Map<String, String> variables, Consumer<String> complaints) {
        String value = variables.getOrDefault(Variables.MULTIPLEX, "");
        if (value.isEmpty()) {
            return NOT_MENTIONED;
        }
        Optional<Boolean> wanted = GoBoolean.parse(value);
        if (wanted.isEmpty()) {
            // As in go-plugin, where it is not even said.
            complaints.accept("[WARN] " + Variables.MULTIPLEX + " must be true or false, not \"" + value
                    + "\"; it is taken for false");
        }
        return wanted.orElse(false) ? WANTED : UNWANTED;
    }

    /** What the handshake line says: that this side can, whether it does or not. */
    Multiplexing answer() {
        return answer;
    }
}
