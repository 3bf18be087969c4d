package dev.outboard.http2;

import dev.outboard.internal.send.SendScheduler;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is sent next: control frames first, then the streams in turn, one frame of data each, within the windows.
 * Belongs to the holder of the flush role, except the window.
 */
final class Http2Scheduler implements SendScheduler {

    /** Less room than this is not worth a frame of data, unless it is all there is to send. */
    private static final int LEAST_DATA = 1024;

    private static final int CROWD = 4;

    private final FrameWriter writer;
    private final StreamTable table;
    private final AbuseGuard guard;

    private final ArrayDeque<OutboundOp.ControlFrame> control = new ArrayDeque<>();
    private final ArrayDeque<ConnectionStream> ready = new ArrayDeque<>();

    /** Streams that wait for the connection's window. */
    private final ArrayDeque<ConnectionStream> windowLine = new ArrayDeque<>();

    /** Streams that wait to be opened, in order. */
    private final LinkedHashSet<ConnectionStream> openLine = new LinkedHashSet<>();

    /** Whether somebody waits in {@link #openLine}; any thread reads it. */
    private volatile boolean streamsWait;

    /** Streams whose listeners are to be told that they may write again. */
    private final List<ConnectionStream> writable = new ArrayList<>();

    /** What is left of header frames that did not fit; nothing may be sent before it. */
    private @Nullable ByteBuffer headerRest;

    /** How much the peer takes on all streams together; the reader adds, the holder of the flush role subtracts. */
    final AtomicLong window = new AtomicLong(Settings.DEFAULT_INITIAL_WINDOW_SIZE);

    /** Set by the holder of the flush role when streams wait for the window; cleared by who opens it. */
    final AtomicBoolean windowBlocked = new AtomicBoolean();

    private Settings peer = Settings.UNKNOWN_PEER;
    private int nextStreamId;
    private boolean finished;

    Http2Scheduler(FrameWriter writer, StreamTable table, AbuseGuard guard, int firstStreamId) {
        this.writer = writer;
        this.table = table;
        this.guard = guard;
        this.nextStreamId = firstStreamId;
    }

    void add(OutboundOp.ControlFrame frame) {
        control.add(frame);
    }

    void add(OutboundOp.StreamItem item) {
        if (finished || item.stream.isClosed()) {
            return;
        }
        item.stream.sendQueue.add(item);
        schedule(item.stream);
    }

    /** Puts a stream in line, if it has something to send and is in no line yet. */
    void schedule(ConnectionStream stream) {
        SendQueue queue = stream.sendQueue;
        if (!queue.scheduled && queue.peek() != null) {
            queue.scheduled = true;
            ready.add(stream);
        }
    }

    /** The stream is closed: what it still wanted to send is of no use, nor is its place in the line. */
    void drop(ConnectionStream stream) {
        stream.sendQueue.clear();
        openLine.remove(stream);
    }

    /** This side has closed the stream; its slot is free once the peer is told. */
    void reset(ConnectionStream stream, OutboundOp.RstStreamFrame frame) {
        drop(stream);
        control.add(frame);
        table.freeSlot();
        admitWaiting();
    }

    void unblockConnection() {
        while (!windowLine.isEmpty()) {
            ready.add(windowLine.remove());
        }
    }

    /** Opens as many waiting streams as the peer now takes. */
    void admitWaiting() {
        int free = peer.maxConcurrentStreams() - table.active();
        var waiting = openLine.iterator();
        while (free > 0 && waiting.hasNext()) {
            ConnectionStream stream = waiting.next();
            waiting.remove();
            if (!stream.isClosed()) {
                free--;
                ready.add(stream);
            }
        }
        streamsWait = !openLine.isEmpty();
    }

    @Override
    public boolean isCrowded() {
        return table.active() >= CROWD;
    }

    boolean streamsWait() {
        return streamsWait;
    }

    void applyPeerSettings(Settings settings) {
        boolean windowsGrow = settings.initialWindowSize() > peer.initialWindowSize();
        peer = settings;
        writer.apply(settings);
        if (windowsGrow) {
            for (ConnectionStream stream : table.opened()) {
                if (stream.sendBlocked.compareAndSet(true, false)) {
                    schedule(stream);
                }
            }
        }
        admitWaiting();
    }

    void finish() {
        finished = true;
        ready.clear();
        windowLine.clear();
        openLine.clear();
        streamsWait = false;
    }

    @Override
    public void discard() {
        finish();
    }

    @Override
    public boolean isFinished() {
        return finished && control.isEmpty() && headerRest == null;
    }

    @Override
    public void fill(ByteBuffer target) {
        if (!writeHeaderRest(target) || !writeControlFrames(target)) {
            return;
        }
        while (headerRest == null && !ready.isEmpty()) {
            ConnectionStream stream = ready.remove();
            if (!writeTurn(stream, target)) {
                ready.addFirst(stream);
                return;
            }
        }
    }

    /** Tells those who may write again. */
    @Override
    public void onWritten() {
        if (writable.isEmpty()) {
            return;
        }
        for (ConnectionStream stream : writable) {
            stream.signalWritable();
        }
        writable.clear();
    }

    private boolean writeHeaderRest(ByteBuffer target) {
        ByteBuffer rest = headerRest;
        if (rest == null) {
            return true;
        }
        int count = Math.min(rest.remaining(), target.remaining());
        target.put(rest.slice(rest.position(), count));
        rest.position(rest.position() + count);
        if (rest.hasRemaining()) {
            return false;
        }
        headerRest = null;
        return true;
    }

    private boolean writeControlFrames(ByteBuffer target) {
        OutboundOp.ControlFrame frame;
        while ((frame = control.peek()) != null) {
            if (target.remaining() < frame.size()) {
                return false;
            }
            control.remove();
            frame.write(writer, target);
            if (frame.isAnswer()) {
                guard.onAnswerSent();
            }
        }
        return true;
    }

    /**
     * Writes header lists and at most one frame of data of a stream, and puts the stream in the line where it belongs.
     *
     * @return false when there was no room
     */
    private boolean writeTurn(ConnectionStream stream, ByteBuffer target) {
        SendQueue queue = stream.sendQueue;
        while (true) {
            OutboundOp.StreamItem item = queue.peek();
            if (item == null || stream.isClosed()) {
                queue.clear();
                queue.scheduled = false;
                return true;
            }
            if (item instanceof OutboundOp.HeadersItem headers) {
                if (stream.id() == 0 && !open(stream)) {
                    return true;
                }
                if (!writeHeaders(headers, target)) {
                    return true;
                }
            } else if (item instanceof OutboundOp.DataItem data) {
                return writeData(data, target);
            } else {
                stop(stream);
            }
        }
    }

    /** Gives a client's stream its id; puts it in line when the peer takes no more now, drops it when it was closed. */
    private boolean open(ConnectionStream stream) {
        if (table.active() >= peer.maxConcurrentStreams()) {
            openLine.add(stream);
            streamsWait = true;
            // A slot may have become free before anybody could see that this stream waits.
            admitWaiting();
            return false;
        }
        stream.setId(nextStreamId);
        table.open(stream);
        if (!stream.openIfIdle()) {
            table.remove(stream);
            table.freeSlot();
            stream.setId(0);
            return dropUnopened(stream);
        }
        nextStreamId += 2;
        table.removeUnopened(stream);
        return true;
    }

    private static boolean dropUnopened(ConnectionStream stream) {
        stream.sendQueue.clear();
        stream.sendQueue.scheduled = false;
        return false;
    }

    /** Returns false when the rest of the frames is kept for later, so that nothing may follow now. */
    private boolean writeHeaders(OutboundOp.HeadersItem item, ByteBuffer target) {
        ConnectionStream stream = item.stream;
        ByteBuffer frames = writer.headers(stream.id(), item.headers, item.end);
        guard.onSent();
        stream.sendQueue.remove();
        if (item.end) {
            endLocally(stream);
        }
        headerRest = frames;
        if (writeHeaderRest(target)) {
            return true;
        }
        stream.sendQueue.scheduled = false;
        schedule(stream);
        return false;
    }

    private boolean writeData(OutboundOp.DataItem first, ByteBuffer target) {
        ConnectionStream stream = first.stream;
        int length = 0;
        if (first.length > 0) {
            long streamWindow = peer.initialWindowSize() + stream.sendCredit.get();
            long allowed = Math.min(streamWindow, window.get());
            if (allowed <= 0) {
                waitForWindow(stream, streamWindow <= 0);
                return true;
            }
            length = queuedLength(first, (int) Math.min(allowed, writer.maxFrameSize()));
        }
        int room = target.remaining() - FrameWriter.HEADER_SIZE;
        if (room < Math.min(length, LEAST_DATA)) {
            return false;
        }
        length = Math.min(length, room);
        writeDataFrame(stream, length, target);
        stream.sendQueue.scheduled = false;
        schedule(stream);
        return true;
    }

    /** How much data there is before the next header list, but not more than a limit. */
    private static int queuedLength(OutboundOp.DataItem first, int limit) {
        int length = 0;
        OutboundOp.StreamItem item = first;
        while (item instanceof OutboundOp.DataItem data && length < limit) {
            length += Math.min(data.length, limit - length);
            item = SendQueue.after(data);
        }
        return length;
    }

    private void writeDataFrame(ConnectionStream stream, int length, ByteBuffer target) {
        target.position(target.position() + FrameWriter.HEADER_SIZE);
        boolean end = takeData(stream.sendQueue, length, target);
        writer.dataHeader(target, stream.id(), length, end);
        if (length > 0) {
            guard.onSent();
            stream.sendCredit.addAndGet(-length);
            window.addAndGet(-length);
            if (stream.onDequeued(length)) {
                writable.add(stream);
            }
        }
        if (end) {
            endLocally(stream);
        }
    }

    /** Moves data to the target; says whether the stream's half ends with it. */
    private static boolean takeData(SendQueue queue, int length, ByteBuffer target) {
        int left = length;
        boolean end = false;
        while (!end && queue.peek() instanceof OutboundOp.DataItem item) {
            int count = Math.min(left, item.length);
            target.put(item.bytes, item.offset, count);
            left -= count;
            item.offset += count;
            item.length -= count;
            if (item.length > 0) {
                return false;
            }
            end = item.end;
            queue.remove();
        }
        return end;
    }

    private void waitForWindow(ConnectionStream stream, boolean ownWindow) {
        if (ownWindow) {
            stream.sendQueue.scheduled = false;
            stream.sendBlocked.set(true);
            // Credit may have come before anybody could see that the stream waits.
            boolean open = peer.initialWindowSize() + stream.sendCredit.get() > 0;
            if (open && stream.sendBlocked.compareAndSet(true, false)) {
                schedule(stream);
            }
            return;
        }
        windowLine.add(stream);
        windowBlocked.set(true);
        if (window.get() > 0 && windowBlocked.compareAndSet(true, false)) {
            unblockConnection();
        }
    }

    private void endLocally(ConnectionStream stream) {
        if (stream.change(StreamState.Event.LOCAL_END) == StreamState.HALF_CLOSED_REMOTE) {
            table.remove(stream);
            table.freeSlot();
            admitWaiting();
        }
    }

    private void stop(ConnectionStream stream) {
        stream.sendQueue.remove();
        if (stream.change(StreamState.Event.RESET) != StreamState.CLOSED) {
            table.recentResets().add(stream.id());
            table.remove(stream);
            reset(stream, OutboundOp.RstStreamFrame.wish(stream, ErrorCode.NO_ERROR));
        }
    }
}
