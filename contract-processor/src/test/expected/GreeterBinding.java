// Generated from dev.outboard.contract.sample.Greeter.
package dev.outboard.contract.sample;

import dev.outboard.contract.runtime.Checks;
import dev.outboard.contract.runtime.ContractBinding;
import dev.outboard.contract.runtime.ContractCalls;
import dev.outboard.contract.runtime.ContractMethod;
import dev.outboard.contract.runtime.ContractService;
import dev.outboard.contract.runtime.MalformedMessageException;
import dev.outboard.contract.runtime.MessageReader;
import dev.outboard.contract.runtime.MessageWriter;
import javax.annotation.processing.Generated;

/**
 * Carries {@link Greeter} over gRPC, as the service {@code dev.outboard.contract.sample.Greeter}.
 */
@Generated("dev.outboard.contract.processor.ContractProcessor")
public final class GreeterBinding extends ContractBinding<Greeter> {
    private static final ContractMethod GREET = ContractMethod.unary("dev.outboard.contract.sample.Greeter", "Greet");

    /**
     * The binding; one is as good as another.
     */
    public GreeterBinding() {
        super(Greeter.class, "dev.outboard.contract.sample.Greeter", GREET);
    }

    @Override
    protected Greeter client(ContractCalls calls) {
        return new Client(calls);
    }

    @Override
    protected ContractService service(Greeter implementation) {
        return new Service(implementation);
    }

    /**
     * What the caller calls.
     */
    private static final class Client implements Greeter {
        private final ContractCalls calls;

        Client(ContractCalls calls) {
            this.calls = calls;
        }

        @Override
        public String greet(String name) {
            MessageWriter out = new MessageWriter();
            GreetRequest.write(out, name);
            MessageReader in = this.calls.unary(GREET, out);
            try {
                return new GreetResponse().read(in).value();
            } catch (MalformedMessageException e) {
                throw this.calls.unreadable(GREET, e);
            }
        }

        @Override
        public String toString() {
            return "Greeter over " + calls;
        }
    }

    /**
     * What answers calls.
     */
    private static final class Service implements ContractService {
        private final Greeter implementation;

        Service(Greeter implementation) {
            this.implementation = implementation;
        }

        @Override
        public void call(int method, MessageReader in, MessageWriter out) throws Exception {
            switch (method) {
                case 0 -> answerGreet(in, out);
                default -> throw new IllegalArgumentException(method + " is no call");
            }
        }

        private void answerGreet(MessageReader in, MessageWriter out) throws Exception {
            GreetRequest request = new GreetRequest().read(in);
            String result = this.implementation.greet(request.name());
            GreetResponse.write(out, result);
        }
    }

    /**
     * {@code GreeterGreetRequest}, while it is read.
     */
    private static final class GreetRequest {
        private String name = "";

        static void write(MessageWriter out, String name) {
            Checks.notNull(name, "Greeter.greet: name");
            if (!name.isEmpty()) {
                out.tag(10).string(name);
            }
        }

        GreetRequest read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.name = in.string();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        String name() {
            return this.name;
        }
    }

    /**
     * {@code GreeterGreetResponse}, while it is read.
     */
    private static final class GreetResponse {
        private String result = "";

        static void write(MessageWriter out, String result) {
            Checks.notNull(result, "Greeter.greet: the result");
            if (!result.isEmpty()) {
                out.tag(10).string(result);
            }
        }

        GreetResponse read(MessageReader in) {
            for (int tag = in.tag(); tag != 0; tag = in.tag()) {
                switch (tag) {
                    case 10 -> this.result = in.string();
                    default -> in.skip(tag);
                }
            }
            return this;
        }

        String value() {
            return this.result;
        }
    }
}
