package dev.outboard.host;

import dev.outboard.ReattachDescriptor;
import java.nio.file.Path;
import java.util.Map;

/** A host in a JVM of its own, which ends without stopping its plugin. */
final class ExitingHost {

    private ExitingHost() {}

    /**
     * Launches and ends.
     *
     * @param args {@code bound}: launch the echo plugin, print its process; {@code detached FILE}: launch it to outlive this
     *     host, print its descriptor; {@code launching FILE}: end while launching a program that writes its process there
     */
    public static void main(String[] args) {
        switch (args[0]) {
            case "bound" -> {
                PluginClient client = PluginClient.launch(
                        TestCommands.config(TestCommands.echo()).build());
                System.out.println(client.pid());
            }
            case "detached" -> {
                Command command = Command.builder(TestCommands.echo().program())
                        .arguments(TestCommands.echo().arguments().toArray(new String[0]))
                        .detached(Path.of(args[1]))
                        .build();
                PluginClient client =
                        PluginClient.launch(TestCommands.config(command).build());
                System.out.println(ReattachDescriptor.format(Map.of("echo", client.reattachDescriptor())));
            }
            case "launching" -> {
                var launch = PluginClient.launchAsync(
                        TestCommands.config(TestCommands.shell("echo $$ > " + args[1] + "; exec sleep 1000"))
                                .build());
                Eventually.assertThatEventually(
                        "it runs", () -> Path.of(args[1]).toFile().length() > 0);
                System.out.println(launch.isDone());
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }
}
