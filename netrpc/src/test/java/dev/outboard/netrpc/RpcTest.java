package dev.outboard.netrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.gob.Gob;
import dev.outboard.gob.GobEncoder;
import dev.outboard.gob.GobTypeException;
import dev.outboard.gob.TypeRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Client and server with each other. */
class RpcTest {

    private static final TypeRef<String> STRING = TypeRef.of(String.class);
    private static final TypeRef<Object> ANY = TypeRef.of(Object.class);
    private static final Gob GOB = Gob.standard();

    record Args(int a, int b) {}

    record Quotient(int quo, int rem) {}

    /** What is called. */
    public static class Arith {

        final BlockingQueue<CountDownLatch> waiting = new LinkedBlockingQueue<>();

        public int multiply(Args args) {
            return args.a() * args.b();
        }

        public Quotient divide(Args args) {
            if (args.b() == 0) {
                throw new ArithmeticException("divide by zero");
            }
            return new Quotient(args.a() / args.b(), args.a() % args.b());
        }

        public String greet() {
            return "Hello!";
        }

        public void forget(String what) {
            assertThat(what).isNotEmpty();
        }

        public @Nullable Object any(@Nullable Object value) {
            return value;
        }

        public String silent(String text) {
            throw new IllegalStateException(text);
        }

        /** Comes back when the test lets it. */
        public String slow(String text) throws InterruptedException {
            CountDownLatch go = new CountDownLatch(1);
            waiting.add(go);
            go.await();
            return text;
        }

        public @Nullable String nothing() {
            return null;
        }

        public static String ignored(String text) {
            return text;
        }

        public int alsoIgnored(int one, int two) {
            return one + two;
        }
    }

    private final Arith arith = new Arith();
    private final List<String> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    private Sockets sockets;
    private RpcServing serving;
    private RpcClient client;

    @BeforeEach
    void connect() throws IOException {
        sockets = Sockets.connect();
        serving = server().build().serve(RpcStream.of(sockets.server()));
        client = RpcClient.start(RpcStream.of(sockets.client()), GOB);
    }

    private RpcServer.Builder server() {
        return RpcServer.builder(GOB)
                .receiver("Arith", arith)
                .onFailure((method, failure) -> failures.add(method + " " + failure.getMessage()));
    }

    @AfterEach
    void disconnect() throws IOException {
        arith.waiting.forEach(CountDownLatch::countDown);
        client.close();
        serving.close();
        sockets.close();
    }

    @Test
    void callsReachMethodsByTheirNamesInGo() throws Exception {
        assertThat(client.call("Arith.Multiply", new Args(6, 7), Integer.class)).isEqualTo(42);
        assertThat(client.call("Arith.Divide", new Args(17, 5), Quotient.class)).isEqualTo(new Quotient(3, 2));
    }

    @Test
    void aMethodWithoutAParameterTakesAnything() throws Exception {
        assertThat(client.call("Arith.Greet", Map.of("k", 1), String.class)).isEqualTo("Hello!");
        assertThat(client.call("Arith.Greet", null, ANY, STRING)).isEqualTo("Hello!");
        assertThat(client.<@Nullable Void, String>call("Arith.Greet", null, TypeRef.of(Void.class), STRING))
                .isEqualTo("Hello!");
    }

    @Test
    void aMethodThatReturnsNothingRepliesAnEmptyStruct() throws Exception {
        assertThat(client.call("Arith.Forget", "it", Void.class)).isNull();
        record Empty() {}
        assertThat(client.call("Arith.Forget", "it", Empty.class)).isEqualTo(new Empty());
    }

    @Test
    void interfaceValuesGoBothWays() throws Exception {
        assertThat(client.call("Arith.Any", null, ANY, ANY)).isNull();
        assertThat(client.call("Arith.Any", "text", ANY, ANY)).isEqualTo("text");
        assertThat(client.call("Arith.Any", List.of(1L, "two"), ANY, ANY)).isEqualTo(List.of(1L, "two"));
    }

    @Test
    void errorsTravelAsStrings() {
        assertThatThrownBy(() -> client.call("Arith.Divide", new Args(1, 0), Quotient.class))
                .isInstanceOf(RpcRemoteException.class)
                .hasMessage("divide by zero");
        assertThatThrownBy(() -> client.call("Arith.Silent", "", String.class))
                .as("an empty message would mean success")
                .hasMessage("java.lang.IllegalStateException");
        assertThat(failures).containsExactly("Arith.Divide divide by zero", "Arith.Silent ");
    }

    @Test
    void namesThatAreNotThereAreRefusedInGosWords() throws Exception {
        assertThatThrownBy(() -> client.call("Arith.Nope", 1, int.class))
                .isInstanceOf(RpcRemoteException.class)
                .hasMessage("rpc: can't find method Arith.Nope");
        assertThatThrownBy(() -> client.call("Geo.Nope", 1, int.class)).hasMessage("rpc: can't find service Geo.Nope");
        assertThatThrownBy(() -> client.call("nope", 1, int.class))
                .hasMessage("rpc: service/method request ill-formed: nope");
        assertThatThrownBy(() -> client.call("Arith.Ignored", "x", String.class))
                .hasMessage("rpc: can't find method Arith.Ignored");
        assertThatThrownBy(() -> client.call("Arith.AlsoIgnored", 1, int.class))
                .hasMessage("rpc: can't find method Arith.AlsoIgnored");
        assertThatThrownBy(() -> client.call("Arith.ToString", 1, String.class))
                .hasMessage("rpc: can't find method Arith.ToString");
        assertThat(client.call("Arith.Greet", 1, String.class)).isEqualTo("Hello!");
    }

    record WideArgs(long a, String b) {}

    @Test
    void anArgumentThatDoesNotFitIsRefused() throws Exception {
        assertThatThrownBy(() -> client.call("Arith.Multiply", new WideArgs(1, "2"), int.class))
                .isInstanceOf(RpcRemoteException.class)
                .hasMessageContaining("Args.B: the sender's type is string");
        assertThat(client.call("Arith.Multiply", new Args(2, 3), int.class)).isEqualTo(6);
    }

    @Test
    void aReplyThatDoesNotFitConcernsItsCallAlone() throws Exception {
        assertThatThrownBy(() -> client.call("Arith.Divide", new Args(7, 2), String.class))
                .isInstanceOf(RpcValueException.class)
                .hasMessageContaining("The reply of Arith.Divide is not usable: String: the sender's type is Quotient");
        assertThatThrownBy(() -> client.call("Arith.Divide", new Args(7, 2), Thread.State.class))
                .isInstanceOf(GobTypeException.class);
        assertThat(client.call("Arith.Multiply", new Args(2, 3), int.class)).isEqualTo(6);
    }

    @Test
    void aReplyThatCannotBeSentIsAnError() throws Exception {
        assertThatThrownBy(() -> client.call("Arith.Nothing", 1, String.class))
                .isInstanceOf(RpcRemoteException.class)
                .hasMessageContaining(
                        "the reply of Arith.Nothing cannot be sent: String: null cannot be sent as string");
        assertThat(client.call("Arith.Greet", 1, String.class)).isEqualTo("Hello!");
    }

    @Test
    void anArgumentThatCannotBeSentConcernsItsCallAlone() throws Exception {
        assertThatThrownBy(() -> client.call("Arith.Any", new Args(1, 1), ANY, ANY))
                .isInstanceOf(RpcValueException.class)
                .hasMessageContaining("The argument of Arith.Any cannot be sent");
        assertThatThrownBy(() -> client.call("Arith.Any", Thread.State.NEW, Void.class))
                .isInstanceOf(GobTypeException.class);
        assertThat(client.call("Arith.Multiply", new Args(2, 3), int.class)).isEqualTo(6);
    }

    @Test
    void aSlowMethodDoesNotHoldOthersUp() throws Exception {
        CompletableFuture<@Nullable String> slow = client.callAsync("Arith.Slow", "late", STRING, STRING);
        CountDownLatch go = arith.waiting.take();
        assertThat(client.call("Arith.Greet", 1, String.class)).isEqualTo("Hello!");
        CompletableFuture<@Nullable String> later = client.callAsync("Arith.Slow", "first", STRING, STRING);
        arith.waiting.take().countDown();
        assertThat(later.get()).isEqualTo("first");
        assertThat(slow).isNotDone();
        go.countDown();
        assertThat(slow.get()).isEqualTo("late");
    }

    @Test
    void manyThreadsCallAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        List<CompletableFuture<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int a = i;
            results.add(CompletableFuture.supplyAsync(() -> product(a, 3) == a * 3, threads));
        }
        for (CompletableFuture<Boolean> result : results) {
            assertThat(result.get()).isTrue();
        }
        threads.shutdown();
    }

    private int product(int a, int b) {
        try {
            return java.util.Objects.requireNonNull(client.call("Arith.Multiply", new Args(a, b), int.class));
        } catch (RpcException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void largeValuesGoThrough() throws Exception {
        byte[] large = new byte[8 << 20];
        new java.util.Random(1).nextBytes(large);
        assertThat((byte[]) client.call("Arith.Any", large, ANY, ANY)).isEqualTo(large);
    }

    @Test
    void aCancelledCallIsForgottenAndItsReplyPassedOver() throws Exception {
        CompletableFuture<@Nullable String> cancelled = client.callAsync("Arith.Slow", "late", STRING, STRING);
        CountDownLatch go = arith.waiting.take();
        cancelled.cancel(false);
        go.countDown();
        assertThat(client.call("Arith.Greet", 1, String.class)).isEqualTo("Hello!");
        assertThat(cancelled).isCancelled();
    }

    @Test
    void anInterruptEndsTheCallAndNotTheConnection() throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                client.call("Arith.Slow", "late", String.class);
            } catch (RpcException | InterruptedException e) {
                outcome.complete(e);
            }
        });
        caller.start();
        CountDownLatch go = arith.waiting.take();
        caller.interrupt();
        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        go.countDown();
        assertThat(client.call("Arith.Greet", 1, String.class)).isEqualTo("Hello!");
    }

    @Test
    void whatIsAttachedToAFutureDoesNotRunOnTheReader() throws Exception {
        CompletableFuture<@Nullable String> call = client.callAsync("Arith.Slow", "x", STRING, STRING);
        CompletableFuture<String> thread = call.thenApply(reply -> {
            // The reader is free: it reads the reply of this call.
            product(2, 3);
            return Thread.currentThread().getName();
        });
        arith.waiting.take().countDown();
        assertThat(thread.get()).startsWith("outboard-netrpc-callback-");
    }

    private static void assertEnded(CompletableFuture<?> call, String message) {
        assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(RpcEndedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void closingFailsAllCallsAtOnceAndAllToCome() throws Exception {
        List<CompletableFuture<@Nullable String>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(client.callAsync("Arith.Slow", "x", STRING, STRING));
            arith.waiting.take();
        }
        client.close();
        for (CompletableFuture<@Nullable String> call : calls) {
            assertEnded(call, "The net/rpc client was closed");
        }
        assertThatThrownBy(() -> client.call("Arith.Greet", 1, String.class)).isInstanceOf(RpcEndedException.class);
        assertEnded(client.callAsync("Arith.Greet", "", STRING, STRING), "The net/rpc client was closed");
        assertThat(client.whenEnded().toCompletableFuture().get()).hasMessage("The net/rpc client was closed");
    }

    @Test
    void theServersEndFailsAllCallsAtOnce() throws Exception {
        CompletableFuture<@Nullable String> call = client.callAsync("Arith.Slow", "x", STRING, STRING);
        arith.waiting.take();
        serving.close();
        assertEnded(call, "net/rpc connection");
        assertThat(serving.whenEnded().toCompletableFuture().get()).isNull();
        assertThat(client.whenEnded().toCompletableFuture().get()).isInstanceOf(RpcEndedException.class);
    }

    @Test
    void bytesThatAreNoReplyEndTheConnection() throws Exception {
        CompletableFuture<@Nullable String> call = client.callAsync("Arith.Slow", "x", STRING, STRING);
        arith.waiting.take();
        sockets.server().getOutputStream().write(new byte[] {2, 3, 4});
        assertEnded(call, "The net/rpc connection is broken: Response:");
    }

    @Test
    void bytesThatAreNoRequestEndTheConnection() throws Exception {
        sockets.client().getOutputStream().write(new byte[] {2, 3, 4});
        assertThat(serving.whenEnded().toCompletableFuture().get())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Request:");
    }

    @Test
    void callsThatRunAreAnsweredWhenTheClientSendsNoMore() throws Exception {
        CompletableFuture<@Nullable String> call = client.callAsync("Arith.Slow", "still", STRING, STRING);
        CountDownLatch go = arith.waiting.take();
        sockets.client().shutdownOutput();
        go.countDown();
        assertThat(call.get()).isEqualTo("still");
        assertThat(serving.whenEnded().toCompletableFuture().get()).isNull();
    }

    @Test
    void noMoreCallsRunAtOnceThanAllowed() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RpcMethod<String, String> method = RpcMethod.of(STRING, STRING, text -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            running.decrementAndGet();
            return text;
        });
        try (Sockets own = Sockets.connect();
                RpcServing limited = RpcServer.builder(GOB)
                        .method("A.B", method)
                        .maxConcurrentCalls(2)
                        .build()
                        .serve(RpcStream.of(own.server()));
                RpcClient caller = RpcClient.start(RpcStream.of(own.client()), GOB)) {
            List<CompletableFuture<@Nullable String>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(caller.callAsync("A.B", "" + i, STRING, STRING));
            }
            for (int i = 0; i < calls.size(); i++) {
                assertThat(calls.get(i).get()).isEqualTo("" + i);
            }
            assertThat(most).hasValueBetween(1, 2);
            assertThat(limited.whenEnded().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void aServerHearsRequestsInAnyGobThatGoWouldSend() throws Exception {
        // Fields in another order, and the sequence number left out because it is zero.
        record Request(@dev.outboard.gob.Unsigned long seq, String extra, String serviceMethod) {}
        try (Sockets own = Sockets.connect();
                RpcServing other = server().build().serve(RpcStream.of(own.server()))) {
            GobEncoder encoder = GOB.newEncoder(own.client().getOutputStream());
            encoder.encode(new Request(0, "x", "Arith.Multiply"));
            encoder.encode(new Args(6, 7));
            var decoder = GOB.newDecoder(own.client().getInputStream());
            assertThat(decoder.decode(Response.class)).isEqualTo(new Response("Arith.Multiply", 0, ""));
            assertThat(decoder.decode(int.class)).isEqualTo(42);
            assertThat(other.whenEnded().toCompletableFuture()).isNotDone();
        }
    }

    /** Two methods with one name. */
    public static class Twice {
        public int get(int x) {
            return x;
        }

        public String get(String x) {
            return x;
        }
    }

    @Test
    void whatCannotBeOfferedIsSaidBeforeAnythingIsServed() {
        RpcServer.Builder builder = server();
        assertThatThrownBy(() -> builder.receiver("Twice", new Twice()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two methods that are both Get in Go");
        assertThatThrownBy(() -> builder.receiver("Empty", new Object())).hasMessageContaining("no public method");
        assertThatThrownBy(() -> builder.receiver("Arith", arith)).hasMessageContaining("There is a method Arith.");
        assertThatThrownBy(() -> builder.method("dotless", RpcMethod.of(STRING, STRING, text -> text)))
                .hasMessageContaining("Plugin.Greet");
    }

    interface Narrow {
        String greet();
    }

    /** Has more than it offers. */
    static final class Wide implements Narrow {
        @Override
        public String greet() {
            return "hi";
        }

        public String hidden() {
            return "secret";
        }
    }

    /** A record has methods of every object's that are its own. */
    record Greeting(String text) {}

    @Test
    void whatEveryObjectHasIsNotOffered() throws Exception {
        assertThatThrownBy(() -> RpcServer.builder(Gob.standard()).receiver("Plugin", new Object() {
                    @Override
                    public String toString() {
                        return "not offered";
                    }
                }))
                .hasMessageContaining("no public method");
        var unused = RpcServer.builder(Gob.standard())
                .receiver("Plugin", new Greeting("hello"))
                .method("Plugin.ToString", RpcMethod.of(STRING, STRING, text -> text))
                .build();
    }

    @Test
    void anInterfaceLimitsWhatIsOffered() throws Exception {
        try (Sockets own = Sockets.connect();
                RpcServing limited = RpcServer.builder(GOB)
                        .receiver("Plugin", Narrow.class, new Wide())
                        .build()
                        .serve(RpcStream.of(own.server()));
                RpcClient caller = RpcClient.start(RpcStream.of(own.client()), GOB)) {
            assertThat(caller.call("Plugin.Greet", 1, String.class)).isEqualTo("hi");
            assertThatThrownBy(() -> caller.call("Plugin.Hidden", 1, String.class))
                    .hasMessage("rpc: can't find method Plugin.Hidden");
            assertThat(limited.whenEnded().toCompletableFuture()).isNotDone();
        }
    }
}
