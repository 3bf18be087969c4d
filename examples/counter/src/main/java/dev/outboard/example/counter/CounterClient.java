package dev.outboard.example.counter;

import dev.outboard.Broker;
import dev.outboard.BrokeredServer;
import dev.outboard.example.counter.proto.CounterGrpc;
import dev.outboard.example.counter.proto.GetRequest;
import dev.outboard.example.counter.proto.PutRequest;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.NoSuchElementException;

/** The host's side: a {@link Counter} in front of a plugin. */
final class CounterClient implements Counter {

    private final CounterGrpc.CounterBlockingStub stub;
    private final Broker broker;

    CounterClient(Channel channel, Broker broker) {
        this.stub = CounterGrpc.newBlockingStub(channel);
        this.broker = broker;
    }

    @Override
    public void put(String key, long value, AddHelper helper) {
        int id = broker.nextId();
        try (BrokeredServer server = broker.acceptAndServe(id, new AddHelperService(helper))) {
            var unused = stub.put(PutRequest.newBuilder()
                    .setAddServer(server.id())
                    .setKey(key)
                    .setValue(value)
                    .build());
        }
    }

    @Override
    public long get(String key) {
        try {
            return stub.get(GetRequest.newBuilder().setKey(key).build()).getValue();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                throw new NoSuchElementException(e.getStatus().getDescription(), e);
            }
            throw e;
        }
    }
}
