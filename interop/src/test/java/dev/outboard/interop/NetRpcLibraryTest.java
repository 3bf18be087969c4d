package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.Handshake;
import dev.outboard.contract.PluginCallException;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.host.Reattach;
import dev.outboard.interop.contract.Library;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import io.grpc.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contract over net/rpc with both sides in Java, in this process. */
class NetRpcLibraryTest {

    private static final Handshake HANDSHAKE = Handshake.of(1, "LIBRARY", "library");

    private final LocalLibrary implementation = new LocalLibrary();
    private PluginServer server;
    private PluginClient client;
    private Library library;

    @BeforeEach
    void start() throws IOException {
        server = PluginServer.startInTest(ServeConfig.builder(HANDSHAKE)
                .plugin(Library.class, implementation)
                .build());
        client = PluginClient.launch(LaunchConfig.builder(HANDSHAKE, new Reattach(server.descriptor()))
                .plugin(Library.class)
                .build());
        library = client.dispense(Library.class);
    }

    @AfterEach
    void stop() {
        implementation.release.countDown();
        client.close();
        server.close();
    }

    private String nextEvent() throws InterruptedException {
        return String.valueOf(implementation.events.poll(100, TimeUnit.SECONDS));
    }

    @Test
    void valuesCross() throws Exception {
        library.ping();
        assertThat(nextEvent()).isEqualTo("ping");
        assertThat(library.any(null)).isNull();
        assertThat(library.any("text")).isEqualTo("text");
        assertThat(library.count(
                        List.of(new Library.Book("a", 1), new Library.Book("b", null)),
                        -2,
                        new Library.Book("four", null)))
                .isEqualTo(Map.of("a", -1, "b", -2, "more", 4));
        assertThat(library.count(List.of(), 0, null)).isEmpty();
        assertThat(library.describe("key", new byte[] {1}, true, (short) -1, Long.MIN_VALUE, 0.5, null))
                .isEqualTo("key [1] true -1 -9223372036854775808 0.5 null");
        assertThat(library.upper("text")).isEqualTo("TEXT LATER");
        assertThat(library).hasToString("Library over net/rpc");
    }

    @Test
    void aCallbackLivesAsLongAsItsCall() {
        List<String> read = new ArrayList<>();
        library.readTo(read::add);
        assertThat(read).containsExactly("once", "twice");

        library.readTo(null);
        library.keep(read::add);
        assertThatThrownBy(library::readToKept)
                .isInstanceOf(PluginCallException.class)
                .hasMessageStartingWith("The call Library.readToKept has failed: The call Reader.read has failed: ")
                .satisfies(e -> assertThat(((PluginCallException) e).code()).isEqualTo(Status.Code.UNKNOWN));
        assertThat(read).hasSize(2);
    }

    @Test
    void whatCanBeClosedLivesUntilThen() throws Exception {
        Library.Loan first = library.lend(new Library.Book("first", 1));
        Library.Loan second = library.lendAgain(first, true);
        // The plugin has closed its own, which was this side's all the time: the first one is not there any more.
        assertThat(nextEvent()).isEqualTo("closed first");
        assertThatThrownBy(first::book)
                .isInstanceOf(PluginCallException.class)
                .satisfies(e -> assertThat(((PluginCallException) e).code()).isEqualTo(Status.Code.UNAVAILABLE));
        assertThat(second).isNotNull();
        assertThat(second.book().title()).isEqualTo("first");
        assertThat(library.lendAgain(second, false)).isNull();
        assertThat(nextEvent()).isEqualTo("closed first");
        second.close();
        second.close();
        assertThat(implementation.events).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // What null does is tested.
    void failuresAreTold() {
        assertThatThrownBy(() -> library.refuse("that"))
                .isInstanceOf(PluginCallException.class)
                .hasMessage("The call Library.refuse has failed: because of that")
                .satisfies(e -> assertThat(((PluginCallException) e).code()).isEqualTo(Status.Code.UNKNOWN));
        assertThatThrownBy(() -> library.later("").toCompletableFuture().get(100, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(PluginCallException.class)
                .hasMessage("The call Library.later has failed: there is no text");
        assertThatThrownBy(() -> library.count(null, 1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageStartingWith("Library.count: books must not be null");
    }

    @Test
    void aThreadThatWaitsCanBeInterrupted() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                failure.completeExceptionally(new AssertionError("answered with " + library.waitForever()));
            } catch (InterruptedException | RuntimeException e) {
                failure.complete(e);
            }
        });
        caller.start();
        assertThat(nextEvent()).isEqualTo("waits");
        caller.interrupt();

        assertThat(failure.get(100, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
}
