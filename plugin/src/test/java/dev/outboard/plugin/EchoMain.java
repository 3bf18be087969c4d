package dev.outboard.plugin;

import dev.outboard.GrpcPlugin;
import dev.outboard.Handshake;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Semaphore;

/** A plugin in a process of its own. What it is told to do beyond echoing begins with a dot. */
public final class EchoMain {

    private static final GrpcPlugin<Echo> UNLINKED = GrpcPlugin.of(
            Echo.class,
            echo -> {
                throw new NoClassDefFoundError("com/example/Missing");
            },
            Echo.Client::new);

    private EchoMain() {}

    /**
     * Serves.
     *
     * @param args {@code print TEXT}: print a line to stdout first; {@code tcp}: listen on TCP; {@code stubborn}: hang in
     *     a shutdown hook and in a thread that is no daemon; {@code cookie}: want a cookie with an umlaut; {@code netrpc}: speak net/rpc; {@code unlinked}:
     *     have a service that cannot be made
     */
    public static void main(String[] args) {
        String mode = args.length == 0 ? "" : args[0];
        ServeConfig.Builder config = ServeConfig.builder(Echo.HANDSHAKE).plugin("echo", Echo.PLUGIN, EchoMain::answer);
        switch (mode) {
            case "print" -> System.out.println(args[1]);
            case "tcp" -> config.tcp();
            case "stubborn" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(EchoMain::hang));
                new Thread(EchoMain::hang).start();
            }
            case "netrpc" -> config = ServeConfig.builder(Echo.HANDSHAKE).plugin("echo", Echo.NETRPC, EchoMain::answer);
            case "cookie" ->
                config = ServeConfig.builder(Handshake.of(1, "ECHO_PLUGIN", "k\u00e4se"))
                        .plugin("echo", Echo.PLUGIN, EchoMain::answer);
            case "unlinked" -> config.version(2, ServedSet.of("echo", UNLINKED, EchoMain::answer));
            default -> {
                // Just an echo.
            }
        }
        PluginServer.serve(config.build());
    }

    private static String answer(String text) {
        String[] words = text.split(" ", 2);
        return switch (words[0]) {
            case ".die" -> die(Integer.parseInt(words[1]));
            case ".hang" -> hang();
            case ".env" -> String.valueOf(System.getenv(words[1]));
            case ".spawn" -> spawn(words[1]);
            case ".stdout" -> {
                System.out.println(words[1]);
                yield "printed";
            }
            default -> "echo " + text;
        };
    }

    /** Says so on the process's own stderr: what is printed to {@link System#err} is streamed, and ends with the JVM. */
    @SuppressWarnings("resource") // Closing it would close the process's stderr.
    private static String die(int status) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true).println("[ERROR] dying as told");
        Runtime.getRuntime().halt(status);
        return "";
    }

    /** Whatever happens. */
    private static String hang() {
        Semaphore none = new Semaphore(0);
        none.acquireUninterruptibly();
        return "";
    }

    /** Starts a process that would go on for long, and tells its id. */
    private static String spawn(String command) {
        try {
            return Long.toString(
                    new ProcessBuilder(command.split(" ", -1)).start().pid());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
