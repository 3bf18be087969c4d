// Generated from dev.outboard.contract.sample.Everything.
package dev.outboard.contract.sample;

import dev.outboard.contract.runtime.Checks;
import dev.outboard.contract.runtime.ContractBinding;
import dev.outboard.contract.runtime.ContractCalls;
import dev.outboard.contract.runtime.ContractMethod;
import dev.outboard.contract.runtime.ContractService;
import dev.outboard.contract.runtime.DurationMessage;
import dev.outboard.contract.runtime.MalformedMessageException;
import dev.outboard.contract.runtime.MessageReader;
import dev.outboard.contract.runtime.MessageWriter;
import dev.outboard.contract.runtime.TimestampMessage;
import dev.outboard.contract.runtime.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import javax.annotation.processing.Generated;

/**
 * Carries {@link Everything} over gRPC, as the service {@code sample.v1.Everything}.
 */
@Generated("dev.outboard.contract.processor.ContractProcessor")
public final class EverythingBinding extends ContractBinding<Everything> {
    private static final Cents.Adapter ADAPTER = new Cents.Adapter();

    private static final ContractMethod NUMBERS = ContractMethod.unary("sample.v1.Everything", "Numbers");

    private static final ContractMethod TEXTS = ContractMethod.unary("sample.v1.Everything", "Texts");

    private static final ContractMethod PRESENCES = ContractMethod.unary("sample.v1.Everything", "Presences");

    private static final ContractMethod COLLECTIONS = ContractMethod.unary("sample.v1.Everything", "Collections");

    private static final ContractMethod NODES = ContractMethod.unary("sample.v1.Everything", "Nodes");

    private static final ContractMethod SCALARS = ContractMethod.unary("sample.v1.Everything", "Scalars");

    private static final ContractMethod NAMES = ContractMethod.unary("sample.v1.Everything", "Names");

    private static final ContractMethod MAYBE = ContractMethod.unary("sample.v1.Everything", "Maybe");

    private static final ContractMethod TIMES = ContractMethod.unary("sample.v1.Everything", "Times");

    private static final ContractMethod SHAPE = ContractMethod.unary("sample.v1.Everything", "Shape");

    private static final ContractMethod CENTS = ContractMethod.unary("sample.v1.Everything", "Cents");

    private static final ContractMethod NOTHING = ContractMethod.unary("sample.v1.Everything", "Nothing");

    /**
     * The binding; one is as good as another.
     */
    public EverythingBinding() {
        super(Everything.class, "sample.v1.Everything", NUMBERS, TEXTS, PRESENCES, COLLECTIONS, NODES, SCALARS, NAMES, MAYBE, TIMES, SHAPE, CENTS, NOTHING);
    }

    @Override
    protected Everything client(ContractCalls calls) {
        return new Client(calls);
    }

    @Override
    protected ContractService service(Everything implementation) {
        return new Service(implementation);
    }

    /**
     * What the caller calls.
     */
    private static final class Client implements Everything {
        private final ContractCalls calls;

        Client(ContractCalls calls) {
            this.calls = calls;
        }

        @Override
        public Everything.Numbers numbers(Everything.Numbers numbers) {
            MessageWriter out = new MessageWriter();
            Checks.notNull(numbers, "Everything.numbers: numbers");
            NumbersMessage.write(out, numbers);
            MessageReader in = this.calls.unary(NUMBERS, out);
            try {
                return new NumbersMessage().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(NUMBERS, e);
            }
        }

        @Override
        public Everything.Texts texts(Everything.Texts texts) {
            MessageWriter out = new MessageWriter();
            Checks.notNull(texts, "Everything.texts: texts");
            TextsMessage.write(out, texts);
            MessageReader in = this.calls.unary(TEXTS, out);
            try {
                return new TextsMessage().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(TEXTS, e);
            }
        }

        @Override
        public Everything.Presences presences(Everything.Presences presences) {
            MessageWriter out = new MessageWriter();
            Checks.notNull(presences, "Everything.presences: presences");
            PresencesMessage.write(out, presences);
            MessageReader in = this.calls.unary(PRESENCES, out);
            try {
                return new PresencesMessage().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(PRESENCES, e);
            }
        }

        @Override
        public Everything.Collections collections(Everything.Collections collections) {
            MessageWriter out = new MessageWriter();
            Checks.notNull(collections, "Everything.collections: collections");
            CollectionsMessage.write(out, collections);
            MessageReader in = this.calls.unary(COLLECTIONS, out);
            try {
                return new CollectionsMessage().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(COLLECTIONS, e);
            }
        }

        @Override
        public Everything.Node nodes(Everything.Node node) {
            MessageWriter out = new MessageWriter();
            Checks.notNull(node, "Everything.nodes: node");
            NodeMessage.write(out, node);
            MessageReader in = this.calls.unary(NODES, out);
            try {
                return new NodeMessage().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(NODES, e);
            }
        }

        @Override
        public Everything.Scalars scalars(Everything.Scalars scalars) {
            MessageWriter out = new MessageWriter();
            Checks.notNull(scalars, "Everything.scalars: scalars");
            ScalarsMessage.write(out, scalars);
            MessageReader in = this.calls.unary(SCALARS, out);
            try {
                return new ScalarsMessage().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(SCALARS, e);
            }
        }

        @Override
        public String names(String out, int in, boolean value, List<String> tag,
                Map<String, Integer> entry, String mark) {
            MessageWriter out_ = new MessageWriter();
            NamesRequest.write(out_, out, in, value, tag, entry, mark);
            MessageReader in_ = this.calls.unary(NAMES, out_);
            try {
                return new NamesResponse().read(in_).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(NAMES, e);
            }
        }

        @Override
        public Everything.Node maybe(Everything.Node node) {
            MessageWriter out = new MessageWriter();
            MaybeRequest.write(out, node);
            MessageReader in = this.calls.unary(MAYBE, out);
            try {
                return new MaybeResponse().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(MAYBE, e);
            }
        }

        @Override
        public Optional<Duration> times(Optional<Instant> at, List<Duration> lengths) {
            MessageWriter out = new MessageWriter();
            TimesRequest.write(out, at, lengths);
            MessageReader in = this.calls.unary(TIMES, out);
            try {
                return new TimesResponse().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(TIMES, e);
            }
        }

        @Override
        public Everything.Shape shape(Everything.Shape shape) {
            MessageWriter out = new MessageWriter();
            ShapeRequest.write(out, shape);
            MessageReader in = this.calls.unary(SHAPE, out);
            try {
                return new ShapeResponse().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(SHAPE, e);
            }
        }

        @Override
        public Cents cents(Cents one, List<Cents> several) {
            MessageWriter out = new MessageWriter();
            CentsRequest.write(out, one, several);
            MessageReader in = this.calls.unary(CENTS, out);
            try {
                return new CentsResponse().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(CENTS, e);
            }
        }

        @Override
        public void nothing() {
            MessageWriter out = new MessageWriter();
            this.calls.unary(NOTHING, out);
        }

        @Override
        public String toString() {
            return "Everything over " + calls;
        }
    }

    /**
     * What answers calls.
     */
    private static final class Service implements ContractService {
        private final Everything implementation;

        Service(Everything implementation) {
            this.implementation = implementation;
        }

        @Override
        public void call(int method, MessageReader in, MessageWriter out) throws Exception {
            switch (method) {
                case 0 -> answerNumbers(in, out);
                case 1 -> answerTexts(in, out);
                case 2 -> answerPresences(in, out);
                case 3 -> answerCollections(in, out);
                case 4 -> answerNodes(in, out);
                case 5 -> answerScalars(in, out);
                case 6 -> answerNames(in, out);
                case 7 -> answerMaybe(in, out);
                case 8 -> answerTimes(in, out);
                case 9 -> answerShape(in, out);
                case 10 -> answerCents(in, out);
                case 11 -> answerNothing(in, out);
                default -> throw new IllegalArgumentException(method + " is no call");
            }
        }

        private void answerNumbers(MessageReader in, MessageWriter out) throws Exception {
            NumbersMessage request = new NumbersMessage().read(in);
            Everything.Numbers result = this.implementation.numbers(request.value());
            Checks.notNull(result, "Everything.numbers: the result");
            NumbersMessage.write(out, result);
        }

        private void answerTexts(MessageReader in, MessageWriter out) throws Exception {
            TextsMessage request = new TextsMessage().read(in);
            Everything.Texts result = this.implementation.texts(request.value());
            Checks.notNull(result, "Everything.texts: the result");
            TextsMessage.write(out, result);
        }

        private void answerPresences(MessageReader in, MessageWriter out) throws Exception {
            PresencesMessage request = new PresencesMessage().read(in);
            Everything.Presences result = this.implementation.presences(request.value());
            Checks.notNull(result, "Everything.presences: the result");
            PresencesMessage.write(out, result);
        }

        private void answerCollections(MessageReader in, MessageWriter out) throws Exception {
            CollectionsMessage request = new CollectionsMessage().read(in);
            Everything.Collections result = this.implementation.collections(request.value());
            Checks.notNull(result, "Everything.collections: the result");
            CollectionsMessage.write(out, result);
        }

        private void answerNodes(MessageReader in, MessageWriter out) throws Exception {
            NodeMessage request = new NodeMessage().read(in);
            Everything.Node result = this.implementation.nodes(request.value());
            Checks.notNull(result, "Everything.nodes: the result");
            NodeMessage.write(out, result);
        }

        private void answerScalars(MessageReader in, MessageWriter out) throws Exception {
            ScalarsMessage request = new ScalarsMessage().read(in);
            Everything.Scalars result = this.implementation.scalars(request.value());
            Checks.notNull(result, "Everything.scalars: the result");
            ScalarsMessage.write(out, result);
        }

        private void answerNames(MessageReader in, MessageWriter out) throws Exception {
            NamesRequest request = new NamesRequest().read(in);
            String result = this.implementation.names(request.out(), request.in(), request.value(), request.tag(), request.entry(), request.mark());
            NamesResponse.write(out, result);
        }

        private void answerMaybe(MessageReader in, MessageWriter out) throws Exception {
            MaybeRequest request = new MaybeRequest().read(in);
            Everything.Node result = this.implementation.maybe(request.node());
            MaybeResponse.write(out, result);
        }

        private void answerTimes(MessageReader in, MessageWriter out) throws Exception {
            TimesRequest request = new TimesRequest().read(in);
            Optional<Duration> result = this.implementation.times(request.at(), request.lengths());
            TimesResponse.write(out, result);
        }

        private void answerShape(MessageReader in, MessageWriter out) throws Exception {
            ShapeRequest request = new ShapeRequest().read(in);
            Everything.Shape result = this.implementation.shape(request.shape());
            ShapeResponse.write(out, result);
        }

        private void answerCents(MessageReader in, MessageWriter out) throws Exception {
            CentsRequest request = new CentsRequest().read(in);
            Cents result = this.implementation.cents(request.one(), request.several());
            CentsResponse.write(out, result);
        }

        private void answerNothing(MessageReader in, MessageWriter out) throws Exception {
            NothingRequest request = new NothingRequest().read(in);
            this.implementation.nothing();
        }
    }

    /**
     * {@code Numbers}, while it is read.
     */
    private static final class NumbersMessage {
        private boolean bool = false;

        private int int8 = 0;

        private int int16 = 0;

        private int char16 = 0;

        private int int32 = 0;

        private long int64 = 0;

        private float float32 = 0;

        private double float64 = 0;

        private boolean boxedBool = false;

        private int boxedByte = 0;

        private int boxedShort = 0;

        private int boxedChar = 0;

        private int boxedInt = 0;

        private long boxedLong = 0;

        private float boxedFloat = 0;

        private double boxedDouble = 0;

        static void write(MessageWriter out, Everything.Numbers value) {
            boolean bool = value.bool();
            if (bool) {
                out.tag(8).bool(bool);
            }
            byte int8 = value.int8();
            int int8Wire = (int) int8;
            if (int8Wire != 0) {
                out.tag(16).int32(int8Wire);
            }
            short int16 = value.int16();
            int int16Wire = (int) int16;
            if (int16Wire != 0) {
                out.tag(24).int32(int16Wire);
            }
            char char16 = value.char16();
            int char16Wire = (int) char16;
            if (char16Wire != 0) {
                out.tag(32).uint32(char16Wire);
            }
            int int32 = value.int32();
            if (int32 != 0) {
                out.tag(40).int32(int32);
            }
            long int64 = value.int64();
            if (int64 != 0) {
                out.tag(48).int64(int64);
            }
            float float32 = value.float32();
            if (Float.floatToRawIntBits(float32) != 0) {
                out.tag(61).float32(float32);
            }
            double float64 = value.float64();
            if (Double.doubleToRawLongBits(float64) != 0) {
                out.tag(65).float64(float64);
            }
            Boolean boxedBool = value.boxedBool();
            Checks.notNull(boxedBool, "Numbers.boxedBool");
            if (boxedBool) {
                out.tag(72).bool(boxedBool);
            }
            Byte boxedByte = value.boxedByte();
            Checks.notNull(boxedByte, "Numbers.boxedByte");
            int boxedByteWire = (int) boxedByte;
            if (boxedByteWire != 0) {
                out.tag(80).int32(boxedByteWire);
            }
            Short boxedShort = value.boxedShort();
            Checks.notNull(boxedShort, "Numbers.boxedShort");
            int boxedShortWire = (int) boxedShort;
            if (boxedShortWire != 0) {
                out.tag(88).int32(boxedShortWire);
            }
            Character boxedChar = value.boxedChar();
            Checks.notNull(boxedChar, "Numbers.boxedChar");
            int boxedCharWire = (int) boxedChar;
            if (boxedCharWire != 0) {
                out.tag(96).uint32(boxedCharWire);
            }
            Integer boxedInt = value.boxedInt();
            Checks.notNull(boxedInt, "Numbers.boxedInt");
            if (boxedInt != 0) {
                out.tag(104).int32(boxedInt);
            }
            Long boxedLong = value.boxedLong();
            Checks.notNull(boxedLong, "Numbers.boxedLong");
            if (boxedLong != 0) {
                out.tag(112).int64(boxedLong);
            }
            Float boxedFloat = value.boxedFloat();
            Checks.notNull(boxedFloat, "Numbers.boxedFloat");
            if (Float.floatToRawIntBits(boxedFloat) != 0) {
                out.tag(125).float32(boxedFloat);
            }
            Double boxedDouble = value.boxedDouble();
            Checks.notNull(boxedDouble, "Numbers.boxedDouble");
            if (Double.doubleToRawLongBits(boxedDouble) != 0) {
                out.tag(129).float64(boxedDouble);
            }
        }

        static void nested(MessageWriter out, Everything.Numbers value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        NumbersMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.bool = in.bool();
                    case 16 -> this.int8 = in.int32();
                    case 24 -> this.int16 = in.int32();
                    case 32 -> this.char16 = in.uint32();
                    case 40 -> this.int32 = in.int32();
                    case 48 -> this.int64 = in.int64();
                    case 61 -> this.float32 = in.float32();
                    case 65 -> this.float64 = in.float64();
                    case 72 -> this.boxedBool = in.bool();
                    case 80 -> this.boxedByte = in.int32();
                    case 88 -> this.boxedShort = in.int32();
                    case 96 -> this.boxedChar = in.uint32();
                    case 104 -> this.boxedInt = in.int32();
                    case 112 -> this.boxedLong = in.int64();
                    case 125 -> this.boxedFloat = in.float32();
                    case 129 -> this.boxedDouble = in.float64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        NumbersMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        Everything.Numbers value() {
            try {
                return new Everything.Numbers(this.bool, Values.toByte(this.int8),
                        Values.toShort(this.int16), Values.toChar(this.char16), this.int32,
                        this.int64, this.float32, this.float64, this.boxedBool,
                        Values.toByte(this.boxedByte), Values.toShort(this.boxedShort),
                        Values.toChar(this.boxedChar), this.boxedInt, this.boxedLong,
                        this.boxedFloat, this.boxedDouble);
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Everything.Numbers", e);
            }
        }
    }

    /**
     * {@code Texts}, while it is read.
     */
    private static final class TextsMessage {
        private String text = "";

        private byte[] bytes = {};

        private byte[] buffer = {};

        private String uuid = "";

        private String whole = "";

        private String decimal = "";

        private String uri = "";

        private String path = "";

        private String date = "";

        private String time = "";

        private String dateTime = "";

        private String offsetDateTime = "";

        private String zonedDateTime = "";

        private String period = "";

        private String zone = "";

        private TimestampMessage instant;

        private DurationMessage duration;

        private int color = 0;

        static void write(MessageWriter out, Everything.Texts value) {
            String text = value.text();
            Checks.notNull(text, "Texts.text");
            if (!text.isEmpty()) {
                out.tag(10).string(text);
            }
            byte[] bytes = value.bytes();
            Checks.notNull(bytes, "Texts.bytes");
            if (bytes.length != 0) {
                out.tag(18).bytes(bytes);
            }
            ByteBuffer buffer = value.buffer();
            Checks.notNull(buffer, "Texts.buffer");
            byte[] bufferWire = Values.bytes(buffer);
            if (bufferWire.length != 0) {
                out.tag(26).bytes(bufferWire);
            }
            UUID uuid = value.uuid();
            Checks.notNull(uuid, "Texts.uuid");
            String uuidWire = uuid.toString();
            if (!uuidWire.isEmpty()) {
                out.tag(34).string(uuidWire);
            }
            BigInteger whole = value.whole();
            Checks.notNull(whole, "Texts.whole");
            String wholeWire = whole.toString();
            if (!wholeWire.isEmpty()) {
                out.tag(42).string(wholeWire);
            }
            BigDecimal decimal = value.decimal();
            Checks.notNull(decimal, "Texts.decimal");
            String decimalWire = decimal.toString();
            if (!decimalWire.isEmpty()) {
                out.tag(50).string(decimalWire);
            }
            URI uri = value.uri();
            Checks.notNull(uri, "Texts.uri");
            String uriWire = uri.toString();
            if (!uriWire.isEmpty()) {
                out.tag(58).string(uriWire);
            }
            Path path = value.path();
            Checks.notNull(path, "Texts.path");
            String pathWire = path.toString();
            if (!pathWire.isEmpty()) {
                out.tag(66).string(pathWire);
            }
            LocalDate date = value.date();
            Checks.notNull(date, "Texts.date");
            String dateWire = date.toString();
            if (!dateWire.isEmpty()) {
                out.tag(74).string(dateWire);
            }
            LocalTime time = value.time();
            Checks.notNull(time, "Texts.time");
            String timeWire = time.toString();
            if (!timeWire.isEmpty()) {
                out.tag(82).string(timeWire);
            }
            LocalDateTime dateTime = value.dateTime();
            Checks.notNull(dateTime, "Texts.dateTime");
            String dateTimeWire = dateTime.toString();
            if (!dateTimeWire.isEmpty()) {
                out.tag(90).string(dateTimeWire);
            }
            OffsetDateTime offsetDateTime = value.offsetDateTime();
            Checks.notNull(offsetDateTime, "Texts.offsetDateTime");
            String offsetDateTimeWire = offsetDateTime.toString();
            if (!offsetDateTimeWire.isEmpty()) {
                out.tag(98).string(offsetDateTimeWire);
            }
            ZonedDateTime zonedDateTime = value.zonedDateTime();
            Checks.notNull(zonedDateTime, "Texts.zonedDateTime");
            String zonedDateTimeWire = zonedDateTime.toString();
            if (!zonedDateTimeWire.isEmpty()) {
                out.tag(106).string(zonedDateTimeWire);
            }
            Period period = value.period();
            Checks.notNull(period, "Texts.period");
            String periodWire = period.toString();
            if (!periodWire.isEmpty()) {
                out.tag(114).string(periodWire);
            }
            ZoneId zone = value.zone();
            Checks.notNull(zone, "Texts.zone");
            String zoneWire = zone.getId();
            if (!zoneWire.isEmpty()) {
                out.tag(122).string(zoneWire);
            }
            Instant instant = value.instant();
            Checks.notNull(instant, "Texts.instant");
            TimestampMessage.nested(out.tag(130), instant);
            Duration duration = value.duration();
            Checks.notNull(duration, "Texts.duration");
            DurationMessage.nested(out.tag(138), duration);
            Everything.Color color = value.color();
            Checks.notNull(color, "Texts.color");
            int colorWire = ColorNumbers.number(color);
            if (colorWire != 0) {
                out.tag(144).int32(colorWire);
            }
        }

        static void nested(MessageWriter out, Everything.Texts value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        TextsMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.text = in.string();
                    case 18 -> this.bytes = in.bytes();
                    case 26 -> this.buffer = in.bytes();
                    case 34 -> this.uuid = in.string();
                    case 42 -> this.whole = in.string();
                    case 50 -> this.decimal = in.string();
                    case 58 -> this.uri = in.string();
                    case 66 -> this.path = in.string();
                    case 74 -> this.date = in.string();
                    case 82 -> this.time = in.string();
                    case 90 -> this.dateTime = in.string();
                    case 98 -> this.offsetDateTime = in.string();
                    case 106 -> this.zonedDateTime = in.string();
                    case 114 -> this.period = in.string();
                    case 122 -> this.zone = in.string();
                    case 130 -> this.instant = (this.instant == null ? new TimestampMessage() : this.instant).nested(in);
                    case 138 -> this.duration = (this.duration == null ? new DurationMessage() : this.duration).nested(in);
                    case 144 -> this.color = in.int32();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        TextsMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        Everything.Texts value() {
            try {
                return new Everything.Texts(this.text, this.bytes, ByteBuffer.wrap(this.buffer),
                        Values.uuid(this.uuid), Values.bigInteger(this.whole),
                        Values.bigDecimal(this.decimal), Values.uri(this.uri),
                        Values.path(this.path), Values.localDate(this.date),
                        Values.localTime(this.time), Values.localDateTime(this.dateTime),
                        Values.offsetDateTime(this.offsetDateTime),
                        Values.zonedDateTime(this.zonedDateTime), Values.period(this.period),
                        Values.zoneId(this.zone),
                        (this.instant == null ? new TimestampMessage() : this.instant).value(),
                        (this.duration == null ? new DurationMessage() : this.duration).value(),
                        ColorNumbers.of(this.color));
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Everything.Texts", e);
            }
        }
    }

    /**
     * {@code Leaf}, while it is read.
     */
    private static final class LeafMessage {
        private int size = 0;

        static void write(MessageWriter out, Everything.Leaf value) {
            int size = value.size();
            if (size != 0) {
                out.tag(8).int32(size);
            }
        }

        static void nested(MessageWriter out, Everything.Leaf value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        LeafMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.size = in.int32();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        LeafMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        Everything.Leaf value() {
            try {
                return new Everything.Leaf(this.size);
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Everything.Leaf", e);
            }
        }
    }

    /**
     * {@code Circle}, while it is read.
     */
    private static final class CircleMessage {
        private double radius = 0;

        private LeafMessage leaf;

        static void write(MessageWriter out, Everything.Circle value) {
            double radius = value.radius();
            if (Double.doubleToRawLongBits(radius) != 0) {
                out.tag(9).float64(radius);
            }
            Everything.Leaf leaf = value.leaf();
            Checks.notNull(leaf, "Circle.leaf");
            LeafMessage.nested(out.tag(18), leaf);
        }

        static void nested(MessageWriter out, Everything.Circle value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        CircleMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 9 -> this.radius = in.float64();
                    case 18 -> this.leaf = (this.leaf == null ? new LeafMessage() : this.leaf).nested(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        CircleMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        Everything.Circle value() {
            try {
                return new Everything.Circle(this.radius,
                        (this.leaf == null ? new LeafMessage() : this.leaf).value());
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Everything.Circle", e);
            }
        }
    }

    /**
     * {@code Square}, while it is read.
     */
    private static final class SquareMessage {
        private int side = 0;

        static void write(MessageWriter out, Everything.Square value) {
            int side = value.side();
            if (side != 0) {
                out.tag(8).uint32(side);
            }
        }

        static void nested(MessageWriter out, Everything.Square value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        SquareMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.side = in.uint32();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        SquareMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        Everything.Square value() {
            try {
                return new Everything.Square(this.side);
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Everything.Square", e);
            }
        }
    }

    /**
     * {@code Empty}, while it is read.
     */
    private static final class EmptyMessage {
        static void write(MessageWriter out, Everything.Empty value) {
        }

        static void nested(MessageWriter out, Everything.Empty value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        EmptyMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                in.skip(tag);
            }
            return this;
        }

        EmptyMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        Everything.Empty value() {
            try {
                return new Everything.Empty();
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Everything.Empty", e);
            }
        }
    }

    /**
     * {@code Shape}, while it is read.
     */
    private static final class ShapeMessage {
        private CircleMessage circle;

        private SquareMessage square;

        private EmptyMessage empty;

        static void write(MessageWriter out, Everything.Shape value) {
            if (value instanceof Everything.Circle circle) {
                CircleMessage.nested(out.tag(10), circle);
            } else if (value instanceof Everything.Square square) {
                SquareMessage.nested(out.tag(18), square);
            } else if (value instanceof Everything.Empty empty) {
                EmptyMessage.nested(out.tag(26), empty);
            } else {
                throw Checks.unknownAlternative(Everything.Shape.class, value);
            }
        }

        static void nested(MessageWriter out, Everything.Shape value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        ShapeMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> {
                        CircleMessage same = this.circle == null ? new CircleMessage() : this.circle;
                        clear();
                        this.circle = same.nested(in);
                    }
                    case 18 -> {
                        SquareMessage same = this.square == null ? new SquareMessage() : this.square;
                        clear();
                        this.square = same.nested(in);
                    }
                    case 26 -> {
                        EmptyMessage same = this.empty == null ? new EmptyMessage() : this.empty;
                        clear();
                        this.empty = same.nested(in);
                    }
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        ShapeMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        private void clear() {
            this.circle = null;
            this.square = null;
            this.empty = null;
        }

        Everything.Shape value() {
            if (this.circle != null) {
                return this.circle.value();
            }
            if (this.square != null) {
                return this.square.value();
            }
            if (this.empty != null) {
                return this.empty.value();
            }
            throw new MalformedMessageException("It has no alternative of dev.outboard.contract.sample.Everything.Shape that is known here", null);
        }
    }

    /**
     * {@code Presences}, while it is read.
     */
    private static final class PresencesMessage {
        private String text;

        private byte[] bytes;

        private Integer number;

        private Integer small;

        private String optionalText;

        private Boolean optionalBool;

        private Integer optionalInt;

        private Long optionalLong;

        private Double optionalDouble;

        private Integer color;

        private TimestampMessage instant;

        private String uuid;

        private Long cents;

        private ShapeMessage shape;

        static void write(MessageWriter out, Everything.Presences value) {
            String text = value.text();
            if (text != null) {
                out.tag(10).string(text);
            }
            byte[] bytes = value.bytes();
            if (bytes != null) {
                out.tag(18).bytes(bytes);
            }
            Integer number = value.number();
            if (number != null) {
                out.tag(24).int32(number);
            }
            Byte small = value.small();
            if (small != null) {
                out.tag(32).int32((int) small);
            }
            Optional<String> optionalText = value.optionalText();
            Checks.notNull(optionalText, "Presences.optionalText");
            if (optionalText.isPresent()) {
                out.tag(42).string(optionalText.get());
            }
            Optional<Boolean> optionalBool = value.optionalBool();
            Checks.notNull(optionalBool, "Presences.optionalBool");
            if (optionalBool.isPresent()) {
                out.tag(48).bool(optionalBool.get());
            }
            OptionalInt optionalInt = value.optionalInt();
            Checks.notNull(optionalInt, "Presences.optionalInt");
            if (optionalInt.isPresent()) {
                out.tag(56).int32(optionalInt.getAsInt());
            }
            OptionalLong optionalLong = value.optionalLong();
            Checks.notNull(optionalLong, "Presences.optionalLong");
            if (optionalLong.isPresent()) {
                out.tag(64).int64(optionalLong.getAsLong());
            }
            OptionalDouble optionalDouble = value.optionalDouble();
            Checks.notNull(optionalDouble, "Presences.optionalDouble");
            if (optionalDouble.isPresent()) {
                out.tag(73).float64(optionalDouble.getAsDouble());
            }
            Everything.Color color = value.color();
            if (color != null) {
                out.tag(80).int32(ColorNumbers.number(color));
            }
            Optional<Instant> instant = value.instant();
            Checks.notNull(instant, "Presences.instant");
            if (instant.isPresent()) {
                TimestampMessage.nested(out.tag(90), instant.get());
            }
            UUID uuid = value.uuid();
            if (uuid != null) {
                out.tag(98).string(uuid.toString());
            }
            Cents cents = value.cents();
            if (cents != null) {
                out.tag(104).int64(Values.toWire(ADAPTER, cents));
            }
            Everything.Shape shape = value.shape();
            if (shape != null) {
                ShapeMessage.nested(out.tag(114), shape);
            }
        }

        static void nested(MessageWriter out, Everything.Presences value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        PresencesMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.text = in.string();
                    case 18 -> this.bytes = in.bytes();
                    case 24 -> this.number = in.int32();
                    case 32 -> this.small = in.int32();
                    case 42 -> this.optionalText = in.string();
                    case 48 -> this.optionalBool = in.bool();
                    case 56 -> this.optionalInt = in.int32();
                    case 64 -> this.optionalLong = in.int64();
                    case 73 -> this.optionalDouble = in.float64();
                    case 80 -> this.color = in.int32();
                    case 90 -> this.instant = (this.instant == null ? new TimestampMessage() : this.instant).nested(in);
                    case 98 -> this.uuid = in.string();
                    case 104 -> this.cents = in.int64();
                    case 114 -> this.shape = (this.shape == null ? new ShapeMessage() : this.shape).nested(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        PresencesMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        Everything.Presences value() {
            try {
                return new Everything.Presences(this.text == null ? null : this.text,
                        this.bytes == null ? null : this.bytes,
                        this.number == null ? null : this.number,
                        this.small == null ? null : Values.toByte(this.small),
                        this.optionalText == null ? Optional.empty() : Optional.of(this.optionalText),
                        this.optionalBool == null ? Optional.empty() : Optional.of(this.optionalBool),
                        this.optionalInt == null ? OptionalInt.empty() : OptionalInt.of(this.optionalInt),
                        this.optionalLong == null ? OptionalLong.empty() : OptionalLong.of(this.optionalLong),
                        this.optionalDouble == null ? OptionalDouble.empty() : OptionalDouble.of(this.optionalDouble),
                        this.color == null ? null : ColorNumbers.of(this.color),
                        this.instant == null ? Optional.empty() : Optional.of(this.instant.value()),
                        this.uuid == null ? null : Values.uuid(this.uuid),
                        this.cents == null ? null : Values.fromWire(ADAPTER, this.cents),
                        this.shape == null ? null : this.shape.value());
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Everything.Presences", e);
            }
        }
    }

    /**
     * {@code Node}, while it is read.
     */
    private static final class NodeMessage {
        private String name = "";

        private NodeMessage left;

        private NodeMessage right;

        private final List<Everything.Node> others = new ArrayList<>();

        private LeafMessage leaf;

        static void write(MessageWriter out, Everything.Node value) {
            String name = value.name();
            Checks.notNull(name, "Node.name");
            if (!name.isEmpty()) {
                out.tag(10).string(name);
            }
            Optional<Everything.Node> left = value.left();
            Checks.notNull(left, "Node.left");
            if (left.isPresent()) {
                NodeMessage.nested(out.tag(18), left.get());
            }
            Everything.Node right = value.right();
            if (right != null) {
                NodeMessage.nested(out.tag(26), right);
            }
            List<Everything.Node> others = value.others();
            Checks.notNull(others, "Node.others");
            for (Everything.Node element : others) {
                Checks.notNull(element, "An element of Node.others");
                NodeMessage.nested(out.tag(34), element);
            }
            Everything.Leaf leaf = value.leaf();
            Checks.notNull(leaf, "Node.leaf");
            LeafMessage.nested(out.tag(42), leaf);
        }

        static void nested(MessageWriter out, Everything.Node value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        NodeMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.name = in.string();
                    case 18 -> this.left = (this.left == null ? new NodeMessage() : this.left).nested(in);
                    case 26 -> this.right = (this.right == null ? new NodeMessage() : this.right).nested(in);
                    case 34 -> this.others.add(new NodeMessage().nested(in).value());
                    case 42 -> this.leaf = (this.leaf == null ? new LeafMessage() : this.leaf).nested(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        NodeMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        Everything.Node value() {
            try {
                return new Everything.Node(this.name,
                        this.left == null ? Optional.empty() : Optional.of(this.left.value()),
                        this.right == null ? null : this.right.value(),
                        Collections.unmodifiableList(this.others),
                        (this.leaf == null ? new LeafMessage() : this.leaf).value());
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Everything.Node", e);
            }
        }
    }

    /**
     * {@code Collections}, while it is read.
     */
    private static final class CollectionsMessage {
        private final List<String> texts = new ArrayList<>();

        private final List<byte[]> bytes = new ArrayList<>();

        private final List<Integer> numbers = new ArrayList<>();

        private final List<Long> signed = new ArrayList<>();

        private final List<Double> doubles = new ArrayList<>();

        private final List<Boolean> bools = new ArrayList<>();

        private final Set<Everything.Color> colors = new LinkedHashSet<>();

        private final Set<UUID> uuids = new LinkedHashSet<>();

        private final List<Everything.Node> nodes = new ArrayList<>();

        private final List<Everything.Shape> shapes = new ArrayList<>();

        private final List<Cents> cents = new ArrayList<>();

        private final Map<String, String> textByText = new LinkedHashMap<>();

        private final Map<Integer, Everything.Node> nodeByNumber = new LinkedHashMap<>();

        private final Map<Boolean, Cents> centsByBool = new LinkedHashMap<>();

        private final Map<UUID, Everything.Color> colorByUuid = new LinkedHashMap<>();

        private final Map<Long, Instant> instantByNumber = new LinkedHashMap<>();

        static void write(MessageWriter out, Everything.Collections value) {
            List<String> texts = value.texts();
            Checks.notNull(texts, "Collections.texts");
            for (String element : texts) {
                Checks.notNull(element, "An element of Collections.texts");
                out.tag(10).string(element);
            }
            List<byte[]> bytes = value.bytes();
            Checks.notNull(bytes, "Collections.bytes");
            for (byte[] element_ : bytes) {
                Checks.notNull(element_, "An element of Collections.bytes");
                out.tag(18).bytes(element_);
            }
            List<Integer> numbers = value.numbers();
            Checks.notNull(numbers, "Collections.numbers");
            if (!numbers.isEmpty()) {
                int mark = out.tag(26).open();
                for (Integer element__ : numbers) {
                    Checks.notNull(element__, "An element of Collections.numbers");
                    out.int32(element__);
                }
                out.close(mark);
            }
            List<Long> signed = value.signed();
            Checks.notNull(signed, "Collections.signed");
            if (!signed.isEmpty()) {
                int mark_ = out.tag(34).open();
                for (Long element___ : signed) {
                    Checks.notNull(element___, "An element of Collections.signed");
                    out.sint64(element___);
                }
                out.close(mark_);
            }
            List<Double> doubles = value.doubles();
            Checks.notNull(doubles, "Collections.doubles");
            if (!doubles.isEmpty()) {
                int mark__ = out.tag(42).open();
                for (Double element____ : doubles) {
                    Checks.notNull(element____, "An element of Collections.doubles");
                    out.float64(element____);
                }
                out.close(mark__);
            }
            List<Boolean> bools = value.bools();
            Checks.notNull(bools, "Collections.bools");
            if (!bools.isEmpty()) {
                int mark___ = out.tag(50).open();
                for (Boolean element_____ : bools) {
                    Checks.notNull(element_____, "An element of Collections.bools");
                    out.bool(element_____);
                }
                out.close(mark___);
            }
            Set<Everything.Color> colors = value.colors();
            Checks.notNull(colors, "Collections.colors");
            if (!colors.isEmpty()) {
                int mark____ = out.tag(58).open();
                for (Everything.Color element______ : colors) {
                    Checks.notNull(element______, "An element of Collections.colors");
                    out.int32(ColorNumbers.number(element______));
                }
                out.close(mark____);
            }
            Set<UUID> uuids = value.uuids();
            Checks.notNull(uuids, "Collections.uuids");
            for (UUID element_______ : uuids) {
                Checks.notNull(element_______, "An element of Collections.uuids");
                out.tag(66).string(element_______.toString());
            }
            List<Everything.Node> nodes = value.nodes();
            Checks.notNull(nodes, "Collections.nodes");
            for (Everything.Node element________ : nodes) {
                Checks.notNull(element________, "An element of Collections.nodes");
                NodeMessage.nested(out.tag(74), element________);
            }
            List<Everything.Shape> shapes = value.shapes();
            Checks.notNull(shapes, "Collections.shapes");
            for (Everything.Shape element_________ : shapes) {
                Checks.notNull(element_________, "An element of Collections.shapes");
                ShapeMessage.nested(out.tag(82), element_________);
            }
            List<Cents> cents = value.cents();
            Checks.notNull(cents, "Collections.cents");
            if (!cents.isEmpty()) {
                int mark_____ = out.tag(90).open();
                for (Cents element__________ : cents) {
                    Checks.notNull(element__________, "An element of Collections.cents");
                    out.int64(Values.toWire(ADAPTER, element__________));
                }
                out.close(mark_____);
            }
            Map<String, String> textByText = value.textByText();
            Checks.notNull(textByText, "Collections.textByText");
            for (Map.Entry<String, String> entry : textByText.entrySet()) {
                Checks.notNull(entry.getKey(), "A key of Collections.textByText");
                Checks.notNull(entry.getValue(), "A value of Collections.textByText");
                int mark______ = out.tag(98).open();
                out.tag(10).string(entry.getKey());
                out.tag(18).string(entry.getValue());
                out.close(mark______);
            }
            Map<Integer, Everything.Node> nodeByNumber = value.nodeByNumber();
            Checks.notNull(nodeByNumber, "Collections.nodeByNumber");
            for (Map.Entry<Integer, Everything.Node> entry_ : nodeByNumber.entrySet()) {
                Checks.notNull(entry_.getKey(), "A key of Collections.nodeByNumber");
                Checks.notNull(entry_.getValue(), "A value of Collections.nodeByNumber");
                int mark_______ = out.tag(106).open();
                out.tag(8).int32(entry_.getKey());
                NodeMessage.nested(out.tag(18), entry_.getValue());
                out.close(mark_______);
            }
            Map<Boolean, Cents> centsByBool = value.centsByBool();
            Checks.notNull(centsByBool, "Collections.centsByBool");
            for (Map.Entry<Boolean, Cents> entry__ : centsByBool.entrySet()) {
                Checks.notNull(entry__.getKey(), "A key of Collections.centsByBool");
                Checks.notNull(entry__.getValue(), "A value of Collections.centsByBool");
                int mark________ = out.tag(114).open();
                out.tag(8).bool(entry__.getKey());
                out.tag(16).int64(Values.toWire(ADAPTER, entry__.getValue()));
                out.close(mark________);
            }
            Map<UUID, Everything.Color> colorByUuid = value.colorByUuid();
            Checks.notNull(colorByUuid, "Collections.colorByUuid");
            for (Map.Entry<UUID, Everything.Color> entry___ : colorByUuid.entrySet()) {
                Checks.notNull(entry___.getKey(), "A key of Collections.colorByUuid");
                Checks.notNull(entry___.getValue(), "A value of Collections.colorByUuid");
                int mark_________ = out.tag(122).open();
                out.tag(10).string(entry___.getKey().toString());
                out.tag(16).int32(ColorNumbers.number(entry___.getValue()));
                out.close(mark_________);
            }
            Map<Long, Instant> instantByNumber = value.instantByNumber();
            Checks.notNull(instantByNumber, "Collections.instantByNumber");
            for (Map.Entry<Long, Instant> entry____ : instantByNumber.entrySet()) {
                Checks.notNull(entry____.getKey(), "A key of Collections.instantByNumber");
                Checks.notNull(entry____.getValue(), "A value of Collections.instantByNumber");
                int mark__________ = out.tag(130).open();
                out.tag(8).int64(entry____.getKey());
                TimestampMessage.nested(out.tag(18), entry____.getValue());
                out.close(mark__________);
            }
        }

        static void nested(MessageWriter out, Everything.Collections value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        CollectionsMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.texts.add(in.string());
                    case 18 -> this.bytes.add(in.bytes());
                    case 24 -> this.numbers.add(in.int32());
                    case 26 -> {
                        int mark = in.open();
                        while (in.more()) {
                            this.numbers.add(in.int32());
                        }
                        in.close(mark);
                    }
                    case 32 -> this.signed.add(in.sint64());
                    case 34 -> {
                        int mark = in.open();
                        while (in.more()) {
                            this.signed.add(in.sint64());
                        }
                        in.close(mark);
                    }
                    case 41 -> this.doubles.add(in.float64());
                    case 42 -> {
                        int mark = in.open();
                        while (in.more()) {
                            this.doubles.add(in.float64());
                        }
                        in.close(mark);
                    }
                    case 48 -> this.bools.add(in.bool());
                    case 50 -> {
                        int mark = in.open();
                        while (in.more()) {
                            this.bools.add(in.bool());
                        }
                        in.close(mark);
                    }
                    case 56 -> this.colors.add(ColorNumbers.of(in.int32()));
                    case 58 -> {
                        int mark = in.open();
                        while (in.more()) {
                            this.colors.add(ColorNumbers.of(in.int32()));
                        }
                        in.close(mark);
                    }
                    case 66 -> this.uuids.add(Values.uuid(in.string()));
                    case 74 -> this.nodes.add(new NodeMessage().nested(in).value());
                    case 82 -> this.shapes.add(new ShapeMessage().nested(in).value());
                    case 88 -> this.cents.add(Values.fromWire(ADAPTER, in.int64()));
                    case 90 -> {
                        int mark = in.open();
                        while (in.more()) {
                            this.cents.add(Values.fromWire(ADAPTER, in.int64()));
                        }
                        in.close(mark);
                    }
                    case 98 -> readTextByTextEntry(in);
                    case 106 -> readNodeByNumberEntry(in);
                    case 114 -> readCentsByBoolEntry(in);
                    case 122 -> readColorByUuidEntry(in);
                    case 130 -> readInstantByNumberEntry(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        CollectionsMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        private void readTextByTextEntry(MessageReader in) {
            int mark = in.open();
            String key = "";
            String value = "";
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> key = in.string();
                    case 18 -> value = in.string();
                    default -> in.skip(tag);
                }
            }
            in.close(mark);
            this.textByText.put(key, value);
        }

        private void readNodeByNumberEntry(MessageReader in) {
            int mark = in.open();
            int key = 0;
            NodeMessage value = new NodeMessage();
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> key = in.int32();
                    case 18 -> value.nested(in);
                    default -> in.skip(tag);
                }
            }
            in.close(mark);
            this.nodeByNumber.put(key, value.value());
        }

        private void readCentsByBoolEntry(MessageReader in) {
            int mark = in.open();
            boolean key = false;
            long value = 0;
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> key = in.bool();
                    case 16 -> value = in.int64();
                    default -> in.skip(tag);
                }
            }
            in.close(mark);
            this.centsByBool.put(key, Values.fromWire(ADAPTER, value));
        }

        private void readColorByUuidEntry(MessageReader in) {
            int mark = in.open();
            String key = "";
            int value = 0;
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> key = in.string();
                    case 16 -> value = in.int32();
                    default -> in.skip(tag);
                }
            }
            in.close(mark);
            this.colorByUuid.put(Values.uuid(key), ColorNumbers.of(value));
        }

        private void readInstantByNumberEntry(MessageReader in) {
            int mark = in.open();
            long key = 0;
            TimestampMessage value = new TimestampMessage();
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> key = in.int64();
                    case 18 -> value.nested(in);
                    default -> in.skip(tag);
                }
            }
            in.close(mark);
            this.instantByNumber.put(key, value.value());
        }

        Everything.Collections value() {
            try {
                return new Everything.Collections(Collections.unmodifiableList(this.texts),
                        Collections.unmodifiableList(this.bytes),
                        Collections.unmodifiableList(this.numbers),
                        Collections.unmodifiableList(this.signed),
                        Collections.unmodifiableList(this.doubles),
                        Collections.unmodifiableList(this.bools),
                        Collections.unmodifiableSet(this.colors),
                        Collections.unmodifiableSet(this.uuids),
                        Collections.unmodifiableList(this.nodes),
                        Collections.unmodifiableList(this.shapes),
                        Collections.unmodifiableList(this.cents),
                        Collections.unmodifiableMap(this.textByText),
                        Collections.unmodifiableMap(this.nodeByNumber),
                        Collections.unmodifiableMap(this.centsByBool),
                        Collections.unmodifiableMap(this.colorByUuid),
                        Collections.unmodifiableMap(this.instantByNumber));
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Everything.Collections", e);
            }
        }
    }

    /**
     * {@code Scalars}, while it is read.
     */
    private static final class ScalarsMessage {
        private int u32 = 0;

        private long u64 = 0;

        private int s32 = 0;

        private long s64 = 0;

        private int f32 = 0;

        private long f64 = 0;

        private int sf32 = 0;

        private long sf64 = 0;

        static void write(MessageWriter out, Everything.Scalars value) {
            int u32 = value.u32();
            if (u32 != 0) {
                out.tag(160).uint32(u32);
            }
            long u64 = value.u64();
            if (u64 != 0) {
                out.tag(8).uint64(u64);
            }
            int s32 = value.s32();
            if (s32 != 0) {
                out.tag(16).sint32(s32);
            }
            long s64 = value.s64();
            if (s64 != 0) {
                out.tag(32).sint64(s64);
            }
            int f32 = value.f32();
            if (f32 != 0) {
                out.tag(53).fixed32(f32);
            }
            long f64 = value.f64();
            if (f64 != 0) {
                out.tag(57).fixed64(f64);
            }
            int sf32 = value.sf32();
            if (sf32 != 0) {
                out.tag(69).sfixed32(sf32);
            }
            long sf64 = value.sf64();
            if (sf64 != 0) {
                out.tag(-7).sfixed64(sf64);
            }
        }

        static void nested(MessageWriter out, Everything.Scalars value) {
            int mark = out.open();
            write(out, value);
            out.close(mark);
        }

        ScalarsMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 160 -> this.u32 = in.uint32();
                    case 8 -> this.u64 = in.uint64();
                    case 16 -> this.s32 = in.sint32();
                    case 32 -> this.s64 = in.sint64();
                    case 53 -> this.f32 = in.fixed32();
                    case 57 -> this.f64 = in.fixed64();
                    case 69 -> this.sf32 = in.sfixed32();
                    case -7 -> this.sf64 = in.sfixed64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        ScalarsMessage nested(MessageReader in) {
            int mark = in.open();
            read(in);
            in.close(mark);
            return this;
        }

        Everything.Scalars value() {
            try {
                return new Everything.Scalars(this.u32, this.u64, this.s32, this.s64, this.f32,
                        this.f64, this.sf32, this.sf64);
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Everything.Scalars", e);
            }
        }
    }

    /**
     * {@code EverythingNamesRequest}, while it is read.
     */
    private static final class NamesRequest {
        private String out = "";

        private int in = 0;

        private boolean value = false;

        private final List<String> tag = new ArrayList<>();

        private final Map<String, Integer> entry = new LinkedHashMap<>();

        private String mark;

        static void write(MessageWriter out_, String out, int in, boolean value, List<String> tag,
                Map<String, Integer> entry, String mark) {
            Checks.notNull(out, "Everything.names: out");
            if (!out.isEmpty()) {
                out_.tag(10).string(out);
            }
            if (in != 0) {
                out_.tag(16).int32(in);
            }
            if (value) {
                out_.tag(24).bool(value);
            }
            Checks.notNull(tag, "Everything.names: tag");
            for (String element : tag) {
                Checks.notNull(element, "An element of Everything.names: tag");
                out_.tag(34).string(element);
            }
            Checks.notNull(entry, "Everything.names: entry");
            for (Map.Entry<String, Integer> entry_ : entry.entrySet()) {
                Checks.notNull(entry_.getKey(), "A key of Everything.names: entry");
                Checks.notNull(entry_.getValue(), "A value of Everything.names: entry");
                int mark_ = out_.tag(42).open();
                out_.tag(10).string(entry_.getKey());
                out_.tag(16).int32(entry_.getValue());
                out_.close(mark_);
            }
            if (mark != null) {
                out_.tag(50).string(mark);
            }
        }

        NamesRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.out = in.string();
                    case 16 -> this.in = in.int32();
                    case 24 -> this.value = in.bool();
                    case 34 -> this.tag.add(in.string());
                    case 42 -> readEntryEntry(in);
                    case 50 -> this.mark = in.string();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        private void readEntryEntry(MessageReader in) {
            int mark = in.open();
            String key = "";
            int value = 0;
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> key = in.string();
                    case 16 -> value = in.int32();
                    default -> in.skip(tag);
                }
            }
            in.close(mark);
            this.entry.put(key, value);
        }

        String out() {
            return this.out;
        }

        int in() {
            return this.in;
        }

        boolean value() {
            return this.value;
        }

        List<String> tag() {
            return Collections.unmodifiableList(this.tag);
        }

        Map<String, Integer> entry() {
            return Collections.unmodifiableMap(this.entry);
        }

        String mark() {
            return this.mark == null ? null : this.mark;
        }
    }

    /**
     * {@code EverythingNamesResponse}, while it is read.
     */
    private static final class NamesResponse {
        private String result = "";

        static void write(MessageWriter out, String result) {
            Checks.notNull(result, "Everything.names: the result");
            if (!result.isEmpty()) {
                out.tag(10).string(result);
            }
        }

        NamesResponse read(MessageReader in) {
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
     * {@code EverythingMaybeRequest}, while it is read.
     */
    private static final class MaybeRequest {
        private NodeMessage node;

        static void write(MessageWriter out, Everything.Node node) {
            if (node != null) {
                NodeMessage.nested(out.tag(10), node);
            }
        }

        MaybeRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.node = (this.node == null ? new NodeMessage() : this.node).nested(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Everything.Node node() {
            return this.node == null ? null : this.node.value();
        }
    }

    /**
     * {@code EverythingMaybeResponse}, while it is read.
     */
    private static final class MaybeResponse {
        private NodeMessage result;

        static void write(MessageWriter out, Everything.Node result) {
            if (result != null) {
                NodeMessage.nested(out.tag(10), result);
            }
        }

        MaybeResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.result = (this.result == null ? new NodeMessage() : this.result).nested(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Everything.Node value() {
            return this.result == null ? null : this.result.value();
        }
    }

    /**
     * {@code EverythingTimesRequest}, while it is read.
     */
    private static final class TimesRequest {
        private TimestampMessage at;

        private final List<Duration> lengths = new ArrayList<>();

        static void write(MessageWriter out, Optional<Instant> at, List<Duration> lengths) {
            Checks.notNull(at, "Everything.times: at");
            if (at.isPresent()) {
                TimestampMessage.nested(out.tag(10), at.get());
            }
            Checks.notNull(lengths, "Everything.times: lengths");
            for (Duration element : lengths) {
                Checks.notNull(element, "An element of Everything.times: lengths");
                DurationMessage.nested(out.tag(18), element);
            }
        }

        TimesRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.at = (this.at == null ? new TimestampMessage() : this.at).nested(in);
                    case 18 -> this.lengths.add(new DurationMessage().nested(in).value());
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Optional<Instant> at() {
            return this.at == null ? Optional.empty() : Optional.of(this.at.value());
        }

        List<Duration> lengths() {
            return Collections.unmodifiableList(this.lengths);
        }
    }

    /**
     * {@code EverythingTimesResponse}, while it is read.
     */
    private static final class TimesResponse {
        private DurationMessage result;

        static void write(MessageWriter out, Optional<Duration> result) {
            Checks.notNull(result, "Everything.times: the result");
            if (result.isPresent()) {
                DurationMessage.nested(out.tag(10), result.get());
            }
        }

        TimesResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.result = (this.result == null ? new DurationMessage() : this.result).nested(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Optional<Duration> value() {
            return this.result == null ? Optional.empty() : Optional.of(this.result.value());
        }
    }

    /**
     * {@code EverythingShapeRequest}, while it is read.
     */
    private static final class ShapeRequest {
        private ShapeMessage shape;

        static void write(MessageWriter out, Everything.Shape shape) {
            Checks.notNull(shape, "Everything.shape: shape");
            ShapeMessage.nested(out.tag(10), shape);
        }

        ShapeRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.shape = (this.shape == null ? new ShapeMessage() : this.shape).nested(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Everything.Shape shape() {
            return (this.shape == null ? new ShapeMessage() : this.shape).value();
        }
    }

    /**
     * {@code EverythingShapeResponse}, while it is read.
     */
    private static final class ShapeResponse {
        private ShapeMessage result;

        static void write(MessageWriter out, Everything.Shape result) {
            Checks.notNull(result, "Everything.shape: the result");
            ShapeMessage.nested(out.tag(10), result);
        }

        ShapeResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.result = (this.result == null ? new ShapeMessage() : this.result).nested(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Everything.Shape value() {
            return (this.result == null ? new ShapeMessage() : this.result).value();
        }
    }

    /**
     * {@code EverythingCentsRequest}, while it is read.
     */
    private static final class CentsRequest {
        private long one = 0;

        private final List<Cents> several = new ArrayList<>();

        static void write(MessageWriter out, Cents one, List<Cents> several) {
            Checks.notNull(one, "Everything.cents: one");
            long oneWire = Values.toWire(ADAPTER, one);
            if (oneWire != 0) {
                out.tag(8).int64(oneWire);
            }
            Checks.notNull(several, "Everything.cents: several");
            if (!several.isEmpty()) {
                int mark = out.tag(18).open();
                for (Cents element : several) {
                    Checks.notNull(element, "An element of Everything.cents: several");
                    out.int64(Values.toWire(ADAPTER, element));
                }
                out.close(mark);
            }
        }

        CentsRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.one = in.int64();
                    case 16 -> this.several.add(Values.fromWire(ADAPTER, in.int64()));
                    case 18 -> {
                        int mark = in.open();
                        while (in.more()) {
                            this.several.add(Values.fromWire(ADAPTER, in.int64()));
                        }
                        in.close(mark);
                    }
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Cents one() {
            return Values.fromWire(ADAPTER, this.one);
        }

        List<Cents> several() {
            return Collections.unmodifiableList(this.several);
        }
    }

    /**
     * {@code EverythingCentsResponse}, while it is read.
     */
    private static final class CentsResponse {
        private long result = 0;

        static void write(MessageWriter out, Cents result) {
            Checks.notNull(result, "Everything.cents: the result");
            long resultWire = Values.toWire(ADAPTER, result);
            if (resultWire != 0) {
                out.tag(8).int64(resultWire);
            }
        }

        CentsResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.result = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Cents value() {
            return Values.fromWire(ADAPTER, this.result);
        }
    }

    /**
     * {@code EverythingNothingRequest}, while it is read.
     */
    private static final class NothingRequest {
        NothingRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                in.skip(tag);
            }
            return this;
        }
    }

    /**
     * {@code EverythingNothingResponse}, while it is read.
     */
    private static final class NothingResponse {
        NothingResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                in.skip(tag);
            }
            return this;
        }
    }

    /**
     * {@code Color}.
     */
    private static final class ColorNumbers {
        static int number(Everything.Color constant) {
            return switch (constant) {
                case RED -> 3;
                case NONE -> 0;
                case VIOLET -> -1;
            };
        }

        static Everything.Color of(int number) {
            return switch (number) {
                case 3 -> Everything.Color.RED;
                case 0 -> Everything.Color.NONE;
                case -1 -> Everything.Color.VIOLET;
                default -> Everything.Color.NONE;
            };
        }
    }
}
