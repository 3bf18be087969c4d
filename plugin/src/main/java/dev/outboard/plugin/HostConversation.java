package dev.outboard.plugin;

import dev.outboard.MuxBroker;
import dev.outboard.NetRpcPlugin;
import dev.outboard.gob.Gob;
import dev.outboard.gob.TypeRef;
import dev.outboard.gob.Unsigned;
import dev.outboard.internal.mux.ConnectionStream;
import dev.outboard.internal.mux.MuxSession;
import dev.outboard.internal.mux.MuxSettings;
import dev.outboard.internal.threads.DaemonThreads;
import dev.outboard.net.Connection;
import dev.outboard.netrpc.RpcMethod;
import dev.outboard.netrpc.RpcServer;
import dev.outboard.plugin.ServedSet.Served;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What one host asks of a net/rpc plugin on its first streams. */
final class HostConversation implements MuxSession.Roles {

    private static final TypeRef<Void> NOTHING = TypeRef.of(Void.class);

    private final ServedSet set;
    private final MuxSession host;
    private final MuxBroker broker;
    private final MuxSettings settings;
    private final Stdio stdio;
    private final Runnable requestStop;
    private final ThreadPoolExecutor calls = DaemonThreads.pool("outboard-netrpc-control");
    private final AtomicBoolean quit = new AtomicBoolean();

    /** @param requestStop begins the plugin's end, and returns at once */
    HostConversation(ServedSet set, MuxSession host, MuxSettings settings, Stdio stdio, Runnable requestStop) {
        this.set = set;
        this.host = host;
        this.broker = host.broker();
        this.settings = settings;
        this.stdio = stdio;
        this.requestStop = requestStop;
        host.whenEnded(() -> DaemonThreads.retire(calls));
    }

    @Override
    public void control(Connection stream) {
        var unused = RpcServer.builder(Gob.standard())
                .method("Control.Ping", RpcMethod.of(NOTHING, NOTHING, none -> null))
                .method("Control.Quit", RpcMethod.of(NOTHING, NOTHING, none -> quit()))
                .method(
                        "Dispenser.Dispense",
                        RpcMethod.of(TypeRef.of(String.class), new TypeRef<@Unsigned Integer>() {}, this::dispense))
                .onFailure(settings::unexpected)
                .executor(call -> calls.execute(() -> answer(call)))
                .build()
                .serve(new ConnectionStream(stream));
    }

    /** The host has the answer to its wish to end this before that begins; hosts kill plugins that do not answer. */
    private void answer(Runnable call) {
        call.run();
        if (quit.get()) {
            requestStop.run();
        }
    }

    private @Nullable Void quit() {
        quit.set(true);
        return null;
    }

    private int dispense(@Nullable String name) throws UnknownPluginNameException {
        Served<?> served = set.served().get(String.valueOf(name));
        if (served == null) {
            throw new UnknownPluginNameException(String.valueOf(name));
        }
        int id = broker.nextId();
        serve(id, served);
        return id;
    }

    private <T> void serve(int id, Served<T> served) {
        if (served.plugin() instanceof NetRpcPlugin<T> plugin) {
            var unused = broker.acceptAndServe(id, plugin, served.implementation());
        }
    }

    @Override
    public void stdio(Connection stdout, Connection stderr) {
        host.whenEnded(stdio.streamTo(stdout, stderr)::hostIsGone);
    }

    /** In the words of go-plugin, by which hosts may know it. */
    private static final class UnknownPluginNameException extends Exception {

        private static final long serialVersionUID = 1L;

        UnknownPluginNameException(String name) {
            super("unknown plugin type: " + name);
        }
    }
}
