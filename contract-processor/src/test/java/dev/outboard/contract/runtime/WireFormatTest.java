package dev.outboard.contract.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.outboard.contract.processor.SampleBindings;
import dev.outboard.contract.sample.Everything;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bindings write and read, against protobuf's own idea of the generated {@code .proto}. */
class WireFormatTest {

    private static final int VALUES_OF_EACH = 300;
    private static final int MUTANTS_OF_EACH = 180_000;

    private static ContractBinding<Everything> binding;
    private static Map<String, Descriptor> descriptors;
    private static ContractService keeper;

    @BeforeAll
    static void load() throws Exception {
        binding = SampleBindings.everything();
        InvocationHandler handler = (proxy, method, arguments) -> {
            throw new Given(arguments[0]);
        };
        keeper = binding.service((Everything)
                Proxy.newProxyInstance(Everything.class.getClassLoader(), new Class<?>[] {Everything.class}, handler));
        descriptors = new HashMap<>();
        try (InputStream file = WireFormatTest.class.getResourceAsStream("/contracts.desc")) {
            Map<String, FileDescriptor> files = new HashMap<>();
            for (FileDescriptorProto proto : FileDescriptorSet.parseFrom(file).getFileList()) {
                FileDescriptor[] imports =
                        proto.getDependencyList().stream().map(files::get).toArray(FileDescriptor[]::new);
                files.put(proto.getName(), FileDescriptor.buildFrom(proto, imports));
            }
            java.util.Objects.requireNonNull(files.get("sample/v1/everything.proto"))
                    .getMessageTypes()
                    .forEach(type -> descriptors.put(type.getName(), type));
        }
    }

    /** Methods whose only parameter is the request, by the name of the message. */
    private enum Echo {
        NUMBERS(Everything.Numbers.class, 0),
        TEXTS(Everything.Texts.class, 1),
        PRESENCES(Everything.Presences.class, 2),
        COLLECTIONS(Everything.Collections.class, 3),
        NODE(Everything.Node.class, 4),
        SCALARS(Everything.Scalars.class, 5);

        private final Class<? extends Record> type;
        private final int method;

        Echo(Class<? extends Record> type, int method) {
            this.type = type;
            this.method = method;
        }

        Descriptor descriptor() {
            return java.util.Objects.requireNonNull(descriptors.get(type.getSimpleName()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void whatIsWrittenIsWhatProtobufReadsAndWritesBack(int index) throws Exception {
        Echo echo = Echo.values()[index];
        for (int seed = 0; seed < VALUES_OF_EACH; seed++) {
            Record value = new RandomValues(seed).record(echo.type);

            byte[] written = write(echo, value);
            DynamicMessage message = DynamicMessage.parseFrom(echo.descriptor(), written);
            Object read = read(echo, message.toByteArray());

            assertKnown(message);
            assertThat(RandomValues.same(read, value))
                    .as("seed %d: %s and %s", seed, value, read)
                    .isTrue();
            assertThat(DynamicMessage.parseFrom(echo.descriptor(), write(echo, (Record) read)))
                    .isEqualTo(message);
        }
    }

    @Test
    void fieldsHaveTheNamesAndValuesOfComponents() throws Exception {
        Everything.Scalars value = new Everything.Scalars(-1, -2, -3, -4, -5, -6, -7, -8);

        DynamicMessage message = DynamicMessage.parseFrom(Echo.SCALARS.descriptor(), write(Echo.SCALARS, value));

        Map<String, Object> fields = new HashMap<>();
        message.getAllFields().forEach((field, content) -> fields.put(field.getName(), content));
        assertThat(fields)
                .isEqualTo(Map.of(
                        "u32",
                        -1,
                        "u64",
                        -2L,
                        "s32",
                        -3,
                        "s64",
                        -4L,
                        "f32",
                        -5,
                        "f64",
                        -6L,
                        "sf32",
                        -7,
                        "signed_fixed",
                        -8L));
    }

    @Test
    void defaultsTakeNoBytes() throws Exception {
        Everything.Numbers zeros = (Everything.Numbers) read(Echo.NUMBERS, new byte[0]);

        assertThat(write(Echo.NUMBERS, zeros)).isEmpty();
    }

    @Test
    void numbersInListsAreReadUnpackedToo() throws Exception {
        // Field 3 of Collections, by itself and packed: 1, then 2 and 3.
        Everything.Collections read = (Everything.Collections) read(Echo.COLLECTIONS, new byte[] {24, 1, 26, 2, 2, 3});

        assertThat(read.numbers()).containsExactly(1, 2, 3);
    }

    @Test
    void aMessageInTwoPartsIsOneMessage() throws Exception {
        DynamicMessage.Builder left = DynamicMessage.newBuilder(Echo.NODE.descriptor());
        left.setField(Echo.NODE.descriptor().findFieldByName("name"), "left");
        byte[] twice = concat(field(2, left.build().toByteArray()), field(2, field(5, new byte[] {8, 7})));

        Everything.Node read = (Everything.Node) read(Echo.NODE, twice);

        assertThat(read.left()).hasValueSatisfying(node -> {
            assertThat(node.name()).isEqualTo("left");
            assertThat(node.leaf().size()).isEqualTo(7);
        });
    }

    @Test
    void unknownFieldsAreSkipped() throws Exception {
        byte[] unknown = {(byte) 0xf8, 7, 1};

        assertThat(read(Echo.NUMBERS, unknown)).isEqualTo(read(Echo.NUMBERS, new byte[0]));
    }

    @Test
    void anUnknownNumberOfAnEnumIsTheConstantForThat() throws Exception {
        Everything.Collections read = (Everything.Collections) read(Echo.COLLECTIONS, new byte[] {58, 1, 99});

        assertThat(read.colors()).containsExactly(Everything.Color.NONE);
    }

    /** Each kind of message has its share of a million. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aBrokenMessageIsAnErrorOrAValue(int index) throws Exception {
        Echo echo = Echo.values()[index];
        Random random = new Random(index);
        List<byte[]> seeds = new ArrayList<>();
        for (int seed = 0; seed < 60; seed++) {
            byte[] bytes = write(echo, new RandomValues(seed).record(echo.type));
            if (bytes.length < 3000) {
                seeds.add(bytes);
            }
        }
        int refused = 0;
        for (int i = 0; i < MUTANTS_OF_EACH; i++) {
            byte[] mutant = mutate(seeds.get(i % seeds.size()), random);
            try {
                if (read(echo, mutant) == null) {
                    fail("An implementation must be given something");
                }
            } catch (MalformedMessageException e) {
                refused++;
                if (String.valueOf(e.getMessage()).isBlank()) {
                    fail("An error must say something");
                }
            }
        }
        assertThat(refused).isBetween(1, MUTANTS_OF_EACH - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void whatIsRefusedProtobufRefusesToo(int index) throws Exception {
        Echo echo = Echo.values()[index];
        Random random = new Random(99);
        for (int i = 0; i < 100_000; i++) {
            byte[] mutant = mutate(write(echo, new RandomValues(i % 50).record(echo.type)), random);
            boolean accepted = false;
            String refusal = "";
            try {
                Object unused = read(echo, mutant);
                accepted = true;
            } catch (MalformedMessageException e) {
                refusal = String.valueOf(e.getMessage());
            }
            boolean valid;
            try {
                Message unused = DynamicMessage.parseFrom(echo.descriptor(), mutant);
                valid = true;
            } catch (InvalidProtocolBufferException e) {
                valid = false;
            }
            // Protobuf has no bytes, shorts and chars to be out of the range of, and lets some endless varints pass.
            if (accepted != valid && !refusal.matches(".*(out of the range|malformed varint).*")) {
                fail(
                        accepted ? "Protobuf refuses %s" : "Protobuf accepts %s",
                        java.util.HexFormat.of().formatHex(mutant));
            }
        }
    }

    @Test
    void aHugeLengthTakesNoMemory() {
        byte[] huge = {10, -1, -1, -1, -1, 7};

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(Echo.TEXTS, huge))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("It is no message of protobuf's");
    }

    @Test
    void messagesAreNestedInOneHundredLevelsAtMost() {
        byte[] node = new byte[0];
        for (int i = 0; i < 101; i++) {
            node = field(2, node);
        }
        byte[] deep = node;

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(Echo.NODE, deep))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("Its messages are nested in more than 100 levels");
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutant = random.nextInt(4) == 0
                ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))
                : bytes.clone();
        for (int changes = random.nextInt(4); changes >= 0 && mutant.length > 0; changes--) {
            int at = random.nextInt(mutant.length);
            mutant[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : mutant[at] ^ 1 << random.nextInt(8));
        }
        return mutant;
    }

    private static byte[] field(int number, byte[] content) {
        MessageWriter out = new MessageWriter();
        out.tag(number << 3 | 2).bytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        java.io.ByteArrayOutputStream both = new java.io.ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }

    private static void assertKnown(Message message) {
        assertThat(message.getUnknownFields().asMap()).isEmpty();
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            if (field.getValue() instanceof Message nested) {
                assertKnown(nested);
            } else if (field.getValue() instanceof List<?> list) {
                list.stream().filter(Message.class::isInstance).forEach(nested -> assertKnown((Message) nested));
            }
        }
    }

    /** What the client of a contract sends. */
    private static byte[] write(Echo echo, Record value) throws Exception {
        byte[][] sent = new byte[1][];
        Everything client = Direct.client(binding, request -> {
            sent[0] = request;
            return request;
        });
        Object unused = method(echo.type).invoke(client, value);
        return sent[0];
    }

    /** What an implementation is given. */
    private static Object read(Echo echo, byte[] request) throws Exception {
        try {
            byte[] unused = Direct.answer(keeper, echo.method, request);
            throw new AssertionError("The implementation was not called");
        } catch (Given e) {
            return e.argument;
        }
    }

    /** Ends a call when its argument is known: the answer does not matter. */
    private static final class Given extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Object argument;

        Given(Object argument) {
            super(null, null, false, false);
            this.argument = argument;
        }
    }

    private static Method method(Class<?> type) {
        return java.util.stream.Stream.of(Everything.class.getMethods())
                .filter(method -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == type)
                .filter(method ->
                        method.getReturnType() == type && !method.getName().equals("maybe"))
                .findFirst()
                .orElseThrow();
    }
}
