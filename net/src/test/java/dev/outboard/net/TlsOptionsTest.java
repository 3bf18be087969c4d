package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TlsOptionsTest {

    private TlsOptions.Builder options;

    @BeforeEach
    void startBuilder() throws Exception {
        options = TestTls.clientOptions();
    }

    @Test
    void versionsBelowTls12AreNotToBeHad() {
        assertThatThrownBy(() -> options.versions("TLSv1.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TLSv1.1");
        assertThatThrownBy(() -> options.versions()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void applicationProtocolsAreNamed() {
        assertThatThrownBy(() -> options.offerApplicationProtocols("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.requireApplicationProtocol()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aServerNameIsADnsName() {
        assertThatThrownBy(() -> options.serverName("no such name")).isInstanceOf(IllegalArgumentException.class);
    }
}
