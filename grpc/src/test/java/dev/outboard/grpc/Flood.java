package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Senders that send as long as their call is ready for more, and a receiver that takes what it is told to. */
final class Flood {

    static final int MESSAGE_SIZE = 16 * 1024;

    private Flood() {}

    /** Answers each request with that many messages. */
    static final class FromServer implements ServerCallHandler<byte[], byte[]> {

        final AtomicInteger sent = new AtomicInteger();
        private final int count;

        FromServer(int count) {
            this.count = count;
        }

        @Override
        public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> call, Metadata headers) {
            call.request(2);
            call.sendHeaders(new Metadata());
            return new ServerCall.Listener<>() {
                private int mine;

                @Override
                public void onReady() {
                    while (mine < count && call.isReady()) {
                        call.sendMessage(new byte[MESSAGE_SIZE]);
                        sent.incrementAndGet();
                        if (++mine == count) {
                            call.close(Status.OK, new Metadata());
                        }
                    }
                }
            };
        }
    }

    /** Sends that many messages. */
    static final class FromClient extends ClientCall.Listener<byte[]> {

        final AtomicInteger sent = new AtomicInteger();
        private final ClientCall<byte[], byte[]> call;
        private final int count;
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile @Nullable Status status;

        FromClient(ClientCall<byte[], byte[]> call, int count) {
            this.call = call;
            this.count = count;
        }

        @Override
        public void onReady() {
            while (sent.get() < count && call.isReady()) {
                call.sendMessage(new byte[MESSAGE_SIZE]);
                if (sent.incrementAndGet() == count) {
                    call.halfClose();
                }
            }
        }

        @Override
        public void onClose(Status received, Metadata trailers) {
            status = received;
            closed.countDown();
        }

        Status status() {
            assertThat(PairedTest.await(closed)).as("closed; sent %s", sent).isTrue();
            return Objects.requireNonNull(status);
        }
    }

    /** Takes messages and counts them; requests as many at a time as it is told. */
    static final class Receiver extends ClientCall.Listener<byte[]> {

        final AtomicInteger received = new AtomicInteger();
        private final ClientCall<byte[], byte[]> call;
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean requestsMore;
        private volatile @Nullable Status status;

        Receiver(ClientCall<byte[], byte[]> call) {
            this.call = call;
        }

        @Override
        public void onMessage(byte[] message) {
            received.incrementAndGet();
            first.countDown();
            if (requestsMore) {
                call.request(1);
            }
        }

        @Override
        public void onClose(Status closing, Metadata trailers) {
            status = closing;
            closed.countDown();
        }

        void awaitFirst() {
            assertThat(PairedTest.await(first)).as("a first message").isTrue();
        }

        /** From now on a message is requested for each that came. */
        void takeAll() {
            requestsMore = true;
            call.request(1);
        }

        Status status() {
            assertThat(PairedTest.await(closed))
                    .as("closed; received %s", received)
                    .isTrue();
            return Objects.requireNonNull(status);
        }
    }
}
