package dev.outboard.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServeConfigTest {

    private static final ServedSet SET = ServedSet.of("echo", Echo.PLUGIN, text -> text);

    @Test
    void pluginsWithoutAVersionBelongToTheHandshakes() {
        assertThat(FakeSurroundings.config().version(3, SET).build().versions()).containsOnlyKeys(1, 3);
    }

    @Test
    void aVersionIsGivenOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ServeConfig.builder(Echo.HANDSHAKE).version(3, SET).version(3, SET));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeSurroundings.config().version(1, SET).build());
    }

    @Test
    void somethingMustBeServed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServeConfig.builder(Echo.HANDSHAKE).build())
                .withMessageContaining("add a plugin");
    }

    @Test
    void aGraceTimeIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeSurroundings.config().endWithoutConnectionAfter(Duration.ZERO));
    }

    @Test
    void aLimitOfMessagesIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeSurroundings.config().maxInboundMessageSize(-1))
                .withMessageContaining("-1");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void anImplementationIsOfThePluginsType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServedSet.of("echo", (dev.outboard.Plugin) Echo.PLUGIN, "no echo"))
                .withMessageContaining(Echo.class.getName());
    }
}
