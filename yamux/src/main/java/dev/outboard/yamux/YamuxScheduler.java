package dev.outboard.yamux;

import dev.outboard.internal.send.SendScheduler;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides what is sent next: control frames first, then what the streams send, in the order in which they submitted it. That
 * is fair, since a stream has a bounded amount of data here at a time. Belongs to the holder of the flush role.
 */
final class YamuxScheduler implements SendScheduler {

    /** Less room than this is not worth a frame of data, unless it is all there is to send. */
    private static final int LEAST_DATA = 1024;

    private final FrameWriter writer;
    private final AtomicInteger unsentAnswers;

    private final ArrayDeque<YamuxOp.Control> control = new ArrayDeque<>();
    private final ArrayDeque<YamuxOp.StreamOp> data = new ArrayDeque<>();

    /** Streams with data among what was written last. */
    private final List<YamuxStream> written = new ArrayList<>();

    private boolean finished;

    /** @param unsentAnswers counted down for each answer that is written */
    YamuxScheduler(FrameWriter writer, AtomicInteger unsentAnswers) {
        this.writer = writer;
        this.unsentAnswers = unsentAnswers;
    }

    void add(YamuxOp.Control frame) {
        if (!finished) {
            control.add(frame);
        }
    }

    void add(YamuxOp.StreamOp op) {
        if (!finished) {
            data.add(op);
        }
    }

    /** Nothing more comes. */
    void finish() {
        finished = true;
    }

    @Override
    public boolean isCrowded() {
        return false;
    }

    @Override
    public void onWritten() {
        if (written.isEmpty()) {
            return;
        }
        for (YamuxStream stream : written) {
            stream.output().onWritten();
        }
        written.clear();
    }

    @Override
    public void fill(ByteBuffer target) {
        if (!writeControlFrames(target)) {
            return;
        }
        YamuxOp.StreamOp op;
        while ((op = data.peek()) != null && write(op, target)) {
            data.remove();
        }
    }

    @Override
    public void discard() {
        finished = true;
        control.clear();
        data.clear();
    }

    @Override
    public boolean isFinished() {
        return finished && control.isEmpty() && data.isEmpty();
    }

    private boolean writeControlFrames(ByteBuffer target) {
        YamuxOp.Control frame;
        while ((frame = control.peek()) != null) {
            if (target.remaining() < FrameHeader.SIZE) {
                return false;
            }
            writer.frame(target, frame.type, frame.flags, frame.streamId, frame.length);
            if (frame.answer) {
                unsentAnswers.decrementAndGet();
            }
            control.remove();
        }
        return true;
    }

    /** Returns false when something is left. */
    private boolean write(YamuxOp.StreamOp op, ByteBuffer target) {
        if (op instanceof YamuxOp.Data piece) {
            return piece.stream.output().isDropped() ? dropData(piece) : writeData(piece, target);
        }
        return writeEnd((YamuxOp.End) op, target);
    }

    private static boolean dropData(YamuxOp.Data piece) {
        piece.stream.output().removed(piece.remaining());
        return true;
    }

    private boolean writeData(YamuxOp.Data piece, ByteBuffer target) {
        int room = target.remaining() - FrameHeader.SIZE;
        if (room < Math.min(piece.remaining(), LEAST_DATA)) {
            return false;
        }
        int length = Math.min(piece.remaining(), room);
        writer.data(target, piece.stream.id(), piece.bytes, piece.offset, length);
        piece.offset += length;
        if (piece.stream.output().addToBuffer(length)) {
            written.add(piece.stream);
        }
        return piece.remaining() == 0;
    }

    private boolean writeEnd(YamuxOp.End end, ByteBuffer target) {
        if (target.remaining() < FrameHeader.SIZE) {
            return false;
        }
        writer.frame(target, FrameHeader.WINDOW_UPDATE, end.flag, end.stream.id(), 0);
        // Who wrote while another thread ended the stream may have submitted more; the peer may not know the stream any
        // longer.
        end.stream.output().drop();
        return true;
    }
}
