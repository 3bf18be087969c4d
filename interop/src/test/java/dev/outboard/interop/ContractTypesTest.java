package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.contract.AllTypes;
import dev.outboard.interop.contract.AllTypesPlugin;
import dev.outboard.interop.contract.AllTypesSamples;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A peer in Go that has nothing but the {@code .proto} of a contract: every type, at its extremes, both ways. */
class ContractTypesTest {

    @Test
    void aPluginInGoExchangesEveryType() {
        LaunchConfig config = LaunchConfig.builder(
                        AllTypes.HANDSHAKE,
                        Command.of(GoProgram.ALL_TYPES_PEER.path().toString()))
                .plugin(AllTypes.class)
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            AllTypes peer = client.dispense(AllTypes.class);

            for (String sample : AllTypesSamples.NAMES) {
                assertThat(peer.exchange(sample, AllTypesSamples.of(sample))).isEqualTo(AllTypesSamples.of(sample));
            }
            // It does look at what it gets.
            assertThatThrownBy(() -> peer.exchange("max", AllTypesSamples.of("min")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("max came as ");
        }
    }

    @Test
    void aHostInGoExchangesEveryType() {
        List<String> command = Stream.of(
                        List.of(GoProgram.ALL_TYPES_PEER.path().toString()),
                        AllTypesSamples.NAMES,
                        List.of("--"),
                        Workspace.java(AllTypesPlugin.class))
                .flatMap(List::stream)
                .toList();

        assertThat(Run.of(command).succeed().out().lines()).containsExactlyElementsOf(AllTypesSamples.NAMES);
    }

    @Test
    void aHostInGoIsGreeted() {
        Run.Result greeting = Run.of(
                        GoProgram.GREETER_HOST.path().toString(),
                        Workspace.launcher("greeter", "plugin").toString(),
                        "wörld")
                .succeed();

        assertThat(greeting.out()).isEqualTo("Hello, wörld!\n");
    }

    /** The peers' code was generated from these very files; {@code go/go-plugin-1.8/generate-contracts} does so again. */
    @ParameterizedTest
    @CsvSource({
        "/META-INF/proto/interop/v1/all_types.proto, alltypes/all_types.proto",
        "/META-INF/proto/dev/outboard/example/greeter/greeter.proto, greeter/greeter.proto"
    })
    void aPeerHasItsContractsProto(String resource, String copy) throws IOException {
        try (InputStream proto = AllTypes.class.getResourceAsStream(resource)) {
            assertThat(proto).isNotNull();
            assertThat(Workspace.interop("go", "go-plugin-1.8", copy)).hasBinaryContent(proto.readAllBytes());
        }
    }
}
