package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of classes saves time, and nothing else depends on it. */
class LauncherArchiveTest {

    private static final String ANSWER = "Hello, World!\n";

    @TempDir
    Path directory;

    private Path installed;

    @BeforeEach
    void installACopyOfTheGreeter() throws IOException {
        installed = directory.resolve("installed");
        Path target = Workspace.example("greeter");
        copy(target, installed);
        copy(target.resolve("bin"), installed.resolve("bin"));
        copy(target.resolve("lib"), installed.resolve("lib"));
    }

    @Test
    void classesComeFromTheArchiveUnlessThatIsSwitchedOff() throws IOException {
        assertThat(sourceOfHostClasses("use")).contains("file:").doesNotContain("shared");

        makeArchives();

        assertThat(sourceOfHostClasses("use")).contains("shared objects file").doesNotContain("file:");
        assertThat(sourceOfHostClasses("off")).contains("file:").doesNotContain("shared");
    }

    @Test
    void anArchiveThatIsOfNoUseCostsTimeAndNothingElse() throws IOException {
        makeArchives();
        List<Path> archives = archives();
        byte[] archive = Files.readAllBytes(archives.get(0));

        greets("with an archive");
        cutShort(archives);
        greets("with half an archive");
        writeToAll(archives, archiveOfAnotherBuild(archive));
        greets("with another JDK's archive");
        writeToAll(archives, "no archive at all".getBytes(ISO_8859_1));
        greets("with another file in its place");
        for (Path each : archives) {
            Files.delete(each);
            Files.createDirectory(each);
        }
        greets("with a directory in its place");
        for (Path each : archives) {
            Files.delete(each);
        }
        writeToAll(archives.subList(0, 1), archive);
        for (Path jar : Workspace.filesIn(installed.resolve("lib"))) {
            Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        }
        greets("with new jars");
        Path moved = Files.move(installed, directory.resolve("moved to here"));
        installed = moved;
        greets("in another place");
    }

    private void greets(String when) {
        Run.Result result = greet(Map.of());

        assertThat(result.out()).as(when).isEqualTo(ANSWER);
        assertThat(result.err()).as(when).isEmpty();
        assertThat(result.status()).as(when).isZero();
    }

    private Run.Result greet(Map<String, String> environment) {
        return Run.of(program("greeter-host"), program("greeter-plugin"), "World")
                .in(directory)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with(environment)
                .finish();
    }

    private String program(String name) {
        return installed.resolve("bin").resolve(name).toString();
    }

    private void makeArchives() throws IOException {
        Run.of("bin/greeter-archiver", "bin/greeter-host", "bin/greeter-plugin", "World")
                .in(installed)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .succeed();

        // That of the plugin may be missing where the host had to kill it as it wrote it.
        assertThat(archives()).first().asString().contains("greeter-host@" + System.getProperty("java.version"));
    }

    /** Sorted: the host's comes first. */
    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(installed.resolve("archive"))) {
            return files.filter(file -> !file.toString().endsWith(".size"))
                    .sorted()
                    .toList();
        }
    }

    /** What the JVM says of where it has the host's own classes from. */
    private String sourceOfHostClasses(String mode) throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs of " + System.nanoTime()));
        greet(Map.of(
                "OUTBOARD_ARCHIVE",
                mode,
                "OUTBOARD_JAVA_OPTS",
                "-XX:+UseSerialGC -Xlog:class+load:file=loaded-%p.log"));
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                try (Stream<String> lines = Files.lines(log)) {
                    lines.filter(line -> line.contains(" dev.outboard.host.Launch source: "))
                            .forEach(line -> sources.append(line).append('\n'));
                }
                Files.move(log, logs.resolve(log.getFileName()));
            }
        }
        return sources.toString();
    }

    /** The JDK's build stands in the head of the file, in words. */
    private static byte[] archiveOfAnotherBuild(byte[] archive) {
        String text = new String(archive, ISO_8859_1);
        int build = text.indexOf(System.getProperty("java.vm.version"));
        assertThat(build).as("the place of the build's name").isPositive();
        byte[] other = archive.clone();
        other[build]++;
        return other;
    }

    /** As whole files, whatever they hold. */
    private static void writeToAll(List<Path> archives, byte[] content) throws IOException {
        for (Path archive : archives) {
            Files.deleteIfExists(archive);
            Files.write(archive, content);
            Files.writeString(Path.of(archive + ".size"), content.length + "\n");
        }
    }

    private static void cutShort(List<Path> archives) throws IOException {
        for (Path archive : archives) {
            byte[] whole = Files.readAllBytes(archive);
            Files.delete(archive);
            Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        for (Path file : Workspace.filesIn(source)) {
            if (Files.isRegularFile(file)) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }
}
