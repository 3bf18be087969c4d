package dev.outboard.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Methods whose messages are byte arrays or texts. */
final class TestMethods {

    static final String SERVICE = "test.Service";

    static final MethodDescriptor<byte[], byte[]> UNARY = bytes(MethodType.UNARY, "Unary");
    static final MethodDescriptor<byte[], byte[]> CLIENT_STREAMING =
            bytes(MethodType.CLIENT_STREAMING, "ClientStreaming");
    static final MethodDescriptor<byte[], byte[]> SERVER_STREAMING =
            bytes(MethodType.SERVER_STREAMING, "ServerStreaming");
    static final MethodDescriptor<byte[], byte[]> BIDI = bytes(MethodType.BIDI_STREAMING, "Bidi");
    static final MethodDescriptor<String, String> GREET = MethodDescriptor.<String, String>newBuilder()
            .setType(MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Greet"))
            .setRequestMarshaller(new Texts())
            .setResponseMarshaller(new Texts())
            .build();

    private TestMethods() {}

    static MethodDescriptor<byte[], byte[]> bytes(MethodType type, String name) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            return readAll(stream);
        }
    }

    private static final class Texts implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(utf8(value));
        }

        @Override
        public String parse(InputStream stream) {
            return new String(readAll(stream), StandardCharsets.UTF_8);
        }
    }

    private static byte[] readAll(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
