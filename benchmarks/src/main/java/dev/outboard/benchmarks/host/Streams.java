package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Echo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How fast streams of 32 KiB messages are in one direction. */
final class Streams implements Measurement<Echo> {

    /** One direction. */
    interface Transfer {

        /** Starts a stream of that many messages; the answer is how many bytes arrived at its other end. */
        CompletableFuture<Long> start(Echo echo, int messages);
    }

    private static final int LONGEST_STREAM_SECONDS = 60;

    private final String name;
    private final Transfer transfer;

    private Streams(String name, Transfer transfer) {
        this.name = name;
        this.transfer = transfer;
    }

    /** From the plugin to the host. */
    static Streams download() {
        return new Streams("download_32kb", (echo, messages) -> {
            ReceivedBytes received = new ReceivedBytes();
            echo.download(messages, received);
            return received.total();
        });
    }

    /** From the host to the plugin. */
    static Streams upload() {
        return new Streams("upload_32kb", (echo, messages) -> {
            UploadedBytes uploaded = new UploadedBytes(messages);
            echo.upload(uploaded);
            return uploaded.total();
        });
    }

    @Override
    public void run(Echo echo, Effort effort, Report report) throws InterruptedException {
        long[] samples = new long[effort.streams()];
        long size = (long) effort.streamMessages() * Echo.CHUNK_SIZE;
        for (int i = -effort.streamWarmUp(); i < samples.length; i++) {
            long start = System.nanoTime();
            long arrived = await(transfer.start(echo, effort.streamMessages()));
            long took = System.nanoTime() - start;
            if (arrived != size) {
                throw new IllegalStateException(name + ": " + arrived + " bytes of " + size + " arrived");
            }
            if (i >= 0) {
                samples[i] = took;
            }
        }
        report.figure(name, "MB/s", size / 1e6 / (Report.quantile(samples, 0.5) / 1e9));
    }

    private long await(CompletableFuture<Long> arrived) throws InterruptedException {
        try {
            return arrived.get(LONGEST_STREAM_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + " failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(name + " did not end in " + LONGEST_STREAM_SECONDS + " seconds", e);
        }
    }
}
