package dev.outboard.host;

import dev.outboard.gob.Gob;
import dev.outboard.host.output.PluginLog;
import dev.outboard.host.output.StreamPump;
import dev.outboard.internal.mux.ConnectionStream;
import dev.outboard.internal.mux.MuxSession;
import dev.outboard.internal.mux.MuxSettings;
import dev.outboard.internal.timer.ThreadTimer;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcEndedException;
import dev.outboard.netrpc.RpcException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.slf4j.event.Level;

/**
 * The one connection to a net/rpc plugin.
 *
 * @param streams all that it carries
 * @param control asks the plugin for what every plugin has
 */
record NetRpcConnecting(MuxSession.OfHost streams, Control control) implements MainConnection {

    private static final String PROTOCOL = "net/rpc";

    /**
     * Begins.
     *
     * @param connection secured; belongs to the result
     * @param security how
     * @param name the plugin's
     * @throws StartFailure when the connection broke at once: in TLS 1.3 a refusal comes behind the handshake
     */
    static NetRpcConnecting over(
            Connection connection,
            StreamSecurity security,
            String name,
            LaunchConfig config,
            PluginEnd end,
            PluginLog log)
            throws StartFailure {
        MuxSettings settings = new MuxSettings(
                "the plugin " + name,
                config.brokerTimeout(),
                new ThreadTimer("outboard-broker-timer"),
                end::afterConnection,
                warning -> log.event(Level.WARN, warning),
                log::callbackFailed,
                null);
        MuxSession.OfHost streams;
        try {
            streams = MuxSession.ofHost(connection, settings);
        } catch (IOException e) {
            throw FirstAnswer.ended(PROTOCOL, security, String.valueOf(e.getMessage()), e);
        }
        RpcClient client = RpcClient.start(new ConnectionStream(streams.control()), Gob.standard());
        return new NetRpcConnecting(streams, new Control(client));
    }

    @Override
    public void requireHealth(StreamSecurity security, Deadline deadline) throws StartFailure {
        try {
            control.ping(deadline);
        } catch (TimeoutException e) {
            throw FirstAnswer.late(PROTOCOL, e);
        } catch (RpcEndedException e) {
            throw FirstAnswer.ended(PROTOCOL, security, String.valueOf(e.getMessage()), e);
        } catch (RpcException e) {
            throw new StartFailure(
                    "it answered Control.Ping with an error (" + e.getMessage() + ")",
                    UnhealthyPluginException::new,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("the launching thread was interrupted", LaunchException::new, e);
        }
    }

    @Override
    public PluginLink use(LaunchConfig config, Session session, PluginEnd end, PluginLog log) {
        StreamPump pump =
                StreamPump.start(streams.stdout(), config.syncStdout(), streams.stderr(), config.syncStderr(), log);
        return new NetRpcLink(session.name(), streams.session(), control, pump, end);
    }

    @Override
    public boolean isExclusive() {
        return false;
    }

    @Override
    public void close() {
        streams.session().close();
    }
}
