package dev.outboard.contract.runtime;

import java.io.IOException;
import java.io.InputStream;

/** Carries an {@link InputStream} as the service {@code outboard.v1.InputStream}. */
public final class InputStreamBinding extends ContractBinding<InputStream> {

    private static final String SERVICE = "outboard.v1.InputStream";

    static final ContractMethod READ =
            ContractMethod.serverStreaming(SERVICE, "Read").throwing(Chunks.FAILURE);
    static final ContractMethod CLOSE = ContractMethod.closing(SERVICE, "Close").throwing(Chunks.FAILURE);

    /** The binding; one is as good as another. */
    public InputStreamBinding() {
        super(InputStream.class, SERVICE, READ, CLOSE);
    }

    @Override
    protected InputStream client(ContractCalls calls) {
        return new RemoteInputStream(calls);
    }

    @Override
    protected ContractService service(InputStream implementation) {
        return new Service(implementation);
    }

    /** What answers calls. */
    private record Service(InputStream stream) implements ContractService {

        @Override
        public void call(int method, MessageReader request, MessageWriter response) throws IOException {
            stream.close();
        }

        @Override
        public Outgoing start(int method, Incoming requests) {
            return Outgoing.iterated(Chunks.of(stream), "InputStream", Chunks::write);
        }
    }
}
