package dev.outboard.contract.runtime;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;

/** Leaves messages as they are: bindings read and write them where they can say what a failure means. */
enum MessageMarshaller implements MethodDescriptor.Marshaller<Message> {
    INSTANCE;

    @Override
    public InputStream stream(Message message) {
        return message.stream();
    }

    @Override
    public Message parse(InputStream stream) {
        try {
            byte[] bytes = stream.readAllBytes();
            return new Message(bytes, bytes.length);
        } catch (IOException e) {
            throw Status.INTERNAL
                    .withDescription("A message cannot be read: " + e)
                    .withCause(e)
                    .asRuntimeException();
        }
    }
}
