package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.host.LaunchConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same as {@link GoRelayPluginTest} with one connection for everything. */
class GoRelayPluginMultiplexTest extends GoRelayPluginTest {

    @Override
    LaunchConfig.Builder configured(LaunchConfig.Builder config) {
        return config.multiplex();
    }

    @Override
    String goPluginsTimeout() {
        return "timeout waiting for multiplexing knock handshake on id 4711";
    }

    /** Go's plugin leaves its socket behind; so this host removes it. */
    @AfterEach
    void noSocketIsLeft() {
        stop();
        Leftovers.assertNoFile(sockets);
    }

    @Test
    void thereAreOneConnectionAndOneSocket() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(pluginDials()).isEqualTo("as it should");
            assertThat(hostDials()).isEqualTo("as it should");
        }
        assertThat(NetworkSockets.connectedIn(sockets)).isEqualTo(1);
        assertThat(Workspace.filesIn(sockets)).hasSize(1);
        assertThat(OwnSockets.directories()).isEmpty();
    }

    @Test
    void twoHundredAtOnceReachWhomTheyDial() throws Exception {
        assertThat(pluginDials()).isEqualTo(hostDials());
        allAtOnce(100);
        assertThat(NetworkSockets.connectedIn(sockets)).isEqualTo(1);
    }
}
