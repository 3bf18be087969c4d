package dev.outboard.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import dev.outboard.internal.wire.ConnInfo.Knock;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the hand-written messages against protobuf's own reading of the .proto files. */
class MessagesTest {

    private static final Descriptor CONN_INFO = descriptor("grpc_broker.proto", "ConnInfo");
    private static final Descriptor EMPTY = descriptor("grpc_controller.proto", "Empty");
    private static final Descriptor STDIO_DATA = descriptor("grpc_stdio.proto", "StdioData");

    @Test
    void connInfoIsWhatProtobufMakesOfIt() throws IOException {
        ConnInfo info = new ConnInfo(-1, "unix", "/tmp/ü", new Knock(true, true, "nobody there"));
        Message same = filled(CONN_INFO, "service_id", -1, "network", "unix", "address", "/tmp/ü", "knock", knock());

        assertThat(bytes(Messages.CONN_INFO, info)).isEqualTo(same.toByteArray());
        assertThat(read(Messages.CONN_INFO, same.toByteArray())).isEqualTo(info);
    }

    private static Message knock() {
        Descriptor knock = CONN_INFO.findNestedTypeByName("Knock");
        return filled(knock, "knock", true, "ack", true, "error", "nobody there");
    }

    @Test
    void aConnInfoOfDefaultsHasNoBytes() throws IOException {
        ConnInfo info = new ConnInfo(0, "", "", null);

        assertThat(bytes(Messages.CONN_INFO, info)).isEmpty();
        assertThat(read(Messages.CONN_INFO, new byte[0])).isEqualTo(info);
    }

    @Test
    void anEmptyKnockIsStillAKnock() throws IOException {
        ConnInfo info = new ConnInfo(5, "", "", new Knock(false, false, ""));

        assertThat(read(Messages.CONN_INFO, bytes(Messages.CONN_INFO, info))).isEqualTo(info);
    }

    @Test
    void stdioDataIsWhatProtobufMakesOfIt() throws IOException {
        StdioData data = new StdioData(StdioData.STDERR, ByteString.copyFromUtf8("hello"));
        Descriptor type = STDIO_DATA;
        Message same = filled(
                type,
                "channel",
                type.findEnumTypeByName("Channel").findValueByName("STDERR"),
                "data",
                ByteString.copyFromUtf8("hello"));

        assertThat(bytes(Messages.STDIO_DATA, data)).isEqualTo(same.toByteArray());
        assertThat(read(Messages.STDIO_DATA, same.toByteArray())).isEqualTo(data);
    }

    @Test
    void healthRequestsAreThoseOfGrpc() throws IOException {
        HealthCheckRequest same =
                HealthCheckRequest.newBuilder().setService("plugin").build();

        assertThat(bytes(Messages.HEALTH_REQUEST, new HealthRequest("plugin"))).isEqualTo(same.toByteArray());
        assertThat(read(Messages.HEALTH_REQUEST, same.toByteArray())).isEqualTo(new HealthRequest("plugin"));
        assertThat(bytes(Messages.HEALTH_REQUEST, new HealthRequest(""))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void healthStatusesAreThoseOfGrpc(HealthStatus status) throws IOException {
        HealthCheckResponse same = HealthCheckResponse.newBuilder()
                .setStatus(HealthCheckResponse.ServingStatus.valueOf(status.name()))
                .build();

        assertThat(bytes(Messages.HEALTH_STATUS, status)).isEqualTo(same.toByteArray());
        assertThat(read(Messages.HEALTH_STATUS, same.toByteArray())).isEqualTo(status);
    }

    @Test
    void aStatusFromTheFutureIsUnknown() throws IOException {
        byte[] bytes =
                HealthCheckResponse.newBuilder().setStatusValue(99).build().toByteArray();

        assertThat(read(Messages.HEALTH_STATUS, bytes)).isEqualTo(HealthStatus.UNKNOWN);
    }

    @Test
    void fieldsFromTheFutureAreSkipped() throws IOException {
        byte[] future = UnknownFieldSet.newBuilder()
                .addField(90, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                .addField(
                        91,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                .addGroup(UnknownFieldSet.getDefaultInstance())
                                .build())
                .build()
                .toByteArray();

        assertThat(read(Messages.PLUGIN_EMPTY, future)).isEqualTo(Empty.EMPTY);
        assertThat(read(Messages.CONN_INFO, future)).isEqualTo(new ConnInfo(0, "", "", null));
        assertThat(read(Messages.STDIO_DATA, future)).isEqualTo(new StdioData(0, ByteString.EMPTY));
        assertThat(read(Messages.HEALTH_REQUEST, future)).isEqualTo(new HealthRequest(""));
        assertThat(read(Messages.HEALTH_STATUS, future)).isEqualTo(HealthStatus.UNKNOWN);
    }

    @Test
    void emptyMessagesHaveNoBytes() throws IOException {
        assertThat(bytes(Messages.PLUGIN_EMPTY, Empty.EMPTY)).isEmpty();
        assertThat(bytes(Messages.PROTOBUF_EMPTY, Empty.EMPTY)).isEmpty();
        assertThat(EMPTY.getFields()).isEmpty();
    }

    @Test
    void brokenBytesFailTheCallWithTheMessagesName() {
        byte[] cutOff = {0x12, 0x7f, 'u'};
        byte[] endOfNoGroup = {0x0c};

        assertThatThrownBy(() -> read(Messages.CONN_INFO, cutOff))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INTERNAL")
                .hasMessageContaining("plugin.ConnInfo");
        assertThatThrownBy(() -> read(Messages.HEALTH_REQUEST, endOfNoGroup))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("HealthCheckRequest");
    }

    @Test
    void theMethodsAreThoseOfTheProtoFiles() {
        assertThat(Methods.START_STREAM.getFullMethodName()).isEqualTo("plugin.GRPCBroker/StartStream");
        assertThat(Methods.SHUTDOWN.getFullMethodName()).isEqualTo("plugin.GRPCController/Shutdown");
        assertThat(Methods.STREAM_STDIO.getFullMethodName()).isEqualTo("plugin.GRPCStdio/StreamStdio");
        assertThat(file("grpc_broker.proto").findServiceByName("GRPCBroker").findMethodByName("StartStream"))
                .isNotNull();
        assertThat(file("grpc_controller.proto")
                        .findServiceByName("GRPCController")
                        .findMethodByName("Shutdown"))
                .isNotNull();
        assertThat(file("grpc_stdio.proto").findServiceByName("GRPCStdio").findMethodByName("StreamStdio"))
                .isNotNull();
    }

    private static <T> byte[] bytes(Marshaller<T> marshaller, T message) throws IOException {
        return marshaller.stream(message).readAllBytes();
    }

    private static <T> T read(Marshaller<T> marshaller, byte[] bytes) {
        return marshaller.parse(new ByteArrayInputStream(bytes));
    }

    private static Message filled(Descriptor type, Object... fields) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (int i = 0; i < fields.length; i += 2) {
            message.setField(type.findFieldByName((String) fields[i]), fields[i + 1]);
        }
        return message.build();
    }

    private static Descriptor descriptor(String file, String message) {
        return file(file).findMessageTypeByName(message);
    }

    private static FileDescriptor file(String name) {
        try (InputStream stream =
                MessagesTest.class.getResourceAsStream("/dev/outboard/internal/reflection/services.desc")) {
            for (FileDescriptorProto file : FileDescriptorSet.parseFrom(stream).getFileList()) {
                if (file.getName().endsWith(name)) {
                    return FileDescriptor.buildFrom(
                            file,
                            file.getDependencyCount() == 0
                                    ? new FileDescriptor[0]
                                    : new FileDescriptor[] {EmptyProto.getDescriptor()});
                }
            }
            throw new AssertionError("no file " + name);
        } catch (IOException | DescriptorValidationException e) {
            throw new AssertionError(e);
        }
    }
}
