package dev.outboard.internal.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/** Whether a service is well: {@code grpc.health.v1.HealthCheckResponse}. */
public enum HealthStatus {
    UNKNOWN(0),
    SERVING(1),
    NOT_SERVING(2),
    SERVICE_UNKNOWN(3);

    private static final int STATUS = 1;

    private final int number;

    HealthStatus(int number) {
        this.number = number;
    }

    void write(CodedOutputStream output) throws IOException {
        if (this != UNKNOWN) {
            output.writeEnum(STATUS, number);
        }
    }

    static HealthStatus read(CodedInputStream input) throws IOException {
        int status = 0;
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (tag == STATUS << 3) {
                status = input.readEnum();
            } else if (!input.skipField(tag)) {
                break;
            }
        }
        return ofNumber(status);
    }

    private static HealthStatus ofNumber(int number) {
        for (HealthStatus status : values()) {
            if (status.number == number) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
