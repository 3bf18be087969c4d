package dev.outboard.internal.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/**
 * Asks whether a service is well: {@code grpc.health.v1.HealthCheckRequest}.
 *
 * @param service the service's name; empty for the server as a whole
 */
public record HealthRequest(String service) {

    private static final int SERVICE = 1;

    void write(CodedOutputStream output) throws IOException {
        if (!service.isEmpty()) {
            output.writeString(SERVICE, service);
        }
    }

    static HealthRequest read(CodedInputStream input) throws IOException {
        String service = "";
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (tag == (SERVICE << 3 | 2)) {
                service = input.readStringRequireUtf8();
            } else if (!input.skipField(tag)) {
                break;
            }
        }
        return new HealthRequest(service);
    }
}
