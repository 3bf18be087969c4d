package dev.outboard.example.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.example.kv.KeyValueStore;
import dev.outboard.host.PluginClient;
import dev.outboard.host.PluginExitedException;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.LoggingEvent;

/** Shows what a plugin logs and prints, and how it crashes. */
final class TalkSteps {

    private static final String KEY = "letter";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Plugins plugins;
    private final LogEvents log;
    private final Report report;

    TalkSteps(Plugins plugins, LogEvents log, Report report) {
        this.plugins = plugins;
        this.log = log;
        this.report = report;
    }

    void run(Path program) throws InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PluginClient client = plugins.talkative(program, printed)) {
            KeyValueStore store = client.dispense(KeyValueStore.class);
            store.put(KEY, "Dear host".getBytes(UTF_8));
            LoggingEvent event = log.await(TalkSteps::isStored, PATIENCE);
            report.done("a plugin's log is the host's: " + event.getLevel() + " of " + event.getLoggerName() + ", \""
                    + event.getMessage() + "\" with " + keyValues(event));
            report.done("what it prints to stdout arrives, too: \"" + line(printed) + "\"");
            crash(store);
        }
        try (PluginClient again = plugins.talkative(program, printed)) {
            again.ping();
            report.done("launched it anew, process " + again.pid());
        }
    }

    private static boolean isStored(LoggingEvent event) {
        return "stored".equals(event.getMessage());
    }

    private static String keyValues(LoggingEvent event) {
        return event.getKeyValuePairs().stream()
                .filter(TalkSteps::isOfApplication)
                .map(pair -> pair.key + "=" + pair.value)
                .collect(Collectors.joining(", "));
    }

    private static boolean isOfApplication(KeyValuePair pair) {
        return !pair.key.startsWith("@") && !pair.key.equals("timestamp");
    }

    /** Waits for what was printed: it comes on a stream of its own. */
    private static String line(ByteArrayOutputStream printed) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String text = printed.toString(UTF_8);
        while (text.indexOf('\n') < 0) {
            if (System.nanoTime() > deadline) {
                throw new DemoException("what the plugin prints has not arrived");
            }
            Thread.sleep(5);
            text = printed.toString(UTF_8);
        }
        return text.strip();
    }

    private void crash(KeyValueStore store) {
        try {
            byte[] value = store.get(TalkativeStore.CRASH);
            throw new DemoException("the plugin has not crashed, but answered with " + value.length + " bytes");
        } catch (StatusRuntimeException e) {
            if (!(e.getCause() instanceof PluginExitedException exited)) {
                throw e;
            }
            report.done("it crashed in a call, which fails at once: " + exited.getMessage());
        }
    }
}
