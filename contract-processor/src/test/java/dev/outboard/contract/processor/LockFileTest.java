package dev.outboard.contract.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a contract may become, once peers rely on it. */
class LockFileTest {

    private static final String BEFORE = "record R(String a, int b, List<R> rs, E e) {}"
            + " enum E { X, Y }"
            + " void put(String key, long value); R get(R r); Iterator<String> all();";

    @TempDir
    Path directory;

    private Path lock;

    @BeforeEach
    void name() {
        lock = directory.resolve("contracts.lock");
    }

    @Test
    void theFirstCompilationWritesWhatIsPromised() throws IOException {
        assertThat(compile(BEFORE)).isEmpty();

        assertThat(lock).content().isEqualTo("""
                # What the contracts of this project promise to their peers: check it in. The contract processor keeps it.

                service demo.C
                  call All: CAllRequest -> stream CAllResponse
                  call Get: R -> R
                  call Put: CPutRequest -> CPutResponse
                  message CAllRequest
                  message CAllResponse
                    1 string
                  message CPutRequest
                    1 string
                    2 int64
                  message CPutResponse
                  enum E
                    0 constant
                    1 constant
                  message R
                    1 string
                    2 int32
                    3 repeated message R
                    4 enum E
                """);
    }

    static Stream<String> compatible() {
        return Stream.of(
                BEFORE,
                // More of everything.
                "record R(String a, int b, List<R> rs, E e, Optional<String> more) {} enum E { X, Y, Z }"
                        + " void put(String key, long value, String more); R get(R r); Iterator<String> all(); void more();",
                // Other names, and other words for the same bytes.
                "record Q(@Nullable String x, int y, List<Q> qs, F f) {} enum F { A, B }"
                        + " void put(String k, long v); Q get(Q q); java.util.stream.Stream<String> all();",
                // Something less, with its number reserved.
                "@ProtoReserved(numbers = 2) record R(String a, List<R> rs, E e) {} enum E { X, Y }"
                        + " void put(String key, long value); R get(R r); Iterator<String> all();");
    }

    @ParameterizedTest
    @MethodSource("compatible")
    void whatPeersUnderstandUpdatesTheFile(String after) throws IOException {
        compile(BEFORE);

        assertThat(compile(after)).isEmpty();
        assertThat(compile(after)).isEmpty();
        assertThat(after.contains("more") == Files.readString(lock).contains("call More"))
                .isTrue();
    }

    static Stream<Arguments> incompatible() {
        return Stream.of(
                Arguments.of(
                        BEFORE.replace("long value", "String value"),
                        "the number 2 of CPutRequest was int64 and is string: give the new one a number of its own, and"
                                + " reserve this one by @ProtoReserved(numbers = 2)"),
                Arguments.of(
                        BEFORE.replace("String key, long value", "String key"),
                        "the number 2 of CPutRequest (int64) is gone: put it back, or say that it is never to be used again"
                                + " by @ProtoReserved(numbers = 2)"),
                Arguments.of(
                        BEFORE.replace("void put(String key, long value);", ""),
                        "the call Put is gone, and peers may still make it: keep the method, or give another one this name"
                                + " by @ProtoName(\"Put\")"),
                Arguments.of(
                        BEFORE.replace("Iterator<String> all()", "String all()"),
                        "the response of All was a stream and is none: add a method of another name for it"),
                Arguments.of(
                        BEFORE.replace("{ X, Y }", "{ X }"),
                        "the number 1 of E (constant) is gone: put it back, or say that it is never to be used again by"
                                + " @ProtoReserved(numbers = 1)"),
                Arguments.of(
                        BEFORE.replace("R get(R r)", "R get(R r, int n)"),
                        "the number 1 of CGetRequest was string and is message R: give the new one a number of its own, and"
                                + " reserve this one by @ProtoReserved(numbers = 1)"));
    }

    @ParameterizedTest
    @MethodSource("incompatible")
    void whatPeersWouldNotUnderstandFailsTheBuildAndLeavesTheFile(String after, String problem) throws IOException {
        compile(BEFORE);
        String promised = Files.readString(lock);

        List<String> messages = compile(after);

        assertThat(messages).hasSize(1);
        assertThat(messages.get(0))
                .startsWith("4:8: Peers that were built with the contract as it is in contracts.lock would not"
                        + " understand it: ")
                .contains(problem)
                .endsWith("If there are no such peers, delete the section \"service demo.C\" of that file");
        assertThat(lock).content().isEqualTo(promised);
    }

    @Test
    void aReservedNumberStaysReserved() throws IOException {
        compile("@ProtoReserved(numbers = 1) void put(String key);");

        assertThat(compile("void put(String key, String other);").get(0))
                .contains("the number 1 of CPutRequest was reserved, for it once had another meaning: put"
                        + " @ProtoReserved(numbers = 1) back, and use another number");
    }

    @Test
    void contractsThatAreNotCompiledKeepTheirSections() throws IOException {
        Files.writeString(lock, "service other.Thing\n  call Do: A -> B\n");
        compile("void put(String key);");

        assertThat(lock).content().contains("service demo.C\n").contains("service other.Thing\n  call Do: A -> B\n");
    }

    @Test
    void aFileThatIsNoneSaysSo() throws IOException {
        Files.writeString(lock, "<<<<<<< HEAD\n");

        assertThat(compile("void put(String key);").get(0))
                .endsWith("cannot be read: \"<<<<<<< HEAD\" belongs to no service; restore it from version control");
    }

    private List<String> compile(String members) throws IOException {
        Path classes = Files.createTempDirectory(directory, "classes");
        return Compilation.of(classes, List.of(), List.of("-Aoutboard.contracts.lock=" + lock), """
                package demo; import dev.outboard.contract.*; import java.util.*; import org.jspecify.annotations.Nullable;

                @PluginContract
                public interface C { %s }
                """.formatted(members))
                .messages();
    }
}
