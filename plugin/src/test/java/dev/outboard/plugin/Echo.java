package dev.outboard.plugin;

import dev.outboard.GrpcPlugin;
import dev.outboard.Handshake;
import dev.outboard.NetRpcPlugin;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcException;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The smallest plugin API: a text is answered with a text. */
public interface Echo {

    String say(String text);

    Handshake HANDSHAKE = Handshake.of(1, "ECHO_PLUGIN", "echo");

    MethodDescriptor<String, String> SAY = MethodDescriptor.<String, String>newBuilder(Text.TEXT, Text.TEXT)
            .setType(MethodType.UNARY)
            .setFullMethodName("test.Echo/Say")
            .build();

    GrpcPlugin<Echo> PLUGIN = GrpcPlugin.of(Echo.class, Service::new, Client::new);

    /** The same over net/rpc. */
    NetRpcPlugin<Echo> NETRPC = NetRpcPlugin.of(Echo.class, Receiver::new, RpcEcho::new);

    /** The plugin's side of net/rpc. */
    record Receiver(Echo echo) {
        public String say(String text) {
            return echo.say(text);
        }
    }

    /** The host's side of net/rpc. */
    record RpcEcho(RpcClient client) implements Echo {
        @Override
        public String say(String text) {
            try {
                return String.valueOf(client.call("Plugin.Say", text, String.class));
            } catch (RpcException e) {
                throw new IllegalStateException(e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The plugin's side. */
    record Service(Echo echo) implements BindableService {
        @Override
        public ServerServiceDefinition bindService() {
            return ServerServiceDefinition.builder("test.Echo")
                    .addMethod(SAY, ServerCalls.asyncUnaryCall(this::say))
                    .build();
        }

        private void say(String text, StreamObserver<String> answer) {
            answer.onNext(echo.say(text));
            answer.onCompleted();
        }
    }

    /** The host's side. */
    record Client(Channel channel) implements Echo {
        @Override
        public String say(String text) {
            return ClientCalls.blockingUnaryCall(channel, SAY, CallOptions.DEFAULT, text);
        }
    }

    /** Texts as bytes, without any framing. */
    enum Text implements Marshaller<String> {
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
