package dev.outboard.internal.wire;

import static io.grpc.MethodDescriptor.generateFullMethodName;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;

/** The methods of go-plugin's own services and of the health check. */
public final class Methods {

    public static final String BROKER = "plugin.GRPCBroker";
    public static final String CONTROLLER = "plugin.GRPCController";
    public static final String STDIO = "plugin.GRPCStdio";
    public static final String HEALTH = "grpc.health.v1.Health";

    /** The service name by whose health a host tells that a plugin is well. */
    public static final String PLUGIN_HEALTH = "plugin";

    public static final MethodDescriptor<ConnInfo, ConnInfo> START_STREAM =
            method(MethodType.BIDI_STREAMING, BROKER, "StartStream", Messages.CONN_INFO, Messages.CONN_INFO);
    public static final MethodDescriptor<Empty, Empty> SHUTDOWN =
            method(MethodType.UNARY, CONTROLLER, "Shutdown", Messages.PLUGIN_EMPTY, Messages.PLUGIN_EMPTY);
    public static final MethodDescriptor<Empty, StdioData> STREAM_STDIO =
            method(MethodType.SERVER_STREAMING, STDIO, "StreamStdio", Messages.PROTOBUF_EMPTY, Messages.STDIO_DATA);
    public static final MethodDescriptor<HealthRequest, HealthStatus> CHECK_HEALTH =
            method(MethodType.UNARY, HEALTH, "Check", Messages.HEALTH_REQUEST, Messages.HEALTH_STATUS);
    public static final MethodDescriptor<HealthRequest, HealthStatus> WATCH_HEALTH =
            method(MethodType.SERVER_STREAMING, HEALTH, "Watch", Messages.HEALTH_REQUEST, Messages.HEALTH_STATUS);

    private Methods() {}

    private static <A, B> MethodDescriptor<A, B> method(
            MethodType type, String service, String name, Marshaller<A> request, Marshaller<B> response) {
        return MethodDescriptor.<A, B>newBuilder(request, response)
                .setType(type)
                .setFullMethodName(generateFullMethodName(service, name))
                .build();
    }
}
