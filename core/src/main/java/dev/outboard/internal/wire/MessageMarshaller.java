package dev.outboard.internal.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads and writes one kind of message, in protobuf's encoding. Fields it does not know are skipped. */
final class MessageMarshaller<T> implements MethodDescriptor.Marshaller<T> {

    /** Writes the fields that are not at their defaults, lowest number first. */
    interface Writer<T> {
        void write(T message, CodedOutputStream output) throws IOException;
    }

    /** Reads fields up to the end of the input. */
    interface Reader<T> {
        T read(CodedInputStream input) throws IOException;
    }

    private final String name;
    private final Writer<T> writer;
    private final Reader<T> reader;

    MessageMarshaller(String name, Writer<T> writer, Reader<T> reader) {
        this.name = name;
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public InputStream stream(T message) {
        return new ByteArrayInputStream(bytes(message));
    }

    byte[] bytes(T message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream output = CodedOutputStream.newInstance(bytes, CodedOutputStream.DEFAULT_BUFFER_SIZE);
        try {
            writer.write(message, output);
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("A byte array takes whatever is written to it", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public T parse(InputStream stream) {
        try {
            CodedInputStream input = CodedInputStream.newInstance(stream);
            T message = reader.read(input);
            input.checkLastTagWas(0);
            return message;
        } catch (IOException e) {
            throw Status.INTERNAL
                    .withDescription("Not a valid " + name + ": " + e.getMessage())
                    .withCause(e)
                    .asRuntimeException();
        }
    }
}
