package dev.outboard.contract.sample;

import dev.outboard.contract.CallDeadline;
import dev.outboard.contract.PluginContract;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What calls can end with, and when. */
@PluginContract(service = "sample.v1.Bank", remoteStackTraces = true)
@CallDeadline(100)
public interface Bank {

    /** Throws what it declares. */
    long withdraw(long amount) throws OutOfFunds, IOException;

    /** The same, later. */
    CompletableFuture<Long> withdrawLater(long amount) throws OutOfFunds;

    /** The same, in the middle of a stream. */
    Stream<Long> withdrawAll(Flow.Publisher<Long> amounts) throws OutOfFunds;

    /** How long the caller will wait. */
    Optional<Duration> remaining();

    /** The same, with a deadline of its own. */
    @CallDeadline(value = 50_000, unit = TimeUnit.MILLISECONDS)
    Optional<Duration> ownRemaining();

    /** There is not enough. */
    class OutOfFunds extends Exception {

        private static final long serialVersionUID = 1L;

        private final long missing;
        private final @Nullable String account;

        /** Says how much is missing. */
        public OutOfFunds(@Nullable String message, long missing, @Nullable String account, @Nullable Throwable cause) {
            super(message, cause);
            this.missing = missing;
            this.account = account;
        }

        /** How much. */
        public long missing() {
            return missing;
        }

        /** Where. */
        public @Nullable String getAccount() {
            return account;
        }
    }
}
