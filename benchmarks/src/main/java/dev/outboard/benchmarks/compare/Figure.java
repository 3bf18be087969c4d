package dev.outboard.benchmarks.compare;

import java.util.Arrays;
import java.util.Optional;

/** What is measured, in the table's order. */
enum Figure {
    HANDSHAKE_LINE("launch_handshake_line", "exec → handshake line", "ms"),
    CONNECTED("launch_connected", "launch → connected", "ms"),
    FIRST_REPLY("launch_reply_1", "launch → 1st reply", "ms"),
    THOUSANDTH_REPLY("launch_reply_1000", "launch → 1,000th reply", "ms"),
    TEN_THOUSANDTH_REPLY("launch_reply_10000", "launch → 10,000th reply", "ms"),
    UNARY_P50("unary_16b_p50", "unary 16 B, p50", "us"),
    UNARY_P99("unary_16b_p99", "unary 16 B, p99", "us"),
    CALLERS("callers_64", "64 callers, 16 B", "calls/s"),
    DOWNLOAD("download_32kb", "stream of 32 KB, plugin to host", "MB/s"),
    UPLOAD("upload_32kb", "stream of 32 KB, host to plugin", "MB/s"),
    LARGE_ECHO("echo_1mb_p50", "echo of 1 MB, p50", "us"),
    BROKERED("brokered_p50", "broker: accept, dial, call, close, p50", "us");

    /** As hosts print it. */
    final String key;

    /** As people read it. */
    final String label;

    final String unit;

    Figure(String key, String label, String unit) {
        this.key = key;
        this.label = label;
        this.unit = unit;
    }

    static Optional<Figure> of(String key) {
        return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
    }
}
