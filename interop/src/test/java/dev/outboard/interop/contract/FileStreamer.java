package dev.outboard.interop.contract;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plugin that streams files, as upstream's does. */
public final class FileStreamer implements Streamer {

    private volatile Path path = Path.of("");
    private volatile int chunkSize = 1;

    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(Streamer.HANDSHAKE)
                .plugin(Streamer.class, new FileStreamer())
                .build());
    }

    @Override
    public void configure(String path, long chunkSize) {
        this.path = Path.of(path);
        this.chunkSize = Math.toIntExact(chunkSize);
    }

    @Override
    public Stream<byte[]> read() {
        try {
            byte[] all = Files.readAllBytes(path);
            return IntStream.iterate(0, start -> start < all.length, start -> start + chunkSize)
                    .mapToObj(start -> Arrays.copyOfRange(all, start, Math.min(start + chunkSize, all.length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(Flow.Publisher<byte[]> chunks) {
        try (OutputStream file = Files.newOutputStream(path)) {
            Writing writing = new Writing(file);
            chunks.subscribe(writing);
            writing.end.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes one chunk at a time. */
    private static final class Writing implements Flow.Subscriber<byte[]> {

        private final OutputStream file;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;

        Writing(OutputStream file) {
            this.file = file;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(1);
        }

        @Override
        public void onNext(byte[] chunk) {
            Flow.Subscription current = Objects.requireNonNull(subscription);
            try {
                file.write(chunk);
                current.request(1);
            } catch (IOException e) {
                current.cancel();
                end.completeExceptionally(e);
            }
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            end.complete(null);
        }
    }
}
