// Generated from dev.outboard.contract.sample.Bank.
package dev.outboard.contract.sample;

import dev.outboard.contract.runtime.Checks;
import dev.outboard.contract.runtime.ContractBinding;
import dev.outboard.contract.runtime.ContractCalls;
import dev.outboard.contract.runtime.ContractMethod;
import dev.outboard.contract.runtime.ContractService;
import dev.outboard.contract.runtime.DurationMessage;
import dev.outboard.contract.runtime.Incoming;
import dev.outboard.contract.runtime.MalformedMessageException;
import dev.outboard.contract.runtime.MessageReader;
import dev.outboard.contract.runtime.MessageWriter;
import dev.outboard.contract.runtime.Outgoing;
import dev.outboard.contract.runtime.ThrownType;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Carries {@link Bank} over gRPC, as the service {@code sample.v1.Bank}.
 */
@Generated("dev.outboard.contract.processor.ContractProcessor")
public final class BankBinding extends ContractBinding<Bank> {
    private static final ThrownType<Bank.OutOfFunds> OUT_OF_FUNDS = ThrownType.of(
            Bank.OutOfFunds.class,
            OutOfFundsMessage::write,
            (in, cause) -> new OutOfFundsMessage().read(in).value(cause));

    private static final ThrownType<IOException> IO_EXCEPTION = ThrownType.of(
            IOException.class,
            IOExceptionMessage::write,
            (in, cause) -> new IOExceptionMessage().read(in).value(cause));

    private static final ContractMethod WITHDRAW = ContractMethod.unary("sample.v1.Bank", "Withdraw")
            .within(100, TimeUnit.SECONDS)
            .throwing(OUT_OF_FUNDS, IO_EXCEPTION)
            .tracing();

    private static final ContractMethod WITHDRAW_LATER = ContractMethod.later("sample.v1.Bank", "WithdrawLater")
            .within(100, TimeUnit.SECONDS)
            .throwing(OUT_OF_FUNDS)
            .tracing();

    private static final ContractMethod WITHDRAW_ALL = ContractMethod.bidirectional("sample.v1.Bank", "WithdrawAll")
            .within(100, TimeUnit.SECONDS)
            .throwing(OUT_OF_FUNDS)
            .tracing();

    private static final ContractMethod REMAINING = ContractMethod.unary("sample.v1.Bank", "Remaining")
            .within(100, TimeUnit.SECONDS)
            .tracing();

    private static final ContractMethod OWN_REMAINING = ContractMethod.unary("sample.v1.Bank", "OwnRemaining")
            .within(50000, TimeUnit.MILLISECONDS)
            .tracing();

    /**
     * The binding; one is as good as another.
     */
    public BankBinding() {
        super(Bank.class, "sample.v1.Bank", WITHDRAW, WITHDRAW_LATER, WITHDRAW_ALL, REMAINING, OWN_REMAINING);
    }

    @Override
    protected Bank client(ContractCalls calls) {
        return new Client(calls);
    }

    @Override
    protected ContractService service(Bank implementation) {
        return new Service(implementation);
    }

    /**
     * What the caller calls.
     */
    private static final class Client implements Bank {
        private final ContractCalls calls;

        Client(ContractCalls calls) {
            this.calls = calls;
        }

        @Override
        public long withdraw(long amount) throws Bank.OutOfFunds, IOException {
            MessageWriter out = new MessageWriter();
            WithdrawRequest.write(out, amount);
            MessageReader in = this.calls.unary(WITHDRAW, out);
            try {
                return new WithdrawResponse().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(WITHDRAW, e);
            }
        }

        @Override
        public CompletableFuture<Long> withdrawLater(long amount) throws Bank.OutOfFunds {
            MessageWriter out = new MessageWriter();
            WithdrawLaterRequest.write(out, amount);
            return this.calls.future(
                    WITHDRAW_LATER,
                    Outgoing.message(out),
                    in -> new WithdrawLaterResponse().read(in).value());
        }

        @Override
        public Stream<Long> withdrawAll(Flow.Publisher<Long> amounts) throws Bank.OutOfFunds {
            return this.calls.stream(
                    WITHDRAW_ALL,
                    Outgoing.published(amounts, "Bank.withdrawAll: amounts", WithdrawAllRequest::write),
                    in -> new WithdrawAllResponse().read(in).value());
        }

        @Override
        public Optional<Duration> remaining() {
            MessageWriter out = new MessageWriter();
            MessageReader in = this.calls.unary(REMAINING, out);
            try {
                return new RemainingResponse().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(REMAINING, e);
            }
        }

        @Override
        public Optional<Duration> ownRemaining() {
            MessageWriter out = new MessageWriter();
            MessageReader in = this.calls.unary(OWN_REMAINING, out);
            try {
                return new OwnRemainingResponse().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(OWN_REMAINING, e);
            }
        }

        @Override
        public String toString() {
            return "Bank over " + calls;
        }
    }

    /**
     * What answers calls.
     */
    private static final class Service implements ContractService {
        private final Bank implementation;

        Service(Bank implementation) {
            this.implementation = implementation;
        }

        @Override
        public void call(int method, MessageReader in, MessageWriter out) throws Exception {
            switch (method) {
                case 0 -> answerWithdraw(in, out);
                case 3 -> answerRemaining(in, out);
                case 4 -> answerOwnRemaining(in, out);
                default -> throw new IllegalArgumentException(method + " is no call");
            }
        }

        @Override
        public Outgoing start(int method, Incoming in) throws Exception {
            return switch (method) {
                case 1 -> startWithdrawLater(in);
                case 2 -> startWithdrawAll(in);
                default -> throw new IllegalArgumentException(method + " is no call");
            };
        }

        private void answerWithdraw(MessageReader in, MessageWriter out) throws Exception {
            WithdrawRequest request = new WithdrawRequest().read(in);
            long result = this.implementation.withdraw(request.amount());
            WithdrawResponse.write(out, result);
        }

        private Outgoing startWithdrawLater(Incoming in) throws Exception {
            WithdrawLaterRequest request = new WithdrawLaterRequest().read(in.message());
            return Outgoing.when(
                    this.implementation.withdrawLater(request.amount()),
                    "Bank.withdrawLater: the result",
                    WithdrawLaterResponse::write);
        }

        private Outgoing startWithdrawAll(Incoming in) throws Exception {
            return Outgoing.streamed(
                    this.implementation.withdrawAll(in.publisher(element -> new WithdrawAllRequest().read(element).amounts())),
                    "Bank.withdrawAll: the result",
                    WithdrawAllResponse::write);
        }

        private void answerRemaining(MessageReader in, MessageWriter out) throws Exception {
            RemainingRequest request = new RemainingRequest().read(in);
            Optional<Duration> result = this.implementation.remaining();
            RemainingResponse.write(out, result);
        }

        private void answerOwnRemaining(MessageReader in, MessageWriter out) throws Exception {
            OwnRemainingRequest request = new OwnRemainingRequest().read(in);
            Optional<Duration> result = this.implementation.ownRemaining();
            OwnRemainingResponse.write(out, result);
        }
    }

    /**
     * {@code OutOfFunds}, while it is read.
     */
    private static final class OutOfFundsMessage {
        private String message;

        private long missing = 0;

        private String account;

        static void write(MessageWriter out, Bank.OutOfFunds value) {
            String message = value.getMessage();
            if (message != null) {
                out.tag(10).string(message);
            }
            long missing = value.missing();
            if (missing != 0) {
                out.tag(16).int64(missing);
            }
            String account = value.getAccount();
            if (account != null) {
                out.tag(26).string(account);
            }
        }

        OutOfFundsMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.message = in.string();
                    case 16 -> this.missing = in.int64();
                    case 26 -> this.account = in.string();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Bank.OutOfFunds value(Throwable cause) {
            try {
                return new Bank.OutOfFunds(this.message == null ? null : this.message, this.missing, this.account == null ? null : this.account, cause);
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("dev.outboard.contract.sample.Bank.OutOfFunds", e);
            }
        }
    }

    /**
     * {@code IOException}, while it is read.
     */
    private static final class IOExceptionMessage {
        private String message;

        static void write(MessageWriter out, IOException value) {
            String message = value.getMessage();
            if (message != null) {
                out.tag(10).string(message);
            }
        }

        IOExceptionMessage read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.message = in.string();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        IOException value(Throwable cause) {
            try {
                return new IOException(this.message == null ? null : this.message, cause);
            } catch (RuntimeException e) {
                throw MalformedMessageException.of("java.io.IOException", e);
            }
        }
    }

    /**
     * {@code BankWithdrawRequest}, while it is read.
     */
    private static final class WithdrawRequest {
        private long amount = 0;

        static void write(MessageWriter out, long amount) {
            if (amount != 0) {
                out.tag(8).int64(amount);
            }
        }

        WithdrawRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.amount = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        long amount() {
            return this.amount;
        }
    }

    /**
     * {@code BankWithdrawResponse}, while it is read.
     */
    private static final class WithdrawResponse {
        private long result = 0;

        static void write(MessageWriter out, long result) {
            if (result != 0) {
                out.tag(8).int64(result);
            }
        }

        WithdrawResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.result = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        long value() {
            return this.result;
        }
    }

    /**
     * {@code BankWithdrawLaterRequest}, while it is read.
     */
    private static final class WithdrawLaterRequest {
        private long amount = 0;

        static void write(MessageWriter out, long amount) {
            if (amount != 0) {
                out.tag(8).int64(amount);
            }
        }

        WithdrawLaterRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.amount = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        long amount() {
            return this.amount;
        }
    }

    /**
     * {@code BankWithdrawLaterResponse}, while it is read.
     */
    private static final class WithdrawLaterResponse {
        private long result = 0;

        static void write(MessageWriter out, Long result) {
            Checks.notNull(result, "Bank.withdrawLater: the result");
            if (result != 0) {
                out.tag(8).int64(result);
            }
        }

        WithdrawLaterResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.result = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Long value() {
            return this.result;
        }
    }

    /**
     * {@code BankWithdrawAllRequest}, while it is read.
     */
    private static final class WithdrawAllRequest {
        private long amounts = 0;

        static void write(MessageWriter out, Long amounts) {
            Checks.notNull(amounts, "Bank.withdrawAll: amounts");
            if (amounts != 0) {
                out.tag(8).int64(amounts);
            }
        }

        WithdrawAllRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.amounts = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Long amounts() {
            return this.amounts;
        }
    }

    /**
     * {@code BankWithdrawAllResponse}, while it is read.
     */
    private static final class WithdrawAllResponse {
        private long result = 0;

        static void write(MessageWriter out, Long result) {
            Checks.notNull(result, "Bank.withdrawAll: the result");
            if (result != 0) {
                out.tag(8).int64(result);
            }
        }

        WithdrawAllResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 8 -> this.result = in.int64();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Long value() {
            return this.result;
        }
    }

    /**
     * {@code BankRemainingRequest}, while it is read.
     */
    private static final class RemainingRequest {
        RemainingRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                in.skip(tag);
            }
            return this;
        }
    }

    /**
     * {@code BankRemainingResponse}, while it is read.
     */
    private static final class RemainingResponse {
        private DurationMessage result;

        static void write(MessageWriter out, Optional<Duration> result) {
            Checks.notNull(result, "Bank.remaining: the result");
            if (result.isPresent()) {
                DurationMessage.nested(out.tag(10), result.get());
            }
        }

        RemainingResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.result = (this.result == null ? new DurationMessage() : this.result).nested(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Optional<Duration> value() {
            return this.result == null ? Optional.empty() : Optional.of(this.result.value());
        }
    }

    /**
     * {@code BankOwnRemainingRequest}, while it is read.
     */
    private static final class OwnRemainingRequest {
        OwnRemainingRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                in.skip(tag);
            }
            return this;
        }
    }

    /**
     * {@code BankOwnRemainingResponse}, while it is read.
     */
    private static final class OwnRemainingResponse {
        private DurationMessage result;

        static void write(MessageWriter out, Optional<Duration> result) {
            Checks.notNull(result, "Bank.ownRemaining: the result");
            if (result.isPresent()) {
                DurationMessage.nested(out.tag(10), result.get());
            }
        }

        OwnRemainingResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.result = (this.result == null ? new DurationMessage() : this.result).nested(in);
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        Optional<Duration> value() {
            return this.result == null ? Optional.empty() : Optional.of(this.result.value());
        }
    }
}
