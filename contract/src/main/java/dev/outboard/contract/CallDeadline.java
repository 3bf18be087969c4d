package dev.outboard.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;

/**
 * How long a call may take: of one method, or of all methods of a contract that have none of their own. A call that takes
 * longer fails at its caller with a {@link PluginCallException} of code {@code DEADLINE_EXCEEDED}, and is cancelled at its
 * implementation. For a stream it is the time until the stream's end. {@link CallContext#within} sets one for single calls;
 * the earlier of the two holds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CallDeadline {

    /**
     * How long.
     *
     * @return a positive number of {@link #unit}
     */
    long value();

    /**
     * The unit of the number.
     *
     * @return seconds, unless it says otherwise
     */
    TimeUnit unit() default TimeUnit.SECONDS;
}
