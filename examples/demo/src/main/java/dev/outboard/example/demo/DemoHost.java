package dev.outboard.example.demo;

import dev.outboard.PluginException;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code demo-host DIRECTORY DOCUMENT FILE JAVA_KV JAVA_STREAMER [GO_KV GO_STREAMER]}: stores and reads a document
 * through plugins in Java and in Go, kills one of them, and streams a large file.
 */
public final class DemoHost {

    private static final String USAGE =
            "usage: demo-host DIRECTORY DOCUMENT FILE JAVA_KV JAVA_STREAMER [GO_KV GO_STREAMER]";

    private DemoHost() {}

    /**
     * Runs all steps; ends with status 1 at the first that fails.
     *
     * @param args a directory for the plugins' files, a text to store, a file to stream, the plugins' programs
     */
    public static void main(String[] args) {
        if (args.length != 5 && args.length != 7) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Path directory = Path.of(args[0]);
        try (OutputStream log = Files.newOutputStream(directory.resolve("plugins.log"))) {
            run(args, new Plugins(directory, log), new Report(System.out));
        } catch (IOException | DemoException | PluginException | StatusRuntimeException e) {
            System.out.println("     failed: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(String[] args, Plugins plugins, Report report) throws IOException {
        List<Path> paths = Stream.of(args).map(Path::of).toList();
        StoreSteps stores = new StoreSteps(plugins, Files.readString(paths.get(1)), report);
        StreamSteps streams = new StreamSteps(plugins, paths.get(2), report);
        if (paths.size() == 5) {
            stores.run(paths.get(3));
            streams.run("Java", paths.get(4));
        } else {
            stores.run(paths.get(3), paths.get(5));
            streams.run("Java", paths.get(4));
            streams.run("Go", paths.get(6));
        }
    }
}
