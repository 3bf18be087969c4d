// Generated from dev.outboard.contract.sample.Streams.
package dev.outboard.contract.sample;

import dev.outboard.contract.runtime.Checks;
import dev.outboard.contract.runtime.ContractBinding;
import dev.outboard.contract.runtime.ContractCalls;
import dev.outboard.contract.runtime.ContractMethod;
import dev.outboard.contract.runtime.ContractService;
import dev.outboard.contract.runtime.Decoder;
import dev.outboard.contract.runtime.Encoder;
import dev.outboard.contract.runtime.Incoming;
import dev.outboard.contract.runtime.MalformedMessageException;
import dev.outboard.contract.runtime.MessageReader;
import dev.outboard.contract.runtime.MessageWriter;
import dev.outboard.contract.runtime.Outgoing;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Carries {@link Streams} over gRPC, as the service {@code sample.v1.Streams}.
 */
@Generated("dev.outboard.contract.processor.ContractProcessor")
public final class StreamsBinding extends ContractBinding<Streams> {
    private static final ContractMethod RANGE = ContractMethod.serverStreaming("sample.v1.Streams", "Range");

    private static final ContractMethod SUM = ContractMethod.clientStreaming("sample.v1.Streams", "Sum");

    private static final ContractMethod ECHO = ContractMethod.bidirectional("sample.v1.Streams", "Echo");

    private static final ContractMethod LINES = ContractMethod.serverStreaming("sample.v1.Streams", "Lines");

    private static final ContractMethod EACH = ContractMethod.serverStreaming("sample.v1.Streams", "Each");

    private static final ContractMethod JOIN = ContractMethod.clientStreaming("sample.v1.Streams", "Join");

    private static final ContractMethod TWICE = ContractMethod.bidirectional("sample.v1.Streams", "Twice");

    private static final ContractMethod DROP = ContractMethod.clientStreaming("sample.v1.Streams", "Drop");

    private static final ContractMethod LATER = ContractMethod.later("sample.v1.Streams", "Later");

    private static final ContractMethod LATER_LINE = ContractMethod.later("sample.v1.Streams", "LaterLine");

    private static final ContractMethod LATER_NOTHING = ContractMethod.clientStreaming("sample.v1.Streams", "LaterNothing");

    private static final ContractMethod COUNT = ContractMethod.unary("sample.v1.Streams", "Count");

    /**
     * The binding; one is as good as another.
     */
    public StreamsBinding() {
        super(Streams.class, "sample.v1.Streams", RANGE, SUM, ECHO, LINES, EACH, JOIN, TWICE, DROP, LATER, LATER_LINE, LATER_NOTHING, COUNT);
    }

    @Override
    protected Streams client(ContractCalls calls) {
        return new Client(calls);
    }

    @Override
    protected ContractService service(Streams implementation) {
        return new Service(implementation);
    }

    /**
     * What the caller calls.
     */
    private static final class Client implements Streams {
        private final ContractCalls calls;

        Client(ContractCalls calls) {
            this.calls = calls;
        }

        @Override
        public Flow.Publisher<Long> range(long end) {
            MessageWriter out = new MessageWriter();
            RangeRequest.write(out, end);
            return this.calls.publisher(
                    RANGE,
                    Outgoing.message(out),
                    in -> new RangeResponse().read(in).value());
        }

        @Override
        public long sum(Flow.Publisher<Long> numbers) {
            return this.calls.await(
                    SUM,
                    Outgoing.published(numbers, "Streams.sum: numbers", SumRequest::write),
                    in -> new SumResponse().read(in).value());
        }

        @Override
        public Flow.Publisher<Streams.Line> echo(Flow.Publisher<Streams.Line> lines) {
            return this.calls.publisher(
                    ECHO,
                    Outgoing.published(lines, "Streams.echo: lines", LineMessage::write),
                    in -> new LineMessage().read(in).value());
        }

        @Override
        public Stream<Streams.Line> lines(int count) {
            MessageWriter out = new MessageWriter();
            LinesRequest.write(out, count);
            return this.calls.stream(
                    LINES,
                    Outgoing.message(out),
                    in -> new LineMessage().read(in).value());
        }

        @Override
        public Iterator<Streams.Line> each(int count) {
            MessageWriter out = new MessageWriter();
            EachRequest.write(out, count);
            return this.calls.iterator(
                    EACH,
                    Outgoing.message(out),
                    in -> new LineMessage().read(in).value());
        }

        @Override
        public String join(Stream<String> lines) {
            return this.calls.await(
                    JOIN,
                    Outgoing.streamed(lines, "Streams.join: lines", JoinRequest::write),
                    in -> new JoinResponse().read(in).value());
        }

        @Override
        public Iterator<Integer> twice(Iterator<Integer> numbers) {
            return this.calls.iterator(
                    TWICE,
                    Outgoing.iterated(numbers, "Streams.twice: numbers", TwiceRequest::write),
                    in -> new TwiceResponse().read(in).value());
        }

        @Override
        public void drop(Flow.Publisher<byte[]> chunks) {
            this.calls.await(
                    DROP,
                    Outgoing.published(chunks, "Streams.drop: chunks", DropRequest::write),
                    Decoder.NOTHING);
        }

        @Override
        public CompletionStage<String> later(String text) {
            MessageWriter out = new MessageWriter();
            LaterRequest.write(out, text);
            return this.calls.future(
                    LATER,
                    Outgoing.message(out),
                    in -> new LaterResponse().read(in).value());
        }

        @Override
        public CompletableFuture<Streams.Line> laterLine(Streams.Line line) {
            MessageWriter out = new MessageWriter();
            Checks.notNull(line, "Streams.laterLine: line");
            LineMessage.write(out, line);
            return this.calls.future(
                    LATER_LINE,
                    Outgoing.message(out),
                    in -> new LineMessage().read(in).value());
        }

        @Override
        public CompletableFuture<Void> laterNothing(Flow.Publisher<Streams.Line> lines) {
            return this.calls.future(
                    LATER_NOTHING,
                    Outgoing.published(lines, "Streams.laterNothing: lines", LineMessage::write),
                    Decoder.NOTHING);
        }

        @Override
        public int count() {
            MessageWriter out = new MessageWriter();
            MessageReader in = this.calls.unary(COUNT, out);
            try {
                return new CountResponse().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(COUNT, e);
            }
        }

        @Override
        public String toString() {
            return "Streams over " + calls;
        }
    }

    /**
     * What answers calls.
     */
    private static final class Service implements ContractService {
        private final Streams implementation;

        Service(Streams implementation) {
            this.implementation = implementation;
        }

        @Override
        public void call(int method, MessageReader in, MessageWriter out) throws Exception {
            switch (method) {
                case 11 -> answerCount(in, out);
                default -> throw new IllegalArgumentException(method + " is no call");
            }
        }

        @Override
        public Outgoing start(int method, Incoming in) throws Exception {
            return switch (method) {
                case 0 -> startRange(in);
                case 1 -> startSum(in);
                case 2 -> startEcho(in);
                case 3 -> startLines(in);
                case 4 -> startEach(in);
                case 5 -> startJoin(in);
                case 6 -> startTwice(in);
                case 7 -> startDrop(in);
                case 8 -> startLater(in);
                case 9 -> startLaterLine(in);
                case 10 -> startLaterNothing(in);
                default -> throw new IllegalArgumentException(method + " is no call");
            };
        }

        private Outgoing startRange(Incoming in) throws Exception {
            RangeRequest request = new RangeRequest().read(in.message());
            return Outgoing.published(
                    this.implementation.range(request.end()),
                    "Streams.range: the result",
                    RangeResponse::write);
        }

        private Outgoing startSum(Incoming in) throws Exception {
            long result = this.implementation.sum(in.publisher(element -> new SumRequest().read(element).numbers()));
            return Outgoing.written(out -> SumResponse.write(out, result));
        }

        private Outgoing startEcho(Incoming in) throws Exception {
            return Outgoing.published(
                    this.implementation.echo(in.publisher(element -> new LineMessage().read(element).value())),
                    "Streams.echo: the result",
                    LineMessage::write);
        }

        private Outgoing startLines(Incoming in) throws Exception {
            LinesRequest request = new LinesRequest().read(in.message());
            return Outgoing.streamed(
                    this.implementation.lines(request.count()),
                    "Streams.lines: the result",
                    LineMessage::write);
        }

        private Outgoing startEach(Incoming in) throws Exception {
            EachRequest request = new EachRequest().read(in.message());
            return Outgoing.iterated(
                    this.implementation.each(request.count()),
                    "Streams.each: the result",
                    LineMessage::write);
        }

        private Outgoing startJoin(Incoming in) throws Exception {
            String result = this.implementation.join(in.stream(element -> new JoinRequest().read(element).lines()));
            return Outgoing.written(out -> JoinResponse.write(out, result));
        }

        private Outgoing startTwice(Incoming in) throws Exception {
            return Outgoing.iterated(
                    this.implementation.twice(in.iterator(element -> new TwiceRequest().read(element).numbers())),
                    "Streams.twice: the result",
                    TwiceResponse::write);
        }

        private Outgoing startDrop(Incoming in) throws Exception {
            this.implementation.drop(in.publisher(element -> new DropRequest().read(element).chunks()));
            return Outgoing.message(new MessageWriter());
        }

        private Outgoing startLater(Incoming in) throws Exception {
            LaterRequest request = new LaterRequest().read(in.message());
            return Outgoing.when(
                    this.implementation.later(request.text()),
                    "Streams.later: the result",
                    LaterResponse::write);
        }

        private Outgoing startLaterLine(Incoming in) throws Exception {
            LineMessage request = new LineMessage().read(in.message());
            return Outgoing.when(
                    this.implementation.laterLine(request.value()),
                    "Streams.laterLine: the result",
                    LineMessage::write);
        }

        private Outgoing startLaterNothing(Incoming in) throws Exception {
            return Outgoing.when(
                    this.implementation.laterNothing(in.publisher(element -> new LineMessage().read(element).value())),
                    "Streams.laterNothing: the result",
                    Encoder.NOTHING);
        }

        private void answerCount(MessageReader in, MessageWriter out) throws Exception {
            CountRequest request = new CountRequest().read(in);
            int result = this.implementation.count();
            CountResponse.write(out, result);
        }
    }

    /**
     * {@code StreamsRangeRequest}, while it is read.
     */
    private static final class RangeRequest {
        private long end = 0;

        static void write(MessageWriter out, long end) {
            if (end != 0) {
                out.tag(8).int64(end);
            }
        }

        RangeRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.end = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        long end() {
            return this.end;
        }
    }

    /**
     * {@code StreamsRangeResponse}, while it is read.
     */
    private static final class RangeResponse {
        private long result = 0;

        static void write(MessageWriter out, Long result) {
            Checks.notNull(result, "Streams.range: the result");
            if (result != 0) {
                out.tag(8).int64(result);
            }
        }

        RangeResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.result = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Long value() {
            return this.result;
        }
    }

    /**
     * {@code StreamsSumRequest}, while it is read.
     */
    private static final class SumRequest {
        private long numbers = 0;

        static void write(MessageWriter out, Long numbers) {
            Checks.notNull(numbers, "Streams.sum: numbers");
            if (numbers != 0) {
                out.tag(8).int64(numbers);
            }
        }

        SumRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.numbers = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Long numbers() {
            return this.numbers;
        }
    }

    /**
     * {@code StreamsSumResponse}, while it is read.
     */
    private static final class SumResponse {
        private long result = 0;

        static void write(MessageWriter out, long result) {
            if (result != 0) {
                out.tag(8).int64(result);
            }
        }

        SumResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.result = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        long value() {
            return this.result;
        }
    }

    /**
     * {@code Line}, while it is read.
     */
    private static final class LineMessage {
        private int number = 0;

        private String text = "";

        static void write(MessageWriter out, Streams.Line value) {
            int number = value.number();
            if (number != 0) {
                out.tag(8).int32(number);
            }
            String text = value.text();
            Checks.notNull(text, "Line.text");
            if (!text.isEmpty()) {
                out.tag(18).string(text);
            }
        }

        static void nested(MessageWriter out, Streams.Line value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        LineMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.number = in.int32();
                    case 18 -> this.text = in.string();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        LineMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        Streams.Line value() {
            try {
                return new Streams.Line(this.number, this.text);
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Streams.Line", e);
            }
        }
    }

    /**
     * {@code StreamsLinesRequest}, while it is read.
     */
    private static final class LinesRequest {
        private int count = 0;

        static void write(MessageWriter out, int count) {
            if (count != 0) {
                out.tag(8).int32(count);
            }
        }

        LinesRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.count = in.int32();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        int count() {
            return this.count;
        }
    }

    /**
     * {@code StreamsEachRequest}, while it is read.
     */
    private static final class EachRequest {
        private int count = 0;

        static void write(MessageWriter out, int count) {
            if (count != 0) {
                out.tag(8).int32(count);
            }
        }

        EachRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.count = in.int32();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        int count() {
            return this.count;
        }
    }

    /**
     * {@code StreamsJoinRequest}, while it is read.
     */
    private static final class JoinRequest {
        private String lines = "";

        static void write(MessageWriter out, String lines) {
            Checks.notNull(lines, "Streams.join: lines");
            if (!lines.isEmpty()) {
                out.tag(10).string(lines);
            }
        }

        JoinRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.lines = in.string();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        String lines() {
            return this.lines;
        }
    }

    /**
     * {@code StreamsJoinResponse}, while it is read.
     */
    private static final class JoinResponse {
        private String result = "";

        static void write(MessageWriter out, String result) {
            Checks.notNull(result, "Streams.join: the result");
            if (!result.isEmpty()) {
                out.tag(10).string(result);
            }
        }

        JoinResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.result = in.string();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        String value() {
            return this.result;
        }
    }

    /**
     * {@code StreamsTwiceRequest}, while it is read.
     */
    private static final class TwiceRequest {
        private int numbers = 0;

        static void write(MessageWriter out, Integer numbers) {
            Checks.notNull(numbers, "Streams.twice: numbers");
            if (numbers != 0) {
                out.tag(8).int32(numbers);
            }
        }

        TwiceRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.numbers = in.int32();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Integer numbers() {
            return this.numbers;
        }
    }

    /**
     * {@code StreamsTwiceResponse}, while it is read.
     */
    private static final class TwiceResponse {
        private int result = 0;

        static void write(MessageWriter out, Integer result) {
            Checks.notNull(result, "Streams.twice: the result");
            if (result != 0) {
                out.tag(8).int32(result);
            }
        }

        TwiceResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.result = in.int32();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Integer value() {
            return this.result;
        }
    }

    /**
     * {@code StreamsDropRequest}, while it is read.
     */
    private static final class DropRequest {
        private byte[] chunks = {};

        static void write(MessageWriter out, byte[] chunks) {
            Checks.notNull(chunks, "Streams.drop: chunks");
            if (chunks.length != 0) {
                out.tag(10).bytes(chunks);
            }
        }

        DropRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.chunks = in.bytes();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        byte[] chunks() {
            return this.chunks;
        }
    }

    /**
     * {@code StreamsDropResponse}, while it is read.
     */
    private static final class DropResponse {
        DropResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                in.skip(tag);
            }
            return this;
        }
    }

    /**
     * {@code StreamsLaterRequest}, while it is read.
     */
    private static final class LaterRequest {
        private String text = "";

        static void write(MessageWriter out, String text) {
            Checks.notNull(text, "Streams.later: text");
            if (!text.isEmpty()) {
                out.tag(10).string(text);
            }
        }

        LaterRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.text = in.string();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        String text() {
            return this.text;
        }
    }

    /**
     * {@code StreamsLaterResponse}, while it is read.
     */
    private static final class LaterResponse {
        private String result = "";

        static void write(MessageWriter out, String result) {
            Checks.notNull(result, "Streams.later: the result");
            if (!result.isEmpty()) {
                out.tag(10).string(result);
            }
        }

        LaterResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.result = in.string();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        String value() {
            return this.result;
        }
    }

    /**
     * {@code StreamsLaterNothingResponse}, while it is read.
     */
    private static final class LaterNothingResponse {
        LaterNothingResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                in.skip(tag);
            }
            return this;
        }
    }

    /**
     * {@code StreamsCountRequest}, while it is read.
     */
    private static final class CountRequest {
        CountRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                in.skip(tag);
            }
            return this;
        }
    }

    /**
     * {@code StreamsCountResponse}, while it is read.
     */
    private static final class CountResponse {
        private int result = 0;

        static void write(MessageWriter out, int result) {
            if (result != 0) {
                out.tag(8).int32(result);
            }
        }

        CountResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.result = in.int32();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        int value() {
            return this.result;
        }
    }
}
