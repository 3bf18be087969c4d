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
}
