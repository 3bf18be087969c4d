package dev.outboard.contract.runtime;

import dev.outboard.Broker;
import java.util.function.Supplier;

/** Contracts in an answer, which outlive the call. Most answers have none and ask for no broker. */
record AnswerScope(Supplier<Broker> brokers) implements ContractScope {

    @Override
    public <T> int serve(ContractBinding<T> binding, T implementation) {
        return new ConnectionScope(brokers.get()).serve(binding, implementation);
    }

    @Override
    public <T> T dial(ContractBinding<T> binding, int id) {
        return new ConnectionScope(brokers.get()).dial(binding, id);
    }

    @Override
    public ContractScope answer() {
        return this;
    }
}
