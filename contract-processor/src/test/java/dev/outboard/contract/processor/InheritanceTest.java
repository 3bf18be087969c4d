package dev.outboard.contract.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts that extend other interfaces: which of the methods are calls. */
class InheritanceTest {

    private static final Pattern CALL = Pattern.compile("rpc (\\w+)\\(");

    @TempDir
    Path classes;

    @Test
    void aContractHasItsParentsCalls() {
        String parent = source("@PluginContract public interface P { String one(String text); void two(); }");
        String child = source("@PluginContract public interface C extends P { void three(P other); }");

        assertThat(calls(child, parent)).containsExactly("One", "Two", "Three");
        assertThat(Compilation.of(classes, child, parent).file("META-INF/proto/demo/p.proto"))
                .contains("service P {")
                .doesNotContain("Three");
    }

    @Test
    void defaultMethodsOfAParentAreNoCalls() {
        String parent = source("public interface P { String one(); default String two() { return one(); } static void"
                + " three() {} }");

        assertThat(calls(source("@PluginContract public interface C extends P {}"), parent))
                .containsExactly("One");
    }

    @Test
    void aDefaultMethodForAParentsMethodRunsWhereItIsCalled() {
        String parent = source("public interface P { String one(); String two(); }");
        String child = source(
                "@PluginContract public interface C extends P { @Override default String one() { return two(); } }");

        assertThat(calls(child, parent)).containsExactly("Two");
    }

    @Test
    void whatTwoParentsInheritIsOneCall() {
        String top = source("public interface T { String one(); String two(); }");
        String left = source("public interface L extends T { @Override default String one() { return two(); } }");
        String right = source("public interface R extends T { String three(); }");

        assertThat(calls(source("@PluginContract public interface C extends L, R {}"), top, left, right))
                .as("one() has a body, also for who comes by the other parent")
                .containsExactly("Two", "Three");
        assertThat(calls(source("@PluginContract public interface C extends R, L {}"), top, left, right))
                .containsExactly("Two", "Three");
    }

    @Test
    void ofStrangersTheNarrowerResultCounts() {
        String wide = source("public interface W { CharSequence one(); }");
        String narrow = source("public interface N { String one(); }");

        assertThat(calls(source("@PluginContract public interface C extends N, W {}"), wide, narrow))
                .containsExactly("One");
        assertThat(calls(source("@PluginContract public interface C extends W, N {}"), wide, narrow))
                .containsExactly("One");
    }

    @Test
    void aMethodCanBeDeclaredAgainWithTheTypesOfAGenericParent() {
        String parent = source("public interface P<T> { T one(T value); }");

        assertThat(calls(
                        source(
                                "@PluginContract public interface C extends P<String> { @Override String one(String value); }"),
                        parent))
                .containsExactly("One");
    }

    @Test
    void strangersThatThrowDifferentExceptionsNeedAnAgreement() {
        String files = source("public interface F { void one() throws java.io.IOException; }");
        String queues = source("public interface Q { void one() throws InterruptedException; }");

        assertThat(Compilation.of(classes, source("@PluginContract public interface C extends F, Q {}"), files, queues)
                        .messages())
                .singleElement()
                .isEqualTo(
                        "1:70: one comes from Q and F, which throw different exceptions; declare it in C, with what both throw");
        assertThat(calls(
                        source("@PluginContract public interface C extends F, Q { @Override void one(); }"),
                        files,
                        queues))
                .containsExactly("One");
    }

    @Test
    void methodsOfObjectAreNoCalls() {
        assertThat(calls(source(
                        "@PluginContract public interface C { void one(); @Override boolean equals(Object other);"
                                + " @Override int hashCode(); @Override String toString(); }")))
                .containsExactly("One");
    }

    @Test
    void closeIsACall() {
        assertThat(calls(source(
                        "@SuppressWarnings(\"try\") @PluginContract public interface C extends AutoCloseable {}")))
                .containsExactly("Close");
    }

    /** Its close() throws whatever it likes: the compiler warns of that in the contract, and in no generated class. */
    @Test
    void closeOverNetRpcCompilesWithoutWarnings() {
        Compilation compiled = Compilation.of(
                classes,
                source("@SuppressWarnings(\"try\") @NetRpcContract public interface C extends AutoCloseable {}"));

        assertThat(compiled.messages()).isEmpty();
        assertThat(classes.resolve("demo/CNetRpcBinding$Client.class")).exists();
    }

    private static String source(String type) {
        return "package demo; import dev.outboard.contract.*; " + type;
    }

    /** The calls of C, once everything is compiled, its binding included. */
    private List<String> calls(String... sources) {
        Compilation compiled = Compilation.of(classes, sources);
        assertThat(compiled.messages()).isEmpty();
        return CALL.matcher(compiled.file("META-INF/proto/demo/c.proto"))
                .results()
                .map(call -> call.group(1))
                .toList();
    }
}
