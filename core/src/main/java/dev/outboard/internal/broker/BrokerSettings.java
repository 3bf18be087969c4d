package dev.outboard.internal.broker;

import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.internal.timer.Timer;
import dev.outboard.internal.tls.StreamSecurity;
import io.grpc.Context;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a broker is told by the side it works for.
 *
 * @param peer who is on the other side, for messages: {@code the host}, or the plugin with its name
 * @param timeout how long to wait for the other side to serve an id; positive
 * @param timer measures it
 * @param security what is done to each brokered connection; asked for each
 * @param whyEnded the status of calls on a channel whose connection has ended; must not block
 * @param refusals takes a line for people about each brokered connection that is not accepted; any thread may call it
 * @param ofCall what calls of brokered services find the broker by; a process that is a plugin and a host must not mix up
 *     the two, so that each has a key of its own
 */
public record BrokerSettings(
        String peer,
        Duration timeout,
        Timer timer,
        Supplier<StreamSecurity> security,
        Function<ConnectionEndedException, CompletionStage<Status>> whyEnded,
        Consumer<String> refusals,
        Context.Key<GrpcBroker> ofCall) {

    /** go-plugin's timeout. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * How long it may take to connect, and to agree on TLS, when the other side serves an id. It is there then, and what takes
     * time is a busy machine.
     */
    static final Duration CONNECT_TIME = Duration.ofSeconds(30);

    /** A key for what calls find the broker by. */
    public static Context.Key<GrpcBroker> newKey() {
        return Context.key("dev.outboard.broker");
    }

    /** The status without any more knowledge than the connection's own. */
    public static CompletionStage<Status> plainStatus(ConnectionEndedException end) {
        return CompletableFuture.completedStage(
                Status.UNAVAILABLE.withDescription(end.getMessage()).withCause(end));
    }
}
