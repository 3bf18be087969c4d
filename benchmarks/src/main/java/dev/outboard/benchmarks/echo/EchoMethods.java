package dev.outboard.benchmarks.echo;

import com.google.protobuf.BytesValue;
import com.google.protobuf.Message;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.UInt64Value;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;

/** The methods as a code generator would describe them: protobuf's own wrapper messages, grpc-protobuf's marshaller. */
final class EchoMethods {

    static final String SERVICE = "outboard.benchmarks.Echo";

    static final MethodDescriptor<BytesValue, BytesValue> UNARY =
            method(MethodType.UNARY, "Unary", BytesValue.getDefaultInstance(), BytesValue.getDefaultInstance());

    static final MethodDescriptor<UInt32Value, BytesValue> DOWNLOAD = method(
            MethodType.SERVER_STREAMING, "Download", UInt32Value.getDefaultInstance(), BytesValue.getDefaultInstance());

    static final MethodDescriptor<BytesValue, UInt64Value> UPLOAD = method(
            MethodType.CLIENT_STREAMING, "Upload", BytesValue.getDefaultInstance(), UInt64Value.getDefaultInstance());

    static final MethodDescriptor<UInt32Value, BytesValue> CALL_BACK =
            method(MethodType.UNARY, "CallBack", UInt32Value.getDefaultInstance(), BytesValue.getDefaultInstance());

    private EchoMethods() {}

    private static <Q extends Message, A extends Message> MethodDescriptor<Q, A> method(
            MethodType type, String name, Q request, A response) {
        return MethodDescriptor.<Q, A>newBuilder()
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .setRequestMarshaller(ProtoUtils.marshaller(request))
                .setResponseMarshaller(ProtoUtils.marshaller(response))
                .setSampledToLocalTracing(true)
                .build();
    }
}
