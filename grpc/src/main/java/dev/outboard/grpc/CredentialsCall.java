package dev.outboard.grpc;

import io.grpc.Attributes;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SecurityLevel;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A call whose credentials have to be found first, which may take a while: what the caller does meanwhile is kept and done
 * when they are there. Deadline and context hold during that time, too.
 */
final class CredentialsCall<ReqT, RespT> extends ClientCall<ReqT, RespT> implements CallCancellation.Target {

    private final ClientConfig config;
    private final GrpcClientCall<ReqT, RespT> call;
    private final MethodDescriptor<ReqT, RespT> method;
    private final CallOptions options;
    private final CallCredentials credentials;
    private final CallCancellation cancellation;

    private final Object lock = new Object();
    // Guarded by lock.
    private List<Runnable> waiting = new ArrayList<>();
    private boolean decided;

    /** Once true, nothing waits and nothing will. */
    private volatile boolean passesThrough;

    private @Nullable Listener<RespT> listener;

    CredentialsCall(
            ClientConfig config,
            GrpcClientCall<ReqT, RespT> call,
            MethodDescriptor<ReqT, RespT> method,
            CallOptions options,
            CallCredentials credentials) {
        this.config = config;
        this.call = call;
        this.method = method;
        this.options = options;
        this.credentials = credentials;
        this.cancellation = new CallCancellation(Context.current(), options.getDeadline(), method.getFullMethodName());
    }

    @Override
    public void start(Listener<RespT> responseListener, Metadata headers) {
        if (listener != null) {
            throw new IllegalStateException("Already started");
        }
        listener = responseListener;
        cancellation.begin();
        Status over = cancellation.alreadyOver();
        if (over != null) {
            cancel(over);
            return;
        }
        cancellation.watch(this, config.timer());
        Executor executor = options.getExecutor() == null ? config.executor() : options.getExecutor();
        try {
            credentials.applyRequestMetadata(new Request(), executor, new Applier(responseListener, headers));
        } catch (RuntimeException e) {
            cancel(Status.UNAUTHENTICATED
                    .withDescription("The call's credentials failed, calling " + method.getFullMethodName())
                    .withCause(e));
        }
    }

    /** Ends the call before it has begun. */
    @Override
    public void cancel(Status status) {
        Listener<RespT> told = listener;
        if (told != null && decide()) {
            begin(() -> call.startFailed(told, status));
        }
    }

    /** Whether this is the first to say how the wait ends. */
    private boolean decide() {
        synchronized (lock) {
            if (decided) {
                return false;
            }
            decided = true;
        }
        cancellation.stop();
        return true;
    }

    private void begin(Runnable start) {
        start.run();
        List<Runnable> next = next();
        while (!next.isEmpty()) {
            next.forEach(Runnable::run);
            next = next();
        }
    }

    private List<Runnable> next() {
        synchronized (lock) {
            List<Runnable> next = waiting;
            waiting = new ArrayList<>();
            passesThrough = next.isEmpty();
            return next;
        }
    }

    private void doOrKeep(Runnable action) {
        if (!passesThrough) {
            synchronized (lock) {
                if (!passesThrough) {
                    waiting.add(action);
                    return;
                }
            }
        }
        action.run();
    }

    @Override
    public void request(int count) {
        doOrKeep(() -> call.request(count));
    }

    @Override
    public void sendMessage(ReqT message) {
        doOrKeep(() -> call.sendMessage(message));
    }

    @Override
    public void halfClose() {
        doOrKeep(call::halfClose);
    }

    @Override
    public void setMessageCompression(boolean enabled) {
        doOrKeep(() -> call.setMessageCompression(enabled));
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        if (listener == null) {
            call.cancel(message, cause);
            return;
        }
        Throwable reason = message == null && cause == null
                ? new CancellationException("Cancelled without a message or cause")
                : cause;
        cancel(Status.CANCELLED
                .withDescription(message == null ? "Call cancelled without message" : message)
                .withCause(reason));
        doOrKeep(() -> call.cancel(message, cause));
    }

    @Override
    public boolean isReady() {
        return passesThrough && call.isReady();
    }

    @Override
    public Attributes getAttributes() {
        return call.getAttributes();
    }

    private final class Applier extends CallCredentials.MetadataApplier {

        private final Listener<RespT> responseListener;
        private final Metadata headers;

        Applier(Listener<RespT> responseListener, Metadata headers) {
            this.responseListener = responseListener;
            this.headers = headers;
        }

        @Override
        public void apply(Metadata found) {
            if (decide()) {
                headers.merge(found);
                begin(() -> call.start(responseListener, headers));
            }
        }

        @Override
        public void fail(Status status) {
            cancel(status);
        }
    }

    private final class Request extends CallCredentials.RequestInfo {
        @Override
        public MethodDescriptor<?, ?> getMethodDescriptor() {
            return method;
        }

        @Override
        public CallOptions getCallOptions() {
            return options;
        }

        @Override
        public SecurityLevel getSecurityLevel() {
            return config.connection().securityLevel();
        }

        @Override
        public String getAuthority() {
            String authority = options.getAuthority();
            return authority == null ? config.authority() : authority;
        }

        @Override
        public Attributes getTransportAttrs() {
            return config.connection().attributes();
        }
    }
}
