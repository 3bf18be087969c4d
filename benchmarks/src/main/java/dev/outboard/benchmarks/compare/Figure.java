package dev.outboard.benchmarks.compare;

import java.util.Arrays;
import java.util.Optional;

/** What is measured, in the table's order. */
enum Figure {
    JVM_LINE("jvm_line", "exec → line of a bare JVM", "ms"),
    HANDSHAKE_LINE("launch_handshake_line", "exec → handshake line", "ms"),
    WARM_REPLY("launch_warm_reply_1", "launch by a warm host → 1st reply", "ms"),
    WARM_REPLY_TLS("launch_warm_reply_1_tls", "the same under AutoMTLS", "ms"),
    HOST_REPLY("host_exec_reply_1", "exec of a cold host → 1st reply", "ms"),
    HOST_REPLY_TLS("host_exec_reply_1_tls", "the same under AutoMTLS", "ms"),
    CONNECTED("launch_connected", "cold host: launch → connected", "ms"),
    FIRST_REPLY("launch_reply_1", "cold host: launch → 1st reply", "ms"),
    THOUSANDTH_REPLY("launch_reply_1000", "cold host: launch → 1,000th reply", "ms"),
    TEN_THOUSANDTH_REPLY("launch_reply_10000", "cold host: launch → 10,000th reply", "ms"),
    UNARY_P50("unary_16b_p50", "unary 16 B, p50", "us"),
    UNARY_P99("unary_16b_p99", "unary 16 B, p99", "us"),
    CALLER("callers_1", "1 caller, 16 B", "calls/s"),
    CALLERS_8("callers_8", "8 callers, 16 B", "calls/s"),
    CALLERS_64("callers_64", "64 callers, 16 B", "calls/s"),
    ASYNC_64("async_64", "64 at once, asynchronous, 16 B", "calls/s"),
    DOWNLOAD("download_32kb", "stream of 32 KB, plugin to host", "MB/s"),
    UPLOAD("upload_32kb", "stream of 32 KB, host to plugin", "MB/s"),
    LARGE_ECHO("echo_1mb_p50", "echo of 1 MB, p50", "us"),
    BROKERED("brokered_p50", "broker: accept, dial, call, close, p50", "us"),
    CONTRACT("contract_16b_p50", "contract: unary 16 B, p50", "us"),
    CALLBACK("contract_callback_p50", "contract: call with a callback, p50", "us"),
    PLUGIN_RSS("plugin_rss_idle", "plugin, idle: resident", "MB"),
    PLUGIN_PSS("plugin_pss_idle", "plugin, idle: its share of that", "MB"),
    PLUGIN_RSS_LOADED("plugin_rss_loaded", "plugin, after load: resident", "MB"),
    PLUGIN_THREADS("plugin_threads", "plugin: threads", "threads"),
    PLUGIN_DESCRIPTORS("plugin_descriptors", "plugin: descriptors", "descriptors"),
    HOST_RSS("host_rss_idle", "host with 1 plugin, idle: resident", "MB"),
    HOST_PSS("host_pss_idle", "host with 1 plugin, idle: its share", "MB"),
    HOST_RSS_LOADED("host_rss_loaded", "host with 1 plugin, after load: resident", "MB"),
    HOST_RSS_EACH("host_rss_each", "host, for one more plugin: resident", "MB"),
    HOST_THREADS_EACH("host_threads_each", "host, for one more plugin: threads", "threads"),
    HOST_DESCRIPTORS_EACH("host_descriptors_each", "host, for one more plugin: descriptors", "descriptors"),
    START_1("plugins_started_1", "1 plugin started by a cold host", "ms"),
    START_10("plugins_started_10", "10 plugins, 8 at once", "ms"),
    START_50("plugins_started_50", "50 plugins, 8 at once", "ms"),
    PLUGIN_PSS_10("plugin_pss_idle_10", "each of 10 plugins, idle: its share", "MB"),
    PLUGIN_PSS_50("plugin_pss_idle_50", "each of 50 plugins, idle: its share", "MB");

    /** As programs print it. */
    final String key;

    /** As people read it. */
    final String label;

    final String unit;

    Figure(String key, String label, String unit) {
        this.key = key;
        this.label = label;
        this.unit = unit;
    }

    String labelWithUnit() {
        return label + " [" + unit + "]";
    }

    static Optional<Figure> of(String key) {
        return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
    }
}
