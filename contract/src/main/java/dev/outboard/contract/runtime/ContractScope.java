package dev.outboard.contract.runtime;

/** Where contracts that cross in a message are served and dialled: a call, or a connection. Any thread may use it. */
public interface ContractScope {

    /** For messages without contracts in them. */
    ContractScope NONE = new NoContracts();

    /**
     * Serves a contract to the other side.
     *
     * @param <T> the contract
     * @param binding how it crosses
     * @param implementation what answers
     * @return the broker's id for it
     */
    <T> int serve(ContractBinding<T> binding, T implementation);

    /**
     * Reaches what the other side serves.
     *
     * @param <T> the contract
     * @param binding how it crosses
     * @param id the broker's id for it
     * @return the contract in front of it
     */
    <T> T dial(ContractBinding<T> binding, int id);

    /**
     * Where contracts in the answer of a call live, whose request has this scope.
     *
     * @return a scope that outlives the call
     */
    ContractScope answer();
}
