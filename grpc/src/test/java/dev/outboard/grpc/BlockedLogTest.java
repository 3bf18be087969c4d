package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.Pipe;
import io.grpc.CallOptions;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A logging system may wait, in a plugin even for the host, who must read what is printed: neither a connection's reader nor
 * who accepts connections may wait with it.
 */
class BlockedLogTest {

    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Logger logger = Logger.getLogger("dev.outboard.grpc");
    private final Handler handler = new WaitingHandler();

    @BeforeEach
    void block() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void release() {
        released.countDown();
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void aConnectionGoesOnWhileTheRejectionOfACallIsBeingLogged() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        GrpcServer server = GrpcServer.builder()
                .executor(task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                })
                .addService(greeting())
                .build()
                .start();
        Pipe pipe = Pipe.pair();
        server.serve(pipe.first());
        GrpcChannel channel = GrpcChannel.over(pipe.second()).start();
        assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(() -> greet(channel));
        awaitLog();

        full.set(false);

        assertThat(greet(channel)).isEqualTo("hello");
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void aListenersFailureIsBeingLoggedWhileOthersConnect() throws Exception {
        FailingOnce listener = new FailingOnce();
        GrpcServer server = GrpcServer.builder()
                .listen(listener)
                .addService(greeting())
                .build()
                .start();
        awaitLog();

        GrpcChannel channel = GrpcChannel.over(listener.connect()).start();

        assertThat(greet(channel)).isEqualTo("hello");
        channel.shutdownNow();
        server.shutdownNow();
    }

    private void awaitLog() throws InterruptedException {
        assertThat(waiting.await(20, TimeUnit.SECONDS))
                .as("something is logged")
                .isTrue();
    }

    private static String greet(GrpcChannel channel) {
        return ClientCalls.blockingUnaryCall(
                channel, TestMethods.GREET, CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS), "hello");
    }

    private static ServerServiceDefinition greeting() {
        return ServerServiceDefinition.builder(TestMethods.SERVICE)
                .addMethod(TestMethods.GREET, ServerCalls.asyncUnaryCall((request, answer) -> {
                    answer.onNext(request);
                    answer.onCompleted();
                }))
                .build();
    }

    private final class WaitingHandler extends Handler {
        @Override
        public void publish(LogRecord event) {
            waiting.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Has no descriptors left for the first connection. */
    private static final class FailingOnce implements Listener {

        private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
        private final CountDownLatch closed = new CountDownLatch(1);
        private boolean failed;

        Connection connect() {
            Pipe pipe = Pipe.pair();
            connections.add(pipe.first());
            return pipe.second();
        }

        @Override
        public Connection accept(Deadline deadline) throws IOException {
            if (!failed) {
                failed = true;
                throw new IOException("out of descriptors");
            }
            while (closed.getCount() > 0) {
                try {
                    Connection connection = connections.poll(10, TimeUnit.MILLISECONDS);
                    if (connection != null) {
                        return connection;
                    }
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            throw new ConnectionClosedException("closed");
        }

        @Override
        public Endpoint endpoint() {
            return new Endpoint.Tcp("127.0.0.1", 1);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
