package dev.outboard.contract.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Sources compiled with the processor, by the compiler of this JDK. */
final class Compilation {

    private final Path classes;
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;

    private Compilation(Path classes, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        this.classes = classes;
        this.diagnostics = diagnostics;
    }

    /**
     * Compiles.
     *
     * @param classes an empty directory for what comes out
     * @param sources whole files, each with its package
     */
    static Compilation of(Path classes, String... sources) {
        return of(classes, List.of(), sources);
    }

    /** Compiles against other classes. */
    static Compilation of(Path classes, List<Path> classPath, String... sources) {
        return of(classes, classPath, List.of(), sources);
    }

    /** Compiles with other processors than this one alone. */
    static Compilation with(List<? extends Processor> processors, Path classes, String... sources) {
        return of(processors, classes, List.of(), List.of(), sources);
    }

    /** Compiles with options of the processor. */
    static Compilation of(Path classes, List<Path> classPath, List<String> more, String... sources) {
        return of(List.of(new ContractProcessor()), classes, classPath, more, sources);
    }

    private static Compilation of(
            List<? extends Processor> processors,
            Path classes,
            List<Path> classPath,
            List<String> more,
            String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(collector, Locale.ROOT, UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<Path> path = new ArrayList<>(classPath);
            Pattern.compile(java.io.File.pathSeparator, Pattern.LITERAL)
                    .splitAsStream(System.getProperty("java.class.path"))
                    .map(Path::of)
                    .forEach(path::add);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
            List<JavaFileObject> units = new ArrayList<>();
            for (String source : sources) {
                units.add(new Source(source));
            }
            List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing", "-parameters", "--release", "17"));
            options.addAll(more);
            JavaCompiler.CompilationTask task =
                    compiler.getTask(new StringWriter(), files, collector, options, null, units);
            task.setProcessors(processors);
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException("The sources cannot be compiled", e);
        }
        return new Compilation(classes, collector.getDiagnostics());
    }

    /** What the compiler has to say, each as {@code LINE:COLUMN: message}. */
    List<String> messages() {
        return diagnostics.stream()
                .map(diagnostic -> diagnostic.getLineNumber() + ":" + diagnostic.getColumnNumber() + ": "
                        + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    /** What was made in a file. */
    String file(String path) {
        try {
            return Files.readString(classes.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException("There is no " + path + "; the compiler says " + messages(), e);
        }
    }

    /** Loads what was compiled. */
    ClassLoader loader() {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compilation.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException("A directory always has a URL", e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///" + name(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        /** Public types must be in a file of their name. */
        private static String name(String text) {
            var matcher = Pattern.compile(
                            "public (?:sealed |final |abstract )*(?:interface|class|record|enum|@interface) (\\w+)")
                    .matcher(text);
            return matcher.find() ? matcher.group(1) : "package-info";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
