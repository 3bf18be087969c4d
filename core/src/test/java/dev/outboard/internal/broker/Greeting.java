package dev.outboard.internal.broker;

import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A service that answers a text with a text. */
record Greeting(UnaryOperator<String> answer) implements BindableService {

    private static final MethodDescriptor<String, String> GREET = MethodDescriptor.<String, String>newBuilder(
                    Text.TEXT, Text.TEXT)
            .setType(MethodType.UNARY)
            .setFullMethodName("test.Greeting/Greet")
            .build();

    /** Answers with its name, which tells one service from another. */
    static Greeting named(String name) {
        return new Greeting(text -> name + " heard " + text);
    }

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder("test.Greeting")
                .addMethod(GREET, ServerCalls.asyncUnaryCall((text, response) -> {
                    response.onNext(answer.apply(text));
                    response.onCompleted();
                }))
                .build();
    }

    static String greet(Channel channel, String text) {
        return ClientCalls.blockingUnaryCall(
                channel, GREET, CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS), text);
    }

    private enum Text implements Marshaller<String> {
        TEXT;

        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
