package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Snippets are lines of programs that are compiled and tested, and links lead somewhere. */
class DocumentationTest {

    /** The tests of this module run in its folder. */
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern JAVA_SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    static List<Path> pages() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyJavaSnippetStandsInAProgramOfTheExamples(Path page) {
        List<String> programs = programs();

        for (String snippet : matches(JAVA_SNIPPET, read(page))) {
            assertThat(programs)
                    .as("a program of the examples that holds, line for line, this of %s:%n%s", page, snippet)
                    .anyMatch(program -> program.contains(snippet));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkToAFileLeadsThere(Path page) {
        for (String link : matches(LINK, read(page))) {
            assertThat(page.resolveSibling(link)).as("the link in %s", page).exists();
        }
    }

    @Test
    void theReadmeShowsJava() {
        assertThat(matches(JAVA_SNIPPET, read(ROOT.resolve("README.md")))).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void troubleshootingNamesEveryPublicException() {
        String page = read(ROOT.resolve("docs/guides/troubleshooting.md"));

        assertThat(publicExceptions())
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static List<String> publicExceptions() {
        return Stream.of(
                        "core/src/main/java/dev/outboard",
                        "host/src/main/java",
                        "plugin/src/main/java",
                        "contract/src/main/java")
                .flatMap(folder -> javaFiles(ROOT.resolve(folder)).stream())
                .filter(file -> !file.toString().contains("internal"))
                .filter(file -> !file.toString().contains("runtime"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> name.endsWith("Exception"))
                .toList();
    }

    private static List<String> programs() {
        return javaFiles(ROOT.resolve("examples")).stream()
                .map(DocumentationTest::read)
                .toList();
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
