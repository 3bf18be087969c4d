package dev.outboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outboard.net.Endpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReattachDescriptorTest {

    private static final Endpoint SOCKET = new Endpoint.Unix(Path.of("/tmp/s"));

    @Test
    void protocolsHaveTheNamesOfTheWire() {
        assertThat(Protocol.GRPC.wireName()).isEqualTo("grpc");
        assertThat(Protocol.NETRPC.wireName()).isEqualTo("netrpc");
    }

    @Test
    void aPluginInsideAProcessCannotBeReachedByAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReattachDescriptor(Protocol.GRPC, 1, new Endpoint.Local("pipe"), 7, true))
                .withMessageContaining("local:pipe");
    }

    @Test
    void versionsAndProcessesAreOnesThatExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReattachDescriptor(Protocol.GRPC, -1, SOCKET, 7, true))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReattachDescriptor(Protocol.GRPC, 1, SOCKET, 0, true))
                .withMessageContaining("process id");
    }
}
