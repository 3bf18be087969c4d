package dev.outboard.benchmarks.compare;

import dev.outboard.benchmarks.hello.Hello;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What any Java program takes to start: the least that a plugin in Java can take. */
record BareJvm(String name, List<String> command) implements Subject {

    private static final int TIMES = 5;

    /** This JVM's program with the flags that make it fastest, and the archive that comes with it. */
    static List<String> hello() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of(URI.create(Hello.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString(),
                Hello.class.getName());
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        measure();
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException {
        return Map.of(Figure.JVM_LINE, Median.of(TIMES, () -> FirstLine.of(command, Map.of())));
    }
}
