package dev.outboard.http2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes down what a stream's listener is told, one line an event, and gives the credit back unless told otherwise. */
class RecordingStream implements StreamListener {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile @Nullable Http2Stream stream;
    volatile boolean consumes = true;

    void setStream(Http2Stream stream) {
        this.stream = stream;
    }

    Http2Stream stream() {
        return Objects.requireNonNull(stream, "stream");
    }

    @Override
    public void onHeaders(Headers headers, boolean end) {
        events.add("headers " + headers + (end ? " end" : ""));
    }

    @Override
    public void onData(ByteBuffer data, int flowControlledBytes, boolean end) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        synchronized (body) {
            body.writeBytes(bytes);
        }
        if (consumes) {
            stream().consumed(flowControlledBytes);
        }
        events.add("data " + bytes.length + " of " + flowControlledBytes + (end ? " end" : ""));
    }

    @Override
    public void onReset(StreamReset reset) {
        events.add("reset " + reset.code() + " " + reset.origin());
    }

    @Override
    public void onConnectionEnd(ConnectionEndedException end) {
        events.add("connection end " + end.reason());
    }

    @Override
    public void onWritable() {
        events.add("writable");
    }

    @Override
    public void onBatchEnd() {
        events.add("batch end");
    }

    /** The next event, batch ends left out. */
    String next() throws InterruptedException {
        while (true) {
            String event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("Nothing more was told in 20 s");
            }
            if (!event.equals("batch end")) {
                return event;
            }
        }
    }

    /** The next event, batch ends too. */
    String nextOfAll() throws InterruptedException {
        String event = events.poll(20, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("Nothing more was told in 20 s");
        }
        return event;
    }

    /** What has been told and not been asked for. */
    String rest() {
        return String.join(", ", events);
    }

    String bodyText() {
        synchronized (body) {
            return body.toString(StandardCharsets.ISO_8859_1);
        }
    }

    byte[] bodyBytes() {
        synchronized (body) {
            return body.toByteArray();
        }
    }
}
