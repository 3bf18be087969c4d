package dev.outboard.grpc;

import dev.outboard.http2.ErrorCode;
import dev.outboard.http2.Headers;
import dev.outboard.http2.Http2Stream;
import java.util.ArrayList;
import java.util.List;

/** A stream that does nothing but write down what is asked of it. */
final class ScriptedStream implements Http2Stream {

    /** One line for each call but {@link #consumed}. */
    final List<String> calls = new ArrayList<>();

    /** The lists of headers that were sent. */
    final List<Headers> headers = new ArrayList<>();

    int consumed;
    int queued;

    @Override
    public int id() {
        return 1;
    }

    @Override
    public void headers(Headers list, boolean end) {
        headers.add(list);
        calls.add(end ? "headers end" : "headers");
    }

    @Override
    public void data(byte[] bytes, int offset, int length, boolean end) {
        calls.add("data " + length + (end ? " end" : ""));
    }

    @Override
    public void flush() {
        calls.add("flush");
    }

    @Override
    public int queuedBytes() {
        return queued;
    }

    @Override
    public void reset(ErrorCode code) {
        calls.add("reset " + code);
    }

    @Override
    public void consumed(int bytes) {
        consumed += bytes;
    }
}
