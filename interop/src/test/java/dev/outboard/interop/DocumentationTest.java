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

    private static final Pattern JAVA_SNIPPET = snippet("java");
    private static final Pattern GO_SNIPPET = snippet("go");
    private static final Pattern PROTO_SNIPPET = snippet("proto");
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
    void everySnippetStandsInAProgramThatIsTested(Path page) {
        check(page, JAVA_SNIPPET, "examples", ".java");
        check(page, GO_SNIPPET, "interop/go", ".go");
        if (!page.endsWith("protocol.md")) { // That one is the specification itself.
            check(page, PROTO_SNIPPET, "examples", ".proto");
        }
    }

    private static void check(Path page, Pattern pattern, String folder, String ending) {
        List<String> snippets = matches(pattern, read(page));
        if (snippets.isEmpty()) {
            return;
        }
        List<String> programs = files(ROOT.resolve(folder), ending).stream()
                .map(DocumentationTest::read)
                .toList();
        for (String snippet : snippets) {
            assertThat(programs)
                    .as("a program in %s that holds, line for line, this of %s:%n%s", folder, page, snippet)
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
                .flatMap(folder -> files(ROOT.resolve(folder), ".java").stream())
                .filter(file -> !file.toString().contains("internal"))
                .filter(file -> !file.toString().contains("runtime"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> name.endsWith("Exception"))
                .toList();
    }

    private static Pattern snippet(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
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
