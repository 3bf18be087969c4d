package dev.outboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginSetTest {

    private static final BindableService NO_METHODS =
            () -> ServerServiceDefinition.builder("test.Nothing").build();
    private static final GrpcPlugin<Runnable> PLUGIN =
            GrpcPlugin.of(Runnable.class, implementation -> NO_METHODS, channel -> () -> {});

    @Test
    void aSetKeepsItsPluginsInOrder() {
        PluginSet set =
                PluginSet.builder().plugin("b", PLUGIN).plugin("a", PLUGIN).build();

        assertThat(set.plugins()).containsOnlyKeys("b", "a");
        assertThat(set).hasToString("[b, a]");
    }

    @Test
    void aNameIsGivenOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PluginSet.builder().plugin("a", PLUGIN).plugin("a", PLUGIN))
                .withMessageContaining("\"a\"");
    }

    @Test
    void aBuilderThatGoesOnLeavesItsSetsAlone() {
        PluginSet.Builder builder = PluginSet.builder().plugin("a", PLUGIN);
        PluginSet set = builder.build();
        builder.plugin("b", PLUGIN);

        assertThat(set.plugins()).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"-1, KEY, value", "1, '', value", "1, A=B, value", "1, KEY, ''"},
            emptyValue = "")
    void aHandshakeMustBePossible(int version, String key, String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Handshake.of(version, key, value));
    }
}
