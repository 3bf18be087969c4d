package dev.outboard.interop;

import com.google.protobuf.BytesValue;
import com.google.protobuf.Duration;
import com.google.protobuf.Empty;
import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import com.google.protobuf.UnsafeByteOperations;
import com.google.rpc.Status;
import dev.outboard.interop.peer.PeerGrpc;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The peer service in Java. */
final class PeerService extends PeerGrpc.PeerImplBase {

    private static final int PIECE = 32 << 10;

    @Override
    public void echo(BytesValue request, StreamObserver<BytesValue> response) {
        response.onNext(request);
        response.onCompleted();
    }

    @Override
    public void produce(Int64Value request, StreamObserver<BytesValue> response) {
        ServerCallStreamObserver<BytesValue> call = (ServerCallStreamObserver<BytesValue>) response;
        Runnable sendWhileReady = new Runnable() {
            private long left = request.getValue();
            private boolean done;

            @Override
            public void run() {
                while (!done && call.isReady()) {
                    int size = (int) Math.min(left, PIECE);
                    if (size > 0) {
                        call.onNext(BytesValue.of(UnsafeByteOperations.unsafeWrap(new byte[size])));
                        left -= size;
                    } else {
                        done = true;
                        call.onCompleted();
                    }
                }
            }
        };
        call.setOnReadyHandler(sendWhileReady);
        sendWhileReady.run();
    }

    @Override
    public StreamObserver<BytesValue> consume(StreamObserver<Int64Value> response) {
        return new StreamObserver<>() {
            private long count;

            @Override
            public void onNext(BytesValue part) {
                count += part.getValue().size();
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onCompleted() {
                response.onNext(Int64Value.of(count));
                response.onCompleted();
            }
        };
    }

    /** Asks for the next message only when there is room for its echo: a host that does not read is not read. */
    @Override
    public StreamObserver<BytesValue> converse(StreamObserver<BytesValue> response) {
        ServerCallStreamObserver<BytesValue> call = (ServerCallStreamObserver<BytesValue>) response;
        call.disableAutoRequest();
        return new Echoing(call);
    }

    private static final class Echoing implements StreamObserver<BytesValue> {

        private final ServerCallStreamObserver<BytesValue> call;
        private boolean waiting;

        Echoing(ServerCallStreamObserver<BytesValue> call) {
            this.call = call;
            call.setOnReadyHandler(this::ask);
        }

        /** Called when the call begins and whenever there is room again. */
        private void ask() {
            if (!waiting && call.isReady()) {
                waiting = true;
                call.request(1);
            }
        }

        @Override
        public void onNext(BytesValue part) {
            waiting = false;
            call.onNext(part);
            ask();
        }

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onCompleted() {
            call.onCompleted();
        }
    }

    @Override
    public void fail(Status wanted, StreamObserver<Empty> response) {
        response.onError(StatusProto.toStatusRuntimeException(wanted));
    }

    @Override
    public void sleep(Duration request, StreamObserver<Empty> response) {
        try {
            TimeUnit.SECONDS.sleep(request.getSeconds());
            TimeUnit.NANOSECONDS.sleep(request.getNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        response.onNext(Empty.getDefaultInstance());
        response.onCompleted();
    }

    @Override
    public void crash(StringValue how, StreamObserver<Empty> response) {
        switch (how.getValue()) {
            case "exit" -> Runtime.getRuntime().halt(3);
            case "kill" -> kill();
            case "thread" -> {
                Thread thread = new Thread(PeerService::fail, "doomed");
                thread.start();
                join(thread);
                response.onNext(Empty.getDefaultInstance());
                response.onCompleted();
            }
            default -> fail();
        }
    }

    private static void fail() {
        throw new IllegalStateException("as asked for");
    }

    private static void kill() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void print(Int64Value bytes, StreamObserver<Empty> response) {
        CompletableFuture.allOf(printing(System.out, bytes.getValue()), printing(System.err, bytes.getValue()))
                .join();
        response.onNext(Empty.getDefaultInstance());
        response.onCompleted();
    }

    private static CompletableFuture<Void> printing(PrintStream output, long bytes) {
        // Threads of their own: both must be able to wait at once.
        return CompletableFuture.runAsync(
                () -> {
                    for (long written = 0; written < bytes; ) {
                        byte[] piece = new byte[(int) Math.min(bytes - written, PIECE)];
                        for (int i = 0; i < piece.length; i++) {
                            piece[i] = printed(written + i);
                        }
                        output.write(piece, 0, piece.length);
                        written += piece.length;
                    }
                },
                task -> new Thread(task, "printer").start());
    }

    /** The byte that is printed at a position. */
    static byte printed(long position) {
        return (byte) (position % 251);
    }
}
