package dev.outboard.internal.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.IOException;

/** The marshallers of all messages. A field's tag is its number and its wire type in one. */
final class Messages {

    static final Marshaller<Empty> PLUGIN_EMPTY =
            new MessageMarshaller<>("plugin.Empty", Messages::writeEmpty, Messages::readEmpty);
    static final Marshaller<Empty> PROTOBUF_EMPTY =
            new MessageMarshaller<>("google.protobuf.Empty", Messages::writeEmpty, Messages::readEmpty);
    static final Marshaller<ConnInfo> CONN_INFO =
            new MessageMarshaller<>("plugin.ConnInfo", ConnInfo::write, ConnInfo::read);
    static final Marshaller<StdioData> STDIO_DATA =
            new MessageMarshaller<>("plugin.StdioData", StdioData::write, StdioData::read);
    static final Marshaller<HealthRequest> HEALTH_REQUEST =
            new MessageMarshaller<>("grpc.health.v1.HealthCheckRequest", HealthRequest::write, HealthRequest::read);
    static final Marshaller<HealthStatus> HEALTH_STATUS =
            new MessageMarshaller<>("grpc.health.v1.HealthCheckResponse", HealthStatus::write, HealthStatus::read);

    private Messages() {}

    private static void writeEmpty(Empty empty, CodedOutputStream output) {
        // There are no fields.
    }

    private static Empty readEmpty(CodedInputStream input) throws IOException {
        skipRest(input);
        return Empty.EMPTY;
    }

    private static void skipRest(CodedInputStream input) throws IOException {
        int tag = input.readTag();
        while (tag != 0 && input.skipField(tag)) {
            tag = input.readTag();
        }
    }
}
