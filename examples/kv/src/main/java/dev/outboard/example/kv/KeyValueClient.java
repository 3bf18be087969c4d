package dev.outboard.example.kv;

import com.google.protobuf.ByteString;
import dev.outboard.example.kv.proto.GetRequest;
import dev.outboard.example.kv.proto.KVGrpc;
import dev.outboard.example.kv.proto.PutRequest;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.NoSuchElementException;

/** The host's side: a {@link KeyValueStore} in front of a plugin. */
final class KeyValueClient implements KeyValueStore {

    private final KVGrpc.KVBlockingStub stub;

    KeyValueClient(Channel channel) {
        this.stub = KVGrpc.newBlockingStub(channel);
    }

    @Override
    public void put(String key, byte[] value) {
        var unused = stub.put(PutRequest.newBuilder()
                .setKey(key)
                .setValue(ByteString.copyFrom(value))
                .build());
    }

    @Override
    public byte[] get(String key) {
        try {
            return stub.get(GetRequest.newBuilder().setKey(key).build())
                    .getValue()
                    .toByteArray();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                throw new NoSuchElementException(e.getStatus().getDescription(), e);
            }
            throw e;
        }
    }
}
