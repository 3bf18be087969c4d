package dev.outboard.interop;

import dev.outboard.GrpcPlugin;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** A plugin for the hosts of these tests. */
final class PeerPlugin {

    private PeerPlugin() {}

    /**
     * Serves.
     *
     * @param args nothing, or one way of not behaving: {@code outlive}s its host; {@code stubborn}: threads and a shutdown
     *     hook that never end; {@code tcp}: listens there; {@code tls}: has a configuration of its own from the files in the
     *     second argument; {@code throwing}: throws before it serves; {@code unlinked}: has a service that cannot be made
     */
    public static void main(String[] args) {
        String mode = args.length == 0 ? "" : args[0];
        ServeConfig.Builder config =
                ServeConfig.builder(PeerContract.HANDSHAKE).intercept(new MetadataEcho("echo-", "trail-"));
        switch (mode) {
            case "outlive" -> config.outliveHost();
            case "tcp" -> config.tcp();
            case "tls" -> config.tls(() -> TlsFiles.options(Path.of(args[1]), "plugin", "host"));
            case "stubborn" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(PeerPlugin::hang));
                new Thread(PeerPlugin::hang).start();
            }
            case "throwing" -> throw new IllegalStateException("no configuration found");
            case "unlinked" -> {
                PluginServer.serve(config.plugin(PeerContract.NAME, UNLINKED, new PeerService())
                        .build());
                return;
            }
            default -> {
                // It behaves.
            }
        }
        PluginServer.serve(config.plugin(PeerContract.NAME, PeerContract.SERVED, new PeerService())
                .build());
    }

    private static final GrpcPlugin<PeerService> UNLINKED = GrpcPlugin.of(
            PeerService.class,
            service -> {
                throw new NoClassDefFoundError("com/example/Missing");
            },
            channel -> {
                throw new UnsupportedOperationException("for plugins only");
            });

    /** Whatever happens. */
    private static void hang() {
        new Semaphore(0).acquireUninterruptibly();
    }
}
