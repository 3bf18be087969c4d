package dev.outboard.contract.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot cross is an error where it stands, which says what to use in its place. */
class RefusalTest {

    private static final String HEAD = """
            package demo;
            import dev.outboard.contract.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;
            @PluginContract
            """;

    /** The line after the head. */
    private static final int LINE = 6;

    @TempDir
    Path classes;

    static Stream<Arguments> members() {
        return Stream.of(
                of(
                        "void m(Object §o);",
                        "The class java.lang.Object cannot cross; use a record, or give the contract an"
                                + " adapter for it: @PluginContract(adapters = …)"),
                of(
                        "Runnable §m();",
                        "The interface java.lang.Runnable cannot cross; use a record or a sealed interface of"
                                + " records, or give the contract an adapter for it: @PluginContract(adapters = …)"),
                of("void m(Date §at);", "java.util.Date cannot cross; use java.time.Instant"),
                of(
                        "ArrayList<String> §m();",
                        "Generic types like ArrayList cannot cross; use a record without type" + " parameters",
                        "java.util.ArrayList cannot cross; use List"),
                of(
                        "void m(int[] §numbers);",
                        "Arrays other than byte[] cannot cross; use List<Integer> in place of int[]"),
                of(
                        "void m(String[] §texts);",
                        "Arrays other than byte[] cannot cross; use List<String> in place of" + " java.lang.String[]"),
                of(
                        "void m(List<List<String>> §lists);",
                        "A List cannot be inside another collection or an Optional; wrap it" + " in a record"),
                of(
                        "void m(Map<String, Optional<String>> §map);",
                        "A Optional cannot be inside another collection or an" + " Optional; wrap it in a record",
                        "An Optional cannot be inside another collection or an Optional; wrap it in a record"),
                of(
                        "void m(Map<Double, String> §map);",
                        "Keys of a map are whole numbers, booleans or texts, and"
                                + " java.lang.Double is none; use String, or a List of records with key and value"),
                of(
                        "void m(List<? extends Number> §list);",
                        "A wildcard has no type that could cross; name the type in place"
                                + " of ? extends java.lang.Number"),
                of("void m(List §list);", "Say what is in the java.util.List: give it type arguments"),
                of(
                        "void m(List<@Nullable String> §list);",
                        "What is in a java.util.List cannot be null; leave @Nullable"
                                + " out, or use a record with a @Nullable component"),
                of(
                        "void m(@Nullable List<String> §list);",
                        "A java.util.List cannot be null here: protobuf does not tell it"
                                + " from an empty one; leave @Nullable out, or wrap it in a record that is @Nullable"),
                of(
                        "<T> void §m(T value);",
                        "The method m cannot be generic: the wire has no type variables; name the types"
                                + " in place of T"),
                of(
                        "void m(); void §m(String name);",
                        "Two methods are the call M, and gRPC tells calls apart by their names"
                                + " alone; rename one, or give it a name of its own by @ProtoName"),
                of("@ProtoName(\"a-b\") void §m();", "\"a-b\" is no name of a call; give it another by @ProtoName"),
                of(
                        "void m(@ProtoName(\"a b\") String §name);",
                        "\"a b\" is no name in protobuf; give it another by" + " @ProtoName"),
                of(
                        "void m(String one, @ProtoName(\"one\") String §two);",
                        "Two fields are called one in the .proto; give" + " one another name by @ProtoName"),
                of("void m(@ProtoNumber(0) String §name);", "A field's number is 1 to 536870911, not 0"),
                of(
                        "void m(@ProtoNumber(19000) String §name);",
                        "The numbers 19000 to 19999 belong to protobuf itself; use" + " another than 19000"),
                of(
                        "void m(@ProtoNumber(1) String one, String §two);",
                        "Others beside it have a @ProtoNumber, and two has" + " none; number all of them or none"),
                of(
                        "void m(@ProtoNumber(1) String one, @ProtoNumber(1) String §two);",
                        "The number 1 is that of one already;" + " give each a number of its own"),
                of(
                        "@ProtoReserved(numbers = 2) void m(@ProtoNumber(2) String §two);",
                        "The number 2 is reserved; use one" + " that never had another meaning"),
                of(
                        "@ProtoReserved(names = \"two\") void m(String §two);",
                        "The name two is reserved; use one that never had" + " another meaning"),
                of(
                        "void m(@ProtoType(ProtoScalar.UINT64) int §n);",
                        "@ProtoType(UINT64) is for long, and this is int; leave" + " it out or change the type"),
                of(
                        "§record R(R inner) {} void m(R r);",
                        "A R would hold a R without end; make the component @Nullable, an" + " Optional or a List",
                        "The record R would hold a R without end; make the component @Nullable, an Optional or a List"),
                of(
                        "record R<T>(T t) {} void m(R<String> §r);",
                        "Generic types like R cannot cross; use a record without type" + " parameters"),
                of(
                        "sealed §interface S permits A {} final class A implements S {} void m(S s);",
                        "The sealed interface S" + " permits A, which is no record; all alternatives must be records"),
                of(
                        "§enum E { @ProtoNumber(1) ONE } void m(E e);",
                        "One constant of E must have the number 0: it is what an" + " absent value means"),
                of(
                        "enum E { @ProtoUnknown A, §@ProtoUnknown B } void m(E e);",
                        "Only one constant of E can be" + " @ProtoUnknown"),
                of(
                        "record R(Thread §thread) {} void m(R r);",
                        "The class java.lang.Thread cannot cross; use a record, or give"
                                + " the contract an adapter for it: @PluginContract(adapters = …)"),
                of(
                        "void m(int n, java.util.stream.Stream<String> §lines);",
                        "A stream must be the only parameter: each of its elements is a request; give the others in a"
                                + " call before, or as the first element of a stream of a sealed interface"),
                of(
                        "@Nullable Iterator<String> §m();",
                        "A java.util.Iterator cannot be null here; leave @Nullable out, or give an empty one"),
                of(
                        "void m(List<java.util.concurrent.Flow.Publisher<String>> §p);",
                        "Generic types like Publisher cannot cross; use a record without type parameters",
                        "A stream cannot be inside anything else: java.util.concurrent.Flow.Publisher must be a parameter or a result by itself"),
                of(
                        "record R(Iterator<String> §lines) {} void m(R r);",
                        "A stream cannot be inside anything else: java.util.Iterator must be a parameter or a result by itself"),
                of(
                        "void m(java.util.concurrent.CompletionStage<String> §s);",
                        "A java.util.concurrent.CompletionStage can only be a result; use what is in it, or Flow.Publisher"),
                of(
                        "class E extends Exception { public E(int number) {} } void §m() throws E;",
                        "The exception E cannot be made anew: it has no public constructor whose parameters are a"
                                + " String message, a cause, or what an accessor of the same name and type gives; add"
                                + " E(String message)"),
                of("@CallDeadline(0) void §m();", "A deadline is in the future: @CallDeadline must be positive, not 0"),
                of(
                        "@ProtoName(\"a b\") §record A() {} void m(List<A> a);",
                        "\"a b\" is no name in protobuf; give it another by @ProtoName"),
                of(
                        "@ProtoName(\"X\") record A() {} @ProtoName(\"X\") §record B() {} void m(A a, B b);",
                        "Two things of this"
                                + " contract are called X in the .proto: B and A; give one of them another name by @ProtoName"));
    }

    /** A member with a § where the error is, and the error. */
    private static Arguments of(String member, String... message) {
        return Arguments.of(member, message[message.length - 1]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("members")
    void aMemberThatCannotCross(String member, String message) {
        String source = HEAD + "public interface C { " + member.replace("§", "") + " }";
        int column = ("public interface C { " + member).indexOf('§') + 1;

        assertThat(errors(source)).containsExactly(LINE + ":" + column + ": " + message);
    }

    @Test
    void aContractIsAnInterface() {
        assertThat(errors(HEAD + "public class C {}"))
                .containsExactly(LINE + ":8: A contract is an interface, and C is none; extract one");
    }

    @Test
    void aContractIsNotGeneric() {
        assertThat(errors(HEAD + "public interface C<T> {}"))
                .containsExactly(
                        LINE + ":8: A contract cannot be generic: the wire has no type variables; name the types in"
                                + " place of T");
    }

    @Test
    void aContractIsNotSealed() {
        assertThat(errors(HEAD + "public sealed interface C permits D {} final class D implements C {}"))
                .containsExactly(LINE + ":15: A contract cannot be sealed: the binding must implement it");
    }

    @Test
    void aServiceHasAName() {
        assertThat(errors(HEAD.replace("@PluginContract", "@PluginContract(service = \"a b\")")
                        + "public interface C {}"))
                .containsExactly(LINE + ":8: \"a b\" is no name of a gRPC service; it should be like package.Name");
    }

    @Test
    void anAdapterCanBeMade() {
        String source = HEAD.replace("@PluginContract", "@PluginContract(adapters = C.A.class)")
                + "public interface C { class A implements ValueAdapter<Thread, String> { public A(int i) {} public String"
                + " toWire(Thread t) { return \"\"; } public Thread fromWire(String s) { return Thread.currentThread(); } } }";

        assertThat(errors(source))
                .containsExactly(LINE + ":8: The adapter demo.C.A cannot be made; give it a public constructor without"
                        + " parameters, and make it static");
    }

    @Test
    void whatIsPrivateCannotBeSeen() {
        assertThat(errors(
                        "package demo; import dev.outboard.contract.*; public class O { private @PluginContract interface C"
                                + " {} }"))
                .containsExactly("1:88: C is private, and the binding must see it; make it visible in its package");
    }

    @Test
    void aTypeHasOneAdapter() {
        String source = HEAD.replace("@PluginContract", "@PluginContract(adapters = {C.A.class, C.B.class})")
                + "public interface C { class A implements ValueAdapter<Thread, String> {" + THREAD
                + "class B implements ValueAdapter<Thread, String> {" + THREAD + "}";

        assertThat(errors(source))
                .containsExactly(LINE + ":8: There are two adapters for java.lang.Thread; leave one of them out");
    }

    private static final String THREAD = " public String toWire(Thread t) { return \"\"; } public Thread"
            + " fromWire(String s) { return Thread.currentThread(); } } ";

    @Test
    void anAdapterNamesItsTypes() {
        String source = HEAD.replace("@PluginContract", "@PluginContract(adapters = C.B.class)")
                + "public interface C { abstract class A<T> implements ValueAdapter<T, String> {} class B extends A<Thread> {"
                + THREAD + "}";

        assertThat(errors(source))
                .containsExactly(
                        LINE + ":8: The adapter demo.C.B must implement ValueAdapter itself, with two types and"
                                + " no type variable");
    }

    @Test
    void whatIsInheritedIsRefusedAtTheContract() {
        String parent =
                "package other; public interface P<T, X extends Exception> { void one(T value); void two() throws"
                        + " X; void three(Hidden hidden); } record Hidden() {}";

        assertThat(errors(HEAD + "public interface C extends other.P<String, Exception> {}", parent))
                .containsExactly(
                        LINE + ":8: P.one: The type variable T has no type that could cross; declare the method"
                                + " again in the contract, with the type in its place");
        assertThat(errors(
                        HEAD + "public interface C extends other.P<String, Exception> { void one(String value); }",
                        parent))
                .containsExactly(LINE + ":8: P.two: The exception X must be a class; name one");
        assertThat(errors(
                        HEAD
                                + "public interface C extends other.P<String, Exception> { void one(String value); void two(); }",
                        parent))
                .containsExactly(
                        LINE + ":8: P.three: Hidden is in another package than the contract, whose binding must"
                                + " see it; make it public");
    }

    @Test
    void theBindingsNameIsFree() {
        assertThat(errors(HEAD + "public interface C {}", "package demo; public class CBinding {}"))
                .singleElement()
                .asString()
                .startsWith(LINE + ":8: The binding of demo.C cannot be written: ")
                .contains("demo.CBinding");
    }

    /** Another processor may still generate it. */
    @Test
    void aTypeThatIsNotThereIsTheCompilersToReport() {
        assertThat(errors(HEAD + "public interface C { void m(Missing value) throws Gone; }"))
                .hasSize(2)
                .allMatch(message -> message.contains("cannot find symbol"));
    }

    private java.util.List<String> errors(String... sources) {
        return Compilation.of(classes, sources).messages().stream()
                .filter(message -> !message.contains("[rawtypes]"))
                .toList();
    }
}
