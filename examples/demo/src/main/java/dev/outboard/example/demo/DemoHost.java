package dev.outboard.example.demo;

import dev.outboard.PluginException;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * {@code demo-host DIRECTORY DOCUMENT FILE NAME=PATH…}: uses plugins in several languages, with one host, in every way that
 * Outboard has.
 */
public final class DemoHost {

    private static final String USAGE = "usage: demo-host DIRECTORY DOCUMENT FILE NAME=PATH...";
    private static final int FIXED_ARGUMENTS = 3;

    private DemoHost() {}

    /**
     * Runs all steps; ends with status 1 at the first that fails.
     *
     * @param args a directory for the plugins' files, a text to store, a file to stream, the plugins' programs by name
     */
    public static void main(String[] args) {
        if (args.length <= FIXED_ARGUMENTS) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Logging.toMemory();
        Path directory = Path.of(args[0]);
        try (OutputStream log = Files.newOutputStream(directory.resolve("plugins.log"))) {
            run(args, new Plugins(directory, log), new Report(System.out));
        } catch (IOException | DemoException | PluginException | StatusRuntimeException e) {
            System.out.println("     failed: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            System.out.println("     interrupted");
            System.exit(1);
        }
    }

    private static void run(String[] args, Plugins plugins, Report report) throws IOException, InterruptedException {
        Programs programs = Programs.parse(List.of(args).subList(FIXED_ARGUMENTS, args.length));
        LogEvents log = (LogEvents) LoggerFactory.getILoggerFactory();
        new ContractSteps(plugins, report).run(programs.required("contract-java"));
        new StoreSteps(plugins, Files.readString(Path.of(args[1])), report).run(programs);
        CounterSteps counters = new CounterSteps(plugins, report);
        counters.run("Java", programs.required("counter-java"));
        programs.find("counter-go").ifPresent(program -> counters.run("Go", program));
        new TalkSteps(plugins, log, report).run(programs.required("talkative"));
        new UpgradeSteps(plugins, Path.of(args[0]), report).run(programs.required("talkative"));
        StreamSteps streams = new StreamSteps(plugins, Path.of(args[2]), report);
        streams.run("Java", programs.required("streamer-java"));
        if (programs.find("streamer-go").isPresent()) {
            streams.run("Go", programs.required("streamer-go"));
        }
        NetRpcSteps older = new NetRpcSteps(plugins, report);
        older.run("Java", programs.required("netrpc-java"));
        programs.find("netrpc-go").ifPresent(program -> older.run("Go", program));
    }
}
