package dev.outboard.http2;

import dev.outboard.internal.send.SendOp;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be sent, or something that changes what can be sent. Made by any thread, applied in order by the one that
 * holds the flush role.
 */
abstract sealed class OutboundOp extends SendOp<Http2Scheduler> {

    /** A part of what one stream sends, in the order of the stream. */
    abstract static sealed class StreamItem extends OutboundOp {
        final ConnectionStream stream;
        final boolean end;

        /** The next one in the stream's {@link SendQueue}. */
        @Nullable
        StreamItem following;

        StreamItem(ConnectionStream stream, boolean end) {
            this.stream = stream;
            this.end = end;
        }

        @Override
        public final void apply(Http2Scheduler scheduler) {
            scheduler.add(this);
        }
    }

    /** A header list; the first of a client's stream opens it. */
    static final class HeadersItem extends StreamItem {
        final Headers headers;

        HeadersItem(ConnectionStream stream, Headers headers, boolean end) {
            super(stream, end);
            this.headers = headers;
        }
    }

    /** A piece of a body, of which the first part may already have left. */
    static final class DataItem extends StreamItem {
        final byte[] bytes;
        int offset;
        int length;

        DataItem(ConnectionStream stream, byte[] bytes, int offset, int length, boolean end) {
            super(stream, end);
            this.bytes = bytes;
            this.offset = offset;
            this.length = length;
        }
    }

    /** RST_STREAM with NO_ERROR behind everything else of the stream. */
    static final class StopItem extends StreamItem {
        StopItem(ConnectionStream stream) {
            super(stream, false);
        }
    }

    /** This side has reset a stream that the peer knows of: RST_STREAM and nothing else any more. */
    static final class Reset extends OutboundOp {
        final ConnectionStream stream;
        final RstStreamFrame frame;

        Reset(ConnectionStream stream, RstStreamFrame frame) {
            this.stream = stream;
            this.frame = frame;
        }

        @Override
        public void apply(Http2Scheduler scheduler) {
            scheduler.reset(stream, frame);
        }
    }

    /** The stream was closed by the peer, or before it was opened: what it still wanted to send is dropped. */
    static final class Drop extends OutboundOp {
        final ConnectionStream stream;

        Drop(ConnectionStream stream) {
            this.stream = stream;
        }

        @Override
        public void apply(Http2Scheduler scheduler) {
            scheduler.drop(stream);
        }
    }

    /** The window of a stream, or of the connection, is no longer closed. */
    static final class Unblock extends OutboundOp {
        final @Nullable ConnectionStream stream;

        Unblock(@Nullable ConnectionStream stream) {
            this.stream = stream;
        }

        @Override
        public void apply(Http2Scheduler scheduler) {
            if (stream == null) {
                scheduler.unblockConnection();
            } else {
                scheduler.schedule(stream);
            }
        }
    }

    /** A stream has ended, so that the next one in line may be opened. */
    static final class SlotFreed extends OutboundOp {
        @Override
        public void apply(Http2Scheduler scheduler) {
            scheduler.admitWaiting();
        }
    }

    /** The peer's settings have changed. */
    static final class PeerSettings extends OutboundOp {
        final Settings settings;

        PeerSettings(Settings settings) {
            this.settings = settings;
        }

        @Override
        public void apply(Http2Scheduler scheduler) {
            scheduler.applyPeerSettings(settings);
        }
    }

    /** The connection ends: streams send nothing more, control frames do. */
    static final class Finish extends OutboundOp {
        @Override
        public void apply(Http2Scheduler scheduler) {
            scheduler.finish();
        }
    }

    /** A frame that is not part of a stream's own sequence. */
    abstract static sealed class ControlFrame extends OutboundOp {

        @Override
        public final void apply(Http2Scheduler scheduler) {
            scheduler.add(this);
        }

        /** The room that {@link #write} needs at most. */
        abstract int size();

        abstract void write(FrameWriter writer, ByteBuffer target);

        /** Whether the peer can make this side send any number of these. */
        boolean isAnswer() {
            return false;
        }
    }

    /** What this side says first. */
    static final class PrefaceFrames extends ControlFrame {
        private final boolean client;
        private final List<Setting> settings;
        private final int windowIncrement;

        PrefaceFrames(boolean client, List<Setting> settings, int windowIncrement) {
            this.client = client;
            this.settings = settings;
            this.windowIncrement = windowIncrement;
        }

        @Override
        int size() {
            return Preface.LENGTH + FrameWriter.settingsSize(settings) + FrameWriter.WINDOW_UPDATE_SIZE;
        }

        @Override
        void write(FrameWriter writer, ByteBuffer target) {
            if (client) {
                Preface.write(target);
            }
            writer.settings(target, settings);
            if (windowIncrement > 0) {
                writer.windowUpdate(target, 0, windowIncrement);
            }
        }
    }

    static final class SettingsAckFrame extends ControlFrame {
        @Override
        int size() {
            return FrameWriter.SETTINGS_ACK_SIZE;
        }

        @Override
        void write(FrameWriter writer, ByteBuffer target) {
            writer.settingsAck(target);
        }

        @Override
        boolean isAnswer() {
            return true;
        }
    }

    static final class PingFrame extends ControlFrame {
        private final boolean ack;
        private final long opaque;

        PingFrame(boolean ack, long opaque) {
            this.ack = ack;
            this.opaque = opaque;
        }

        @Override
        int size() {
            return FrameWriter.PING_SIZE;
        }

        @Override
        void write(FrameWriter writer, ByteBuffer target) {
            writer.ping(target, ack, opaque);
        }

        @Override
        boolean isAnswer() {
            return ack;
        }
    }

    static final class WindowUpdateFrame extends ControlFrame {
        private final int streamId;
        private final int increment;

        WindowUpdateFrame(int streamId, int increment) {
            this.streamId = streamId;
            this.increment = increment;
        }

        @Override
        int size() {
            return FrameWriter.WINDOW_UPDATE_SIZE;
        }

        @Override
        void write(FrameWriter writer, ByteBuffer target) {
            writer.windowUpdate(target, streamId, increment);
        }
    }

    /** RST_STREAM. */
    static final class RstStreamFrame extends ControlFrame {
        private final int streamId;
        private final ErrorCode code;
        private final boolean answer;

        private RstStreamFrame(int streamId, ErrorCode code, boolean answer) {
            this.streamId = streamId;
            this.code = code;
            this.answer = answer;
        }

        /** The user's wish. */
        static RstStreamFrame wish(ConnectionStream stream, ErrorCode code) {
            return new RstStreamFrame(stream.id(), code, false);
        }

        /** The answer to something that the peer did. */
        static RstStreamFrame answer(int streamId, ErrorCode code) {
            return new RstStreamFrame(streamId, code, true);
        }

        @Override
        int size() {
            return FrameWriter.RST_STREAM_SIZE;
        }

        @Override
        void write(FrameWriter writer, ByteBuffer target) {
            writer.rstStream(target, streamId, code);
        }

        @Override
        boolean isAnswer() {
            return answer;
        }
    }

    static final class GoAwayFrame extends ControlFrame {
        private final int lastStreamId;
        private final ErrorCode code;
        private final String debugData;

        GoAwayFrame(int lastStreamId, ErrorCode code, String debugData) {
            this.lastStreamId = lastStreamId;
            this.code = code;
            this.debugData = debugData;
        }

        @Override
        int size() {
            return FrameWriter.goAwaySize();
        }

        @Override
        void write(FrameWriter writer, ByteBuffer target) {
            writer.goAway(target, lastStreamId, code, debugData);
        }
    }
}
