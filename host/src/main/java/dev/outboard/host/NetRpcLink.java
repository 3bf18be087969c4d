package dev.outboard.host;

import dev.outboard.BrokerException;
import dev.outboard.NetRpcConnection;
import dev.outboard.NetRpcPlugin;
import dev.outboard.Plugin;
import dev.outboard.PluginException;
import dev.outboard.host.output.StreamPump;
import dev.outboard.internal.mux.MuxSession;
import dev.outboard.net.Deadline;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcException;
import dev.outboard.netrpc.RpcRemoteException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** A net/rpc plugin in use. */
final class NetRpcLink implements PluginLink {

    /** How long a plugin that is about to end may take to send what it has printed. */
    private static final Duration LAST_PRINTS = Duration.ofMillis(200);

    private final String name;
    private final MuxSession session;
    private final Control control;
    private final StreamPump pump;
    private final PluginEnd end;

    NetRpcLink(String name, MuxSession session, Control control, StreamPump pump, PluginEnd end) {
        this.name = name;
        this.session = session;
        this.control = control;
        this.pump = pump;
        this.end = end;
    }

    @Override
    public Object dispense(String plugin, Plugin<?> how) {
        if (how instanceof NetRpcPlugin<?> netRpc) {
            RpcClient client = client(plugin, netRpc);
            try {
                return netRpc.client(NetRpcConnection.of(client, session.broker()));
            } catch (RuntimeException | Error e) {
                client.close();
                throw e;
            }
        }
        throw new IllegalArgumentException(plugin + " does not speak net/rpc");
    }

    private RpcClient client(String plugin, NetRpcPlugin<?> how) {
        try {
            return session.broker().client(control.dispense(plugin), how.gob());
        } catch (RpcRemoteException e) {
            throw new UnknownPluginException(
                    "The plugin " + name + " does not serve \"" + plugin + "\": " + e.getMessage());
        } catch (RpcException e) {
            throw notGiven(plugin, e);
        } catch (BrokerException e) {
            throw notGiven(plugin, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginException("Interrupted while the plugin " + name + " was asked for \"" + plugin + "\"", e);
        }
    }

    private PluginException notGiven(String plugin, Exception e) {
        return exited().orElse(new PluginUnavailableException(
                "The plugin " + name + " has not given \"" + plugin + "\": " + e.getMessage(), e));
    }

    /** The process's end shows a little later than its connection's. */
    private Optional<PluginException> exited() {
        return end.afterConnection().map(exited -> exited);
    }

    @Override
    public void ping(Deadline deadline) {
        try {
            control.ping(deadline);
        } catch (TimeoutException e) {
            throw new PluginUnavailableException("The plugin " + name + " does not say that it is well in time", e);
        } catch (RpcException e) {
            throw exited().orElse(new PluginUnavailableException(
                    "The plugin " + name + " does not say that it is well: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginUnavailableException(
                    "Interrupted while the plugin " + name + " was asked whether it is well", e);
        }
    }

    @Override
    public String askToEnd(Duration timeout) {
        try {
            control.quit(Deadline.after(timeout));
            pump.awaitEnd(Deadline.after(LAST_PRINTS));
            return "OK";
        } catch (RpcException | TimeoutException e) {
            // go-plugin's plugins may end before they have answered.
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "nothing, before this thread was interrupted";
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
