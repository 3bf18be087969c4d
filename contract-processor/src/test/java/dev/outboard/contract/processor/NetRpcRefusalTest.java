package dev.outboard.contract.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot cross over net/rpc is an error where it stands, which says what to use in its place. */
class NetRpcRefusalTest {

    private static final String HEAD = """
            package demo;
            import dev.outboard.contract.*;
            import dev.outboard.gob.GobName;
            import java.util.*;
            import java.util.concurrent.CompletionStage;
            import org.jspecify.annotations.Nullable;
            @NetRpcContract
            """;

    /** The line after the head. */
    private static final int LINE = 8;

    @TempDir
    Path classes;

    static Stream<Arguments> members() {
        return Stream.of(
                of(
                        "<T> void §m(T value);",
                        "The method m cannot be generic: the wire has no type variables; name the"
                                + " types in place of T"),
                of(
                        "void m(); void §m(String name);",
                        "Two methods are Plugin.M, and Go tells methods apart by their names alone; rename one, or give"
                                + " it a name of its own by @GobName"),
                of(
                        "@GobName(\"get\") void §m();",
                        "\"get\" is no name that Go shows to others: it must begin with an upper-case letter and go on"
                                + " with letters and digits; give it another by @GobName"),
                of(
                        "void m(int a, @GobName(\"a-b\") int §b);",
                        "\"a-b\" is no name that Go shows to others: it must begin with an upper-case letter and go on"
                                + " with letters and digits; give it another by @GobName"),
                of(
                        "void m(int §_a, int b);",
                        "\"_a\" is no name that Go shows to others: it must begin with an upper-case letter and go on"
                                + " with letters and digits; give it another by @GobName"),
                of(
                        "java.util.stream.Stream<String> §m();",
                        "A java.util.stream.Stream cannot cross over net/rpc: net/rpc has no streams; use a List, or a"
                                + " contract that is called for each element"),
                of(
                        "void m(java.util.concurrent.Flow.Publisher<String> §p);",
                        "A java.util.concurrent.Flow.Publisher cannot cross over net/rpc: net/rpc has no streams; use a"
                                + " List, or a contract that is called for each element"),
                of(
                        "void m(java.io.InputStream §in);",
                        "A java.io.InputStream cannot cross over net/rpc: net/rpc has no streams; use byte[], or a"
                                + " contract that is called for each piece"),
                of(
                        "void m(List<Optional<String>> §o);",
                        "A java.util.Optional cannot cross over net/rpc: use a @Nullable component of a record, or"
                                + " @Nullable Object where it stands by itself"),
                of("Set<String> §m();", "A java.util.Set cannot cross over net/rpc: Go has no sets; use List"),
                of("void m(char §c);", "A char cannot cross over net/rpc: use String, or int"),
                of(
                        "void m(CompletionStage<String> §s);",
                        "A java.util.concurrent.CompletionStage cannot cross over net/rpc: it can only be a result by"
                                + " itself"),
                of(
                        "void m(List<? extends Number> §list);",
                        "A wildcard has no type that could cross; name the type in place of ? extends java.lang.Number"),
                of("void m(List §list);", "Say what is in the java.util.List: give it type arguments"),
                of(
                        "CompletionStage §m();",
                        "Say what is in the java.util.concurrent.CompletionStage: give it a type argument"),
                of(
                        "void m(@Nullable String §s);",
                        "A java.lang.String cannot be null here: gob does not tell it from an empty one; leave @Nullable"
                                + " out, or wrap it in a record with a @Nullable component, a box or another record"),
                of(
                        "void m(int a, @Nullable List<String> §s);",
                        "A java.util.List cannot be null here: gob does not tell it from an empty one; leave @Nullable"
                                + " out, or wrap it in a record with a @Nullable component, a box or another record"),
                of(
                        "@Nullable Integer §m();",
                        "A java.lang.Integer cannot be null here: gob does not tell it from an empty one; leave @Nullable"
                                + " out, or wrap it in a record with a @Nullable component, a box or another record"),
                of(
                        "@NetRpcContract interface D { void d(); } void m(List<D> §d);",
                        "A contract must be a parameter or a result by itself, and D is inside something else; give it"
                                + " by itself"),
                of(
                        "@NetRpcContract interface D { void d(); } record R(List<D> §d) {} void m(R r);",
                        "A contract must be a parameter or a result by itself, and D is inside a record; give it by"
                                + " itself"),
                of(
                        "@PluginContract interface D { void d(); } void m(D §d);",
                        "D is a contract of gRPC alone; annotate it with @NetRpcContract, too"),
                of(
                        "@NetRpcContract interface D { void d(); } CompletionStage<Void> §m(D d);",
                        "A method whose answer comes later has no contracts among its parameters or in its result: they"
                                + " live as long as the call; have the method wait"),
                of("@NamedArguments void §m();", "@NamedArguments needs parameters; leave it out"),
                of(
                        "@NamedArguments void m(List<String> §l);",
                        "With @NamedArguments a parameter is a number, boolean, String, byte[] or Object, and"
                                + " java.util.List is none; use Object, or leave the annotation out"),
                of(
                        "void §m() throws java.io.IOException, java.util.concurrent.TimeoutException;",
                        "An error over net/rpc is a text alone, which does not say whether it is a IOException or a"
                                + " TimeoutException; declare one exception"),
                of(
                        "class E extends Exception { public E(int number) {} } void §m() throws E;",
                        "The exception E cannot be made of a text, which is all that net/rpc has of it; give it a public"
                                + " constructor E(String message)"));
    }

    /** A member with a § where the error is, and the error. */
    private static Arguments of(String member, String message) {
        return Arguments.of(member, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("members")
    void aMemberThatCannotCross(String member, String message) {
        String source = HEAD + "public interface C { " + member.replace("§", "") + " }";
        int column = ("public interface C { " + member).indexOf('§') + 1;

        assertThat(errors(source)).containsExactly(LINE + ":" + column + ": " + message);
    }

    @Test
    void aContractIsAnInterfaceWithoutVariables() {
        assertThat(errors(HEAD + "public class C {}"))
                .containsExactly(LINE + ":8: A contract is an interface, and C is none; extract one");
        assertThat(errors(HEAD + "public interface C<T> {}"))
                .containsExactly(
                        LINE + ":8: A contract cannot be generic: the wire has no type variables; name the types in"
                                + " place of T");
    }

    @Test
    void aContractHasAMethod() {
        assertThat(errors(HEAD + "public interface C { default void m() {} }"))
                .containsExactly(
                        LINE + ":8: A contract over net/rpc has a method at least: a receiver in Go without one is"
                                + " refused");
    }

    private java.util.List<String> errors(String source) {
        return Compilation.of(classes, source).messages().stream()
                .filter(message -> !message.contains("[rawtypes]"))
                .toList();
    }
}
