package dev.outboard.contract.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** Carries an {@link OutputStream} as the service {@code outboard.v1.OutputStream}. */
public final class OutputStreamBinding extends ContractBinding<OutputStream> {

    private static final String SERVICE = "outboard.v1.OutputStream";

    static final ContractMethod WRITE =
            ContractMethod.closingStream(SERVICE, "Write").throwing(Chunks.FAILURE);

    /** The binding; one is as good as another. */
    public OutputStreamBinding() {
        super(OutputStream.class, SERVICE, WRITE);
    }

    @Override
    protected OutputStream client(ContractCalls calls) {
        return new RemoteOutputStream(calls);
    }

    @Override
    protected ContractService service(OutputStream implementation) {
        return new Service(implementation);
    }

    /** What answers calls. */
    private record Service(OutputStream stream) implements ContractService {

        @Override
        public void call(int method, MessageReader request, MessageWriter response) {
            throw new IllegalArgumentException(method + " is no call");
        }

        /** The answer says that all is written, and the stream closed. */
        @Override
        public Outgoing start(int method, Incoming requests) throws IOException {
            try (stream) {
                Iterator<byte[]> chunks = requests.iterator(Chunks::read);
                while (chunks.hasNext()) {
                    stream.write(chunks.next());
                }
            }
            return Outgoing.message(new MessageWriter());
        }
    }
}
