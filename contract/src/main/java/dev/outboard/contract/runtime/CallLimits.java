package dev.outboard.contract.runtime;

import dev.outboard.contract.CallContext;
import io.grpc.CallOptions;
import io.grpc.Deadline;
import java.util.concurrent.TimeUnit;

/** How long calls may take. */
final class CallLimits {

    private CallLimits() {}

    /** The options of a call that begins now and may take so many nanoseconds, or any time when there are none. */
    static CallOptions options(long nanos) {
        CallOptions options =
                nanos == 0 ? CallOptions.DEFAULT : CallOptions.DEFAULT.withDeadlineAfter(nanos, TimeUnit.NANOSECONDS);
        Deadline around = CallContext.deadlineOfCalls();
        if (around == null) {
            return options;
        }
        Deadline own = options.getDeadline();
        return options.withDeadline(own == null ? around : own.minimum(around));
    }
}
