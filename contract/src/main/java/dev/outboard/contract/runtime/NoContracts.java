package dev.outboard.contract.runtime;

/** Where a binding was generated for messages without contracts. */
final class NoContracts implements ContractScope {

    @Override
    public <T> int serve(ContractBinding<T> binding, T implementation) {
        throw new UnsupportedOperationException("Nothing can be served from here");
    }

    @Override
    public <T> T dial(ContractBinding<T> binding, int id) {
        throw new UnsupportedOperationException("Nothing can be dialled from here");
    }

    @Override
    public ContractScope answer() {
        return this;
    }
}
