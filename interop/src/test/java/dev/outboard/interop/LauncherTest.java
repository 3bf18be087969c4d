package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples' launchers find their jars and a JVM wherever they are called from. */
class LauncherTest {

    /** What the program itself says when it is asked for nothing. */
    private static final String ALIVE = "please only use 'get' or 'put'";

    @TempDir
    Path directory;

    @Test
    void worksThroughChainedRelativeLinksInADirectoryWithSpaces() throws IOException {
        Path place = Files.createDirectories(directory.resolve("a place/with spaces"));
        Path first = Files.createSymbolicLink(place.resolve("first"), Workspace.launcher("kv", "host"));
        Path second = Files.createSymbolicLink(directory.resolve("second"), directory.relativize(first));

        assertThat(run(Map.of(), second.toString()).out()).contains(ALIVE);
        assertThat(run(Map.of(), "./second").out()).contains(ALIVE);
        assertThat(run(Map.of(), "sh", "second").out()).contains(ALIVE);
    }

    @Test
    void worksWhenFoundOnThePath() {
        Path bin = Workspace.example("kv").resolve("bin");

        assertThat(run(Map.of("PATH", bin + ":" + System.getenv("PATH")), "sh", "-c", "kv-host")
                        .out())
                .contains(ALIVE);
    }

    @Test
    void worksFromAnInstalledCopyWithSpaces() throws IOException {
        Path target = Workspace.example("kv");
        Path copy = directory.resolve("in stalled");
        copy(target.resolve("bin"), copy.resolve("bin"));
        copy(target.resolve("lib"), copy.resolve("lib"));
        try (Stream<Path> jars = Files.list(target)) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.copy(jar, copy.resolve(jar.getFileName()));
            }
        }

        assertThat(run(Map.of(), copy.resolve("bin/kv-host").toString()).out()).contains(ALIVE);
    }

    @Test
    void saysWhatToDoWhenJavaHomeIsWrong() {
        Run.Result result = run(
                Map.of("JAVA_HOME", "/no where"),
                Workspace.launcher("kv", "host").toString());

        assertThat(result.status()).isEqualTo(127);
        assertThat(result.err()).contains("kv-host: JAVA_HOME is /no where").contains("install Java 17 or later");
    }

    @Test
    void saysWhatToDoWhenThereIsNoJava() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Run.Result result = run(
                Map.of("JAVA_HOME", "", "PATH", empty.toString()),
                "/bin/sh",
                Workspace.launcher("kv", "host").toString());

        assertThat(result.status()).isEqualTo(127);
        assertThat(result.err()).contains("there is no java on the PATH").contains("install Java 17 or later");
    }

    @Test
    void takesOptionsForTheJvmFromTheEnvironment() {
        Run.Result result = run(
                Map.of("OUTBOARD_JAVA_OPTS", "-XX:+UseSerialGC -XshowSettings:properties"),
                Workspace.launcher("kv", "host").toString());

        assertThat(result.err()).contains("java.specification.version");
    }

    @Test
    void aPluginStartedByAPersonSaysThatItIsAPlugin() {
        Run.Result result = run(Map.of(), Workspace.launcher("kv", "plugin").toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("plugin");
    }

    private Run.Result run(Map<String, String> environment, String... command) {
        return Run.of(command)
                .in(directory)
                .with("KV_PROTO", "")
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with(environment)
                .finish();
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        for (Path file : Workspace.filesIn(source)) {
            Files.copy(file, target.resolve(file.getFileName()));
        }
    }
}
