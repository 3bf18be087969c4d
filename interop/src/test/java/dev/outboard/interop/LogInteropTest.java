package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.protobuf.StringValue;
import dev.outboard.hclog.HclogLevel;
import dev.outboard.hclog.HclogRecord;
import dev.outboard.hclog.JsonValue;
import dev.outboard.host.Command;
import dev.outboard.host.ExitedEarlyException;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.peer.PeerGrpc;
import io.grpc.Channel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What a plugin logs arrives at its host: from hclog at SLF4J, and from SLF4J at hclog. */
class LogInteropTest {

    private static final String NAME = "logs";
    private static final String FAILED_CALL = "The plugin failed in a call of outboard.interop.Peer/Crash";

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    private final Logger logger = (Logger) LoggerFactory.getLogger("plugin." + NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void capture() {
        logger.setLevel(Level.TRACE);
        logger.addAppender(logged);
        logged.start();
    }

    @AfterEach
    void release() {
        logger.detachAppender(logged);
        Leftovers.assertNoProcess(directory);
    }

    @Test
    void whatAGoPluginLogsArrivesAtAJavaHost() {
        launch(List.of(GoProgram.LOG_PLUGIN.path().toString())).close();

        for (String level : List.of("trace", "debug", "info", "warn", "error")) {
            ILoggingEvent event = event("at " + level);
            assertThat(event.getLevel()).isEqualTo(Level.toLevel(level));
            assertThat(keyValues(event)).containsEntry("@module", "top").containsOnlyKeys("@module", "timestamp");
            assertThat(keyValues(event).get("timestamp")).isInstanceOf(OffsetDateTime.class);
        }
        assertThat(keyValues(event("from below"))).contains(entry("@module", "top.sub"), entry("request", 7L));
        assertThat(keyValues(event("many \"types\"\nof values")))
                .contains(
                        entry("text", "größe 汉字 \uD83D\uDE00 <&>"),
                        entry("int", -42L),
                        entry("big", new BigDecimal("18446744073709551615")),
                        entry("float", new BigDecimal("1.5")),
                        entry("flag", true),
                        entry("nothing", null),
                        entry("list", "[1,2]"),
                        entry("map", "{\"a\":{}}"),
                        entry("error", "why"),
                        entry("duration", 1_000_000_000L),
                        entry("EXTRA_VALUE_AT_END", "odd one out"));
        assertThat(keyValues(event("located")).get("@caller"))
                .asString()
                .containsPattern("log-plugin/main\\.go:[0-9]+$");
        assertThat(event("[WARN] tagged").getLevel()).isEqualTo(Level.WARN);
        assertThat(event("plain").getLevel()).isEqualTo(Level.DEBUG);
        assertThat(event("{\"json\":\"of another kind\"}").getLevel()).isEqualTo(Level.DEBUG);
    }

    @Test
    void aPanicInGoIsOneError() throws Exception {
        PluginClient client = launch(List.of(GoProgram.LOG_PLUGIN.path().toString()));

        crash(client, "panic");

        List<ILoggingEvent> errors = errorsSinceStart();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).getFormattedMessage())
                .startsWith("panic: as asked for")
                .contains("goroutine ")
                .contains("peer/implementation.go:");
    }

    @Test
    void anExitOfGoIsNoError() throws Exception {
        PluginClient client = launch(List.of(GoProgram.LOG_PLUGIN.path().toString()));

        crash(client, "exit");

        assertThat(errorsSinceStart()).isEmpty();
    }

    private static void crash(PluginClient client, String how) throws Exception {
        try (client) {
            PeerGrpc.PeerBlockingV2Stub stub = PeerGrpc.newBlockingV2Stub(client.dispense(Channel.class));
            assertThatThrownBy(() -> stub.crash(StringValue.of(how))).isNotNull();
            client.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatAJavaPluginLogsArrivesAtAGoHost() {
        Map<String, HclogRecord> records = new LinkedHashMap<>();
        List<String> command = new ArrayList<>(List.of(GoProgram.LOG_HOST.path().toString()));
        command.addAll(Workspace.java(LogPlugin.class));
        Run.Result result =
                Run.of(command).in(directory).with("TMPDIR", sockets.toString()).succeed();
        result.out().lines().forEach(line -> {
            HclogRecord read = HclogRecord.parse(line).orElseThrow(() -> new AssertionError(line));
            records.put(read.message(), read);
        });

        for (HclogLevel level : HclogLevel.values()) {
            assertThat(records.get("at " + level.name()))
                    .as(result.toString())
                    .isNotNull()
                    .extracting(HclogRecord::level)
                    .isEqualTo(level);
        }
        // go-plugin's hosts pass @module on among the arguments, where hclog lets it take the place of its own.
        HclogRecord types = Objects.requireNonNull(records.get("many \"types\"\nof values"));
        assertThat(json(types))
                .contains(
                        entry("text", "\"größe 汉字 \uD83D\uDE00 <&>\""),
                        entry("int", "-42"),
                        entry("float", "1.5"),
                        entry("flag", "true"),
                        entry("nothing", "null"),
                        entry("list", "[1,\"b\"]"),
                        entry("map", "{\"a\":{}}"),
                        entry("_@message", "5"),
                        entry("request", "\"r7\""));
        assertThat(types.module()).isEqualTo("kv.store");
        HclogRecord failed = Objects.requireNonNull(records.get("failed"));
        assertThat(failed.level()).isEqualTo(HclogLevel.ERROR);
        assertThat(json(failed)).containsEntry("error", "\"java.lang.IllegalStateException: outer\"");
        assertThat(json(failed).get("stacktrace")).contains("Caused by: java.lang.IllegalArgumentException: inner");
        assertThat(records.keySet())
                .noneMatch(message -> message.contains("as asked for") || message.contains("at dev."));
        HclogRecord inCall = Objects.requireNonNull(records.get(FAILED_CALL));
        assertThat(inCall.level()).isEqualTo(HclogLevel.ERROR);
        assertThat(inCall.module()).isEqualTo("dev.outboard.plugin");
        assertThat(json(inCall)).containsEntry("error", "\"java.lang.IllegalStateException: as asked for\"");
        assertThat(json(inCall).get("stacktrace")).contains("\\tat " + PeerService.class.getName());
    }

    @Test
    void whatAJavaPluginLogsArrivesAtAJavaHost() {
        launch(Workspace.java(LogPlugin.class)).close();

        ILoggingEvent event = event("many \"types\"\nof values");
        assertThat(event.getLevel()).isEqualTo(Level.INFO);
        assertThat(keyValues(event))
                .contains(
                        entry("@module", "kv.store"),
                        entry("int", -42L),
                        entry("nothing", null),
                        entry("list", "[1,\"b\"]"),
                        entry("request", "r7"));
        assertThat(keyValues(event("failed")).get("stacktrace"))
                .asString()
                .contains("\n\tat " + LogPlugin.class.getName());
    }

    @Test
    void anExceptionInACallOfAJavaPluginIsOneError() throws Exception {
        try (PluginClient client = launch(Workspace.java(PeerPlugin.class))) {
            PeerGrpc.PeerBlockingV2Stub stub = PeerGrpc.newBlockingV2Stub(client.dispense(Channel.class));
            assertThatThrownBy(() -> stub.crash(StringValue.of("throw"))).hasMessageContaining("as asked for");
        }

        assertThat(errors()).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo(FAILED_CALL);
            assertThat(keyValues(event))
                    .contains(
                            entry("@module", "dev.outboard.plugin"),
                            entry("error", "java.lang.IllegalStateException: as asked for"));
            assertThat(keyValues(event).get("stacktrace")).asString().contains("\n\tat " + PeerService.class.getName());
        });
    }

    @Test
    void anUncaughtExceptionInAJavaPluginIsOneError() {
        launch(Workspace.java(LogPlugin.class, "thread")).close();

        assertUncaught("worker");
    }

    @Test
    void anExceptionThatEndsAJavaPluginIsOneErrorAndIsInTheMessage() {
        assertThatThrownBy(() -> launch(Workspace.java(LogPlugin.class, "main")))
                .isInstanceOf(ExitedEarlyException.class)
                .hasMessageContaining("Exception in thread \"main\" java.lang.IllegalStateException: outer")
                .hasMessageContaining("Caused by: java.lang.IllegalArgumentException: inner")
                .hasMessageContaining("[ERROR] kv.store: failed error=");

        assertUncaught("main");
    }

    private void assertUncaught(String thread) {
        List<String> uncaught = errors().stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("IllegalStateException") || message.contains("\tat "))
                .toList();
        assertThat(uncaught).hasSize(1);
        assertThat(uncaught.get(0))
                .startsWith("Exception in thread \"" + thread + "\" java.lang.IllegalStateException: outer\n\tat ")
                .contains("\nCaused by: java.lang.IllegalArgumentException: inner\n");
    }

    @ParameterizedTest
    @CsvSource({"warn, 2", "off, 0"})
    void theLevelOfAJavaPluginIsSetFromOutside(String level, int records) {
        launch(Workspace.java(LogPlugin.class), "OUTBOARD_LOG_LEVEL", level).close();

        assertThat(events().stream().filter(event -> event.getFormattedMessage().startsWith("at ")))
                .hasSize(records);
    }

    private PluginClient launch(List<String> command, String... environment) {
        Command.Builder builder = Command.builder(command.get(0))
                .arguments(command.subList(1, command.size()).toArray(String[]::new))
                .directory(directory)
                .environment("TMPDIR", sockets.toString());
        if (environment.length > 0) {
            builder.environment(environment[0], environment[1]);
        }
        return PluginClient.launch(LaunchConfig.builder(PeerContract.HANDSHAKE, builder.build())
                .plugin(PeerContract.NAME, PeerContract.USED)
                .name(NAME)
                .build());
    }

    private List<ILoggingEvent> events() {
        return List.copyOf(logged.list);
    }

    private List<ILoggingEvent> errors() {
        return events().stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .toList();
    }

    /** What the plugin logs as it starts may arrive at any time after the launch. */
    private List<ILoggingEvent> errorsSinceStart() {
        return errors().stream()
                .filter(event -> !event.getFormattedMessage().equals("at error"))
                .toList();
    }

    private ILoggingEvent event(String message) {
        return events().stream()
                .filter(event -> event.getFormattedMessage().equals(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No \"" + message + "\" in " + events()));
    }

    private static Map<String, Object> keyValues(ILoggingEvent event) {
        Map<String, Object> keyValues = new LinkedHashMap<>();
        event.getKeyValuePairs().forEach(pair -> keyValues.put(pair.key, pair.value));
        return keyValues;
    }

    private static Map<String, String> json(HclogRecord read) {
        Map<String, String> json = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> argument : read.arguments().entrySet()) {
            json.put(argument.getKey(), argument.getValue().toJson());
        }
        return json;
    }
}
