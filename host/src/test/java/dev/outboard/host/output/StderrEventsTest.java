package dev.outboard.host.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.hclog.HclogLevel;
import dev.outboard.hclog.HclogRecord;
import dev.outboard.hclog.JsonValue.JsonNumber;
import dev.outboard.host.output.StderrEvent.Plain;
import dev.outboard.host.output.StderrEvent.Structured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class StderrEventsTest {

    private static final String UNCAUGHT = """
            Exception in thread "main" java.lang.IllegalStateException: first line
            second line
            \tat dev.example.Main.run(Main.java:7)
            \tat dev.example.Main.main(Main.java:3)
            \tSuppressed: java.io.IOException: also
            \t\tat dev.example.Main.close(Main.java:9)
            \t\t... 1 more
            Caused by: java.lang.NullPointerException
            \tat dev.example.Main.deep(Main.java:20)
            \t... 2 more""";

    private static final String PRINTED = """
            java.util.concurrent.TimeoutException: too late
            \tat dev.example.Main.run(Main.java:7)""";

    private static final String PANIC = """
            panic: runtime error: invalid memory address or nil pointer dereference
            [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x1]

            goroutine 1 [running]:
            main.main()
            \t/src/main.go:5 +0x1d
            exit status 2""";

    private static final String CRASH = """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2
            #
            # An error report file with more information is saved as:
            # /tmp/hs_err_pid1.log
            #""";

    private static final String TRACEBACK = """
            Traceback (most recent call last):
              File "plugin.py", line 3, in <module>
                read()
            KeyError: 'a'

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "plugin.py", line 5, in <module>
                raise ValueError("b")
            ValueError: b""";

    private final List<StderrEvent> events = new ArrayList<>();
    private final Tail tail = new Tail();
    private final FakeQuietTimer timer = new FakeQuietTimer();
    private final StderrEvents lines = new StderrEvents(events::add, tail, timer);

    @Test
    void aRecordOfHclogIsWhatItSays() {
        lines.line("{\"@level\":\"warn\",\"@message\":\"low\",\"@module\":\"kv\",\"left\":3}");

        assertThat(events)
                .containsExactly(new Structured(
                        new HclogRecord(HclogLevel.WARN, "low", null, "kv", null, Map.of("left", JsonNumber.of(3)))));
    }

    @ParameterizedTest
    @CsvSource({"TRACE", "DEBUG", "INFO", "WARN", "ERROR"})
    void aTagSaysTheLevel(Level level) {
        lines.line("[" + level + "] hello");

        assertThat(events).containsExactly(new Plain(level, "[" + level + "] hello"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "",
                "[info] lower case",
                "[FATAL] unknown",
                "[INFO",
                " [INFO] indented",
                "\tat first",
                "{\"@level\":\"all\",\"@message\":\"no known level\"}",
                "{\"level\":\"info\",\"msg\":\"of another library\"}",
                "{broken",
            })
    void otherLinesAreForDebuggingAndUnchanged(String line) {
        lines.line(line);

        assertThat(events).containsExactly(new Plain(Level.DEBUG, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {UNCAUGHT, PRINTED, PANIC, CRASH, TRACEBACK})
    void aTraceIsOneError(String trace) {
        lines.line("before");
        trace.lines().forEach(lines::line);
        assertThat(events).containsExactly(new Plain(Level.DEBUG, "before"));

        lines.end();

        assertThat(events).containsExactly(new Plain(Level.DEBUG, "before"), new Plain(Level.ERROR, trace));
    }

    @ParameterizedTest
    @ValueSource(strings = {UNCAUGHT, PRINTED, CRASH, TRACEBACK})
    void aTraceEndsAtTheNextOtherLine(String trace) {
        trace.lines().forEach(lines::line);
        lines.line("after");

        assertThat(events).containsExactly(new Plain(Level.ERROR, trace), new Plain(Level.DEBUG, "after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {UNCAUGHT, PRINTED, PANIC, CRASH, TRACEBACK})
    void aTraceEndsWhereTheLogGoesOn(String trace) {
        trace.lines().forEach(lines::line);
        lines.line("[INFO] after");

        assertThat(events).containsExactly(new Plain(Level.ERROR, trace), new Plain(Level.INFO, "[INFO] after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {UNCAUGHT, PRINTED, PANIC, CRASH, TRACEBACK})
    void aTraceDoesNotWaitForEver(String trace) {
        trace.lines().forEach(lines::line);
        timer.elapse();

        assertThat(events).containsExactly(new Plain(Level.ERROR, trace));
    }

    @Test
    void everyLineOfATraceMovesItsEnd() {
        lines.line("Exception in thread \"main\" java.lang.Error");
        assertThat(timer.restarts()).isEqualTo(1);
        lines.line("\tat a.B.c(B.java:1)");
        assertThat(timer.restarts()).isEqualTo(2);
    }

    @Test
    void theRestOfAnInterruptedTraceIsAnErrorToo() {
        lines.line("Exception in thread \"main\" java.lang.Error: slow");
        timer.elapse();
        lines.line("\tat a.B.c(B.java:1)");
        lines.line("after");

        assertThat(events)
                .containsExactly(
                        new Plain(Level.ERROR, "Exception in thread \"main\" java.lang.Error: slow"),
                        new Plain(Level.ERROR, "\tat a.B.c(B.java:1)"),
                        new Plain(Level.DEBUG, "after"));
    }

    @Test
    void anExceptionWithoutAStackDoesNotSwallowWhatComesLater() {
        lines.line("Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space");
        timer.elapse();
        lines.line("after");

        assertThat(events).element(1).isEqualTo(new Plain(Level.DEBUG, "after"));
    }

    @Test
    void twoExceptionsAreTwoEvents() {
        lines.line("Exception in thread \"a\" java.lang.OutOfMemoryError: Java heap space");
        lines.line("Exception in thread \"b\" java.lang.OutOfMemoryError: Java heap space");
        lines.end();

        assertThat(events).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.IllegalStateException: mentioned",
                "com.example.MyError",
                "#",
            })
    void whatOnlyLooksLikeATraceIsForDebugging(String line) {
        lines.line(line);
        lines.line("after");

        assertThat(events).containsExactly(new Plain(Level.DEBUG, line), new Plain(Level.DEBUG, "after"));
    }

    @Test
    void theJavaProgramsOwnErrorsAreErrors() {
        lines.line("Error: Could not find or load main class dev.example.Main");
        lines.line("Caused by: java.lang.ClassNotFoundException: dev.example.Main");
        lines.end();

        assertThat(events)
                .containsExactly(new Plain(
                        Level.ERROR,
                        "Error: Could not find or load main class dev.example.Main\n"
                                + "Caused by: java.lang.ClassNotFoundException: dev.example.Main"));
    }

    @Test
    void afterAPanicUntaggedLinesAreErrors() {
        lines.line("fatal error: all goroutines are asleep");
        timer.elapse();
        lines.line("{\"@level\":\"info\",\"@message\":\"m\"}");
        lines.line("[DEBUG] tagged");
        lines.line("untagged");
        lines.end();

        assertThat(events).hasSize(4).last().isEqualTo(new Plain(Level.ERROR, "untagged"));
        assertThat(events).element(2).isEqualTo(new Plain(Level.DEBUG, "[DEBUG] tagged"));
    }

    @Test
    void aTraceWithoutEndIsCutIntoEvents() {
        String frame = "\tat a.B.c(" + "x".repeat(1000) + ":1)";
        lines.line("panic: deep");
        IntStream.range(0, 200).forEach(i -> lines.line(frame));
        lines.end();

        assertThat(events).hasSizeBetween(4, 5).allSatisfy(event -> {
            Plain plain = (Plain) event;
            assertThat(plain.level()).isEqualTo(Level.ERROR);
            assertThat(plain.text().length()).isLessThanOrEqualTo(StderrEvents.LONGEST_EVENT + 1100);
        });
    }

    @Test
    void piecesOfALongLineArePassedOn() {
        lines.piece("[ERROR] part one");
        lines.piece("part two");

        assertThat(events)
                .containsExactly(new Plain(Level.DEBUG, "[ERROR] part one"), new Plain(Level.DEBUG, "part two"));
    }

    @Test
    void piecesAfterAPanicAreErrors() {
        lines.line("panic: long");
        lines.piece("part one");

        assertThat(events).containsExactly(new Plain(Level.ERROR, "panic: long"), new Plain(Level.ERROR, "part one"));
    }

    @Test
    void theTailIsReadable() {
        lines.line(
                "{\"@level\":\"error\",\"@message\":\"no\\nspace\",\"@module\":\"kv\",\"path\":\"/tmp\",\"why\":\"it is full\",\"n\":1}");
        UNCAUGHT.lines().forEach(lines::line);

        assertThat(tail.lines())
                .containsExactly(
                        "[ERROR] kv: no\\nspace path=/tmp why=\"it is full\" n=1",
                        "Exception in thread \"main\" java.lang.IllegalStateException: first line",
                        "second line",
                        "\tat dev.example.Main.run(Main.java:7)",
                        "… 6 more lines",
                        "Caused by: java.lang.NullPointerException");
    }

    @Test
    void aLogThatFailsStopsNothing() {
        List<Throwable> reported = new ArrayList<>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.add(e));
        try {
            StderrEvents failing = new StderrEvents(
                    event -> {
                        throw new IllegalStateException("appender");
                    },
                    tail,
                    timer);
            failing.line("one");
            failing.line("two");
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }

        assertThat(reported).hasSize(2);
        assertThat(tail.lines()).containsExactly("one", "two");
    }

    @Test
    void theTimerEndsWithTheLines() {
        lines.end();

        assertThat(timer.isClosed()).isTrue();
    }

    /** A timer whose time passes when the test says so. */
    private static final class FakeQuietTimer implements QuietTimer {

        private @Nullable Runnable callback;
        private int restarts;
        private boolean closed;

        @Override
        public void restart(Runnable next) {
            callback = next;
            restarts++;
        }

        void elapse() {
            Runnable due = callback;
            callback = null;
            assertThat(due).as("what is to be called").isNotNull();
            due.run();
        }

        int restarts() {
            return restarts;
        }

        boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
