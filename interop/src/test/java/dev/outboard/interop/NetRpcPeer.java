package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.outboard.BasicError;
import dev.outboard.Handshake;
import dev.outboard.MuxBroker;
import dev.outboard.NetRpcPlugin;
import dev.outboard.gob.Gob;
import dev.outboard.gob.GobName;
import dev.outboard.gob.Unsigned;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcException;
import org.jspecify.annotations.Nullable;

/** What the peers in Go do over net/rpc, in Java. */
final class NetRpcPeer {

    static final Handshake HANDSHAKE = Handshake.of(1, "NETRPC_PEER", "peer");

    /** Serves a receiver, and gives hosts what they call it with. */
    static final NetRpcPlugin<NetRpcPeer> PLUGIN =
            NetRpcPlugin.of(NetRpcPeer.class, (peer, broker) -> new Receiver(broker), NetRpcPeer::new);

    /** An echo, for callbacks. */
    static final NetRpcPlugin<NetRpcPeer> ECHO =
            NetRpcPlugin.of(NetRpcPeer.class, (peer, broker) -> new Echo(), NetRpcPeer::new);

    /** Null on the plugin's side, as the broker. */
    private final @Nullable RpcClient client;

    private final @Nullable MuxBroker broker;

    NetRpcPeer(@Nullable RpcClient client, @Nullable MuxBroker broker) {
        this.client = client;
        this.broker = broker;
    }

    RpcClient client() {
        return requireNonNull(client);
    }

    MuxBroker broker() {
        return requireNonNull(broker);
    }

    /** What serves needs neither. */
    static NetRpcPeer served() {
        return new NetRpcPeer(null, null);
    }

    /** Whom to call back, and with what. */
    record Callback(@GobName("ID") @Unsigned int id, String text) {}

    /** All that callbacks are asked for. */
    static class Echo {
        public byte[] echo(byte[] bytes) {
            return bytes;
        }
    }

    /** What the plugin serves. */
    static final class Receiver extends Echo {

        private final MuxBroker broker;

        Receiver(MuxBroker broker) {
            this.broker = broker;
        }

        public int fail(String text) throws RefusedException {
            throw new RefusedException(text);
        }

        public BasicError failAsValue(String text) {
            return new BasicError(text);
        }

        public int print(String text) {
            System.out.print(text);
            System.err.print("not " + text);
            return 0;
        }

        public String callBack(Callback callback) throws RpcException, InterruptedException {
            try (RpcClient client = broker.client(callback.id(), Gob.standard())) {
                byte[] bytes = callback.text().getBytes(UTF_8);
                return new String(requireNonNull(client.call("Plugin.Echo", bytes, byte[].class)), UTF_8);
            }
        }

        public @Unsigned int serve(int none) {
            int id = broker.nextId();
            var unused = broker.acceptAndServe(id, ECHO, served());
            return id;
        }

        public @Unsigned int neglect(int none) {
            return broker.nextId();
        }

        public int die(int status) {
            Runtime.getRuntime().halt(status);
            return 0;
        }
    }

    /** An answer like any other. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String text) {
            super(text);
        }
    }
}
