package dev.outboard.host;

import dev.outboard.gob.TypeRef;
import dev.outboard.gob.Unsigned;
import dev.outboard.net.Deadline;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What every net/rpc plugin can be asked. Any thread may call any method. */
record Control(RpcClient client) {

    private static final TypeRef<Boolean> FLAG = TypeRef.of(boolean.class);
    private static final TypeRef<Void> NOTHING = TypeRef.of(Void.class);
    private static final TypeRef<String> NAME = TypeRef.of(String.class);
    private static final TypeRef<@Unsigned Integer> ID = new TypeRef<@Unsigned Integer>() {};

    void ping(Deadline deadline) throws RpcException, TimeoutException, InterruptedException {
        var unused = await(client.callAsync("Control.Ping", true, FLAG, NOTHING), deadline);
    }

    /** Begins the plugin's end. */
    void quit(Deadline deadline) throws RpcException, TimeoutException, InterruptedException {
        var unused = await(client.callAsync("Control.Quit", true, FLAG, NOTHING), deadline);
    }

    /** Gives the broker's id at which the plugin of this name now waits. */
    int dispense(String name) throws RpcException, InterruptedException {
        return Objects.requireNonNull(client.call("Dispenser.Dispense", name, NAME, ID), "a number");
    }

    private static <R> @Nullable R await(CompletableFuture<@Nullable R> call, Deadline deadline)
            throws RpcException, TimeoutException, InterruptedException {
        try {
            return call.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RpcException failure) {
                throw failure;
            }
            throw new IllegalStateException("A call cannot fail like this", e);
        } catch (TimeoutException | InterruptedException e) {
            call.cancel(false);
            throw e;
        }
    }
}
