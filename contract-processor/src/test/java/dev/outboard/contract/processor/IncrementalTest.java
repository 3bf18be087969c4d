package dev.outboard.contract.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Gradle wants of a processor that is isolating: each file comes from one type, whose compilation it is part of. */
class IncrementalTest {

    @TempDir
    Path classes;

    @Test
    void gradleIsToldThatItIsIsolating() throws IOException {
        try (InputStream file =
                ContractProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(file).isNotNull();
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(ContractProcessor.class.getName() + ",isolating");
        }
    }

    @Test
    void eachFileComesFromOneContract() {
        Recording recording = new Recording();
        String shared = "package demo; public record Shared(String text) {}";
        String first =
                "package demo; import dev.outboard.contract.*; @PluginContract public interface A { Shared m(B b);"
                        + " @PluginContract interface Inner { Shared m(); } }";
        String second =
                "package demo; import dev.outboard.contract.*; @PluginContract public interface B { Shared m(); }";

        Compilation compiled = Compilation.with(List.of(recording.processor()), classes, shared, first, second);

        assertThat(compiled.messages()).isEmpty();
        assertThat(recording.origins)
                .containsOnlyKeys(
                        "demo.ABinding",
                        "demo.A_InnerBinding",
                        "demo.BBinding",
                        "CLASS_OUTPUT META-INF/proto/demo/a.proto",
                        "CLASS_OUTPUT META-INF/proto/demo/inner.proto",
                        "CLASS_OUTPUT META-INF/proto/demo/b.proto");
        assertThat(recording.origins.get("demo.ABinding")).containsExactly("demo.A");
        assertThat(recording.origins.get("demo.A_InnerBinding")).containsExactly("demo.A.Inner");
        assertThat(recording.origins.get("demo.BBinding")).containsExactly("demo.B");
        assertThat(recording.origins.get("CLASS_OUTPUT META-INF/proto/demo/a.proto"))
                .containsExactly("demo.A");
        assertThat(recording.origins.get("CLASS_OUTPUT META-INF/proto/demo/inner.proto"))
                .containsExactly("demo.A.Inner");
        assertThat(recording.origins.get("CLASS_OUTPUT META-INF/proto/demo/b.proto"))
                .containsExactly("demo.B");
    }

    /** A change of one contract compiles that one again, with the others' classes: what comes out must not depend on them. */
    @Test
    void aContractComesOutTheSameAloneOrWithOthers() {
        String first =
                "package demo; import dev.outboard.contract.*; @PluginContract public interface A { String m(B b); }";
        String second =
                "package demo; import dev.outboard.contract.*; @PluginContract public interface B { String m(); }";
        String together = Compilation.of(classes, first, second).file("demo/ABinding.java");

        Compilation again = Compilation.of(classes, List.of(classes), first);

        assertThat(again.messages()).isEmpty();
        assertThat(again.file("demo/ABinding.java")).isEqualTo(together);
    }

    @Test
    void aTypeThatAnotherProcessorGeneratesIsWaitedFor() {
        String contract = "package demo; import dev.outboard.contract.*; import java.util.List; @PluginContract public"
                + " interface A { List<Made> m(Holder holder); record Holder(Made made) {} }";

        Compilation compiled = Compilation.with(List.of(new ContractProcessor(), new Maker()), classes, contract);

        assertThat(compiled.messages()).isEmpty();
        assertThat(compiled.file("META-INF/proto/demo/a.proto")).contains("message Made {");
    }

    /** Another processor. */
    @SupportedAnnotationTypes("*")
    private static final class Maker extends AbstractProcessor {

        private boolean done;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer file =
                        processingEnv.getFiler().createSourceFile("demo.Made").openWriter()) {
                    file.write("package demo; public record Made(String text) {}");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    /** Notes what the processor asks the compiler's filer for. */
    private static final class Recording {

        private final Map<String, List<String>> origins = new TreeMap<>();

        Processor processor() {
            ContractProcessor processor = new ContractProcessor();
            return proxy(
                    Processor.class,
                    (method, args) -> method.getName().equals("init")
                            ? method.invoke(processor, environment((ProcessingEnvironment) args[0]))
                            : method.invoke(processor, args));
        }

        private ProcessingEnvironment environment(ProcessingEnvironment given) {
            return proxy(
                    ProcessingEnvironment.class,
                    (method, args) ->
                            method.getName().equals("getFiler") ? filer(given.getFiler()) : method.invoke(given, args));
        }

        private Filer filer(Filer filer) {
            return proxy(Filer.class, (method, args) -> {
                String name = method.getName().equals("createResource")
                        ? args[0] + " " + args[1] + args[2]
                        : String.valueOf(args[0]);
                note(name, (Element[]) args[args.length - 1]);
                return method.invoke(filer, args);
            });
        }

        private interface Call {
            Object on(Method method, Object[] args) throws ReflectiveOperationException;
        }

        private static <T> T proxy(Class<T> type, Call call) {
            return type.cast(Proxy.newProxyInstance(
                    IncrementalTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                        try {
                            return call.on(method, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        private void note(String file, Element[] elements) {
            List<String> names = new ArrayList<>();
            for (Element element : elements) {
                names.add(((TypeElement) element).getQualifiedName().toString());
            }
            origins.put(file, names);
        }
    }
}
