package dev.outboard.yamux;

import dev.outboard.internal.send.SendOp;

/** Something to be sent. Made by any thread, applied in order by the one that holds the flush role. */
abstract sealed class YamuxOp extends SendOp<YamuxScheduler> {

    /** A frame without payload that overtakes data: it opens or accepts a stream, gives credit, is about the session. */
    static final class Control extends YamuxOp {
        final int type;
        final int flags;
        final int streamId;
        final int length;

        /** Whether the peer can make this side send any number of these. */
        final boolean answer;

        private Control(int type, int flags, int streamId, int length, boolean answer) {
            this.type = type;
            this.flags = flags;
            this.streamId = streamId;
            this.length = length;
            this.answer = answer;
        }

        static Control windowUpdate(int flags, int streamId, int delta) {
            return new Control(FrameHeader.WINDOW_UPDATE, flags, streamId, delta, false);
        }

        /** The answer to a stream that the peer may not open. */
        static Control refusal(int streamId) {
            return new Control(FrameHeader.WINDOW_UPDATE, FrameHeader.RST, streamId, 0, true);
        }

        static Control pingQuestion(int value) {
            return new Control(FrameHeader.PING, FrameHeader.SYN, 0, value, false);
        }

        static Control pingAnswer(int value) {
            return new Control(FrameHeader.PING, FrameHeader.ACK, 0, value, true);
        }

        static Control goAway(int code) {
            return new Control(FrameHeader.GO_AWAY, FrameHeader.NO_FLAGS, 0, code, false);
        }

        @Override
        public void apply(YamuxScheduler scheduler) {
            scheduler.add(this);
        }
    }

    /** What a stream sends, in its order. */
    abstract static sealed class StreamOp extends YamuxOp {
        final YamuxStream stream;

        StreamOp(YamuxStream stream) {
            this.stream = stream;
        }

        @Override
        public void apply(YamuxScheduler scheduler) {
            scheduler.add(this);
        }
    }

    /** A piece of data, for which there is credit, and of which the first part may already have left. */
    static final class Data extends StreamOp {
        final byte[] bytes;
        int offset;

        Data(YamuxStream stream, byte[] bytes) {
            super(stream);
            this.bytes = bytes;
        }

        int remaining() {
            return bytes.length - offset;
        }
    }

    /** The end of a stream, FIN or RST, behind its data. */
    static final class End extends StreamOp {
        final int flag;

        End(YamuxStream stream, int flag) {
            super(stream);
            this.flag = flag;
        }
    }

    /** The session ends: what was submitted before is still written, then the output ends. */
    static final class Finish extends YamuxOp {
        @Override
        public void apply(YamuxScheduler scheduler) {
            scheduler.finish();
        }
    }
}
