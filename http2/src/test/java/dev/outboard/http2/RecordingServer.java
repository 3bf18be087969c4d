package dev.outboard.http2;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what a connection's listener is told, and keeps the streams. */
class RecordingServer implements ServerListener {

    private final BlockingQueue<RecordingStream> streams = new LinkedBlockingQueue<>();
    private final CompletableFuture<ConnectionEndedException> end = new CompletableFuture<>();
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    public StreamListener onStream(Http2Stream stream, Headers request, boolean end) {
        RecordingStream recording = new RecordingStream();
        recording.setStream(stream);
        recording.onHeaders(request, end);
        streams.add(recording);
        return recording;
    }

    @Override
    public void onReady() {
        events.add("ready");
    }

    @Override
    public void onGoAway(ErrorCode code, String debugData) {
        events.add("go away " + code + " " + debugData);
    }

    @Override
    public void onEnd(ConnectionEndedException why) {
        if (!end.complete(why)) {
            events.add("ended twice");
        }
    }

    RecordingStream nextStream() throws InterruptedException {
        RecordingStream stream = streams.poll(20, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("No stream came in 20 s");
        }
        return stream;
    }

    int waitingStreams() {
        return streams.size();
    }

    String nextEvent() throws InterruptedException {
        String event = events.poll(20, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("Nothing more was told in 20 s");
        }
        return event;
    }

    ConnectionEndedException awaitEnd() throws Exception {
        return end.get(20, TimeUnit.SECONDS);
    }

    boolean hasEnded() {
        return end.isDone();
    }
}
