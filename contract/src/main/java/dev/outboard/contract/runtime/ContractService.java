package dev.outboard.contract.runtime;

/** An implementation behind a contract's calls. Any thread may call it. */
public interface ContractService {

    /**
     * Answers a call.
     *
     * @param method which call: its place in the binding's list
     * @param request what the caller sent
     * @param response takes the answer
     * @throws Exception what the implementation throws
     */
    void call(int method, MessageReader request, MessageWriter response) throws Exception;

    /**
     * Begins a call with a stream in it, or whose answer comes later.
     *
     * @param method which call: its place in the binding's list
     * @param requests what the caller sends
     * @return the answer
     * @throws Exception what the implementation throws
     */
    default Outgoing start(int method, Incoming requests) throws Exception {
        throw new IllegalArgumentException(method + " is no call with streams");
    }
}
