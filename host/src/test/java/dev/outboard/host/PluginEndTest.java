package dev.outboard.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginEndTest {

    private final FakeProcess process = new FakeProcess("panic: oh no\n");
    private final PluginEnd end = new PluginEnd(
            "kv",
            PluginProcess.watching(
                    new CommandProgram(process, LaunchMark.none()), "kv", OutputStream.nullOutputStream()));
    private final Exception lost = new IOException("reset by peer");

    @AfterEach
    void endProcess() {
        process.exit.complete(0);
    }

    @Test
    void aConnectionThatEndsBeforeItsProcessIsExplainedByTheProcessesEnd() throws Exception {
        Future<Status> status = end.statusAfter(lost).toCompletableFuture();
        assertThat(status).isNotDone();

        process.exit.complete(139);

        assertThat(status.get(20, TimeUnit.SECONDS).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.get().getDescription())
                .contains("kv")
                .contains("exit status 139 (SIGSEGV)")
                .contains("panic: oh no");
        assertThat(status.get().getCause()).isInstanceOf(PluginExitedException.class);
    }

    @Test
    void aConnectionThatEndsWithoutItsProcessSaysWhatItKnows() throws Exception {
        Status status = end.statusAfter(lost).toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription())
                .contains("connection to the plugin kv")
                .contains("reset by peer");
        assertThat(status.getCause()).isSameAs(lost);
    }

    @Test
    void callsThatEndWhileThePluginLivesLeaveNothingWithIt() throws Exception {
        int before = end.run().exit().getNumberOfDependents();

        for (int i = 0; i < 3; i++) {
            end.statusAfterBrokered(lost).toCompletableFuture().get(20, TimeUnit.SECONDS);
        }

        assertThat(end.run().exit().getNumberOfDependents()).isEqualTo(before);
    }

    /** A process whose end comes when the test says so. */
    private static final class FakeProcess extends Process {

        private final CompletableFuture<Integer> exit = new CompletableFuture<>();
        private final String stderr;

        FakeProcess(String stderr) {
            this.stderr = stderr;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return new ByteArrayInputStream(stderr.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int waitFor() throws InterruptedException {
            try {
                return exit.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public int exitValue() {
            return exit.join();
        }

        @Override
        public void destroy() {
            exit.complete(143);
        }
    }
}
