package dev.outboard.interop;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * A plugin that logs through SLF4J, then serves. With the argument {@code thread} an exception is not caught in a thread of
 * its own, with {@code main} in its main method.
 */
final class LogPlugin {

    private LogPlugin() {}

    public static void main(String[] args) throws InterruptedException {
        // There is another provider on the class path of these tests.
        System.setProperty("slf4j.provider", "dev.outboard.slf4j.HclogServiceProvider");
        writeLog(LoggerFactory.getLogger("kv.store"));
        if (List.of(args).contains("main")) {
            throw failure();
        }
        if (List.of(args).contains("thread")) {
            Thread thread = new Thread(LogPlugin::fail, "worker");
            thread.start();
            thread.join();
        }
        PluginServer.serve(ServeConfig.builder(PeerContract.HANDSHAKE)
                .plugin(PeerContract.NAME, PeerContract.SERVED, new PeerService())
                .build());
    }

    private static void writeLog(Logger logger) {
        for (Level level : Level.values()) {
            logger.atLevel(level).log("at {}", level);
        }
        MDC.put("request", "r7");
        logger.atInfo()
                .addKeyValue("text", "größe 汉字 \uD83D\uDE00 <&>")
                .addKeyValue("int", -42)
                .addKeyValue("float", 1.5)
                .addKeyValue("flag", true)
                .addKeyValue("nothing", (Object) null)
                .addKeyValue("list", List.of(1, "b"))
                .addKeyValue("map", Map.of("a", Map.of()))
                .addKeyValue("@message", 5)
                .log("many \"types\"\nof values");
        MDC.clear();
        logger.error("failed", failure());
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("outer", new IllegalArgumentException("inner"));
    }

    private static void fail() {
        throw failure();
    }
}
