package dev.outboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GeneratedBindingTest {

    @Test
    void aBindingIsFoundByItsInterface() {
        assertThat(GrpcPlugin.of(SampleContracts.Bound.class)).isInstanceOf(SampleContracts_BoundBinding.class);
        assertThat(PluginSet.builder()
                        .plugin(SampleContracts.Bound.class)
                        .build()
                        .plugins())
                .hasEntrySatisfying(
                        SampleContracts.Bound.class.getName(),
                        plugin -> assertThat(plugin.type()).isEqualTo(SampleContracts.Bound.class));
    }

    @Test
    void aMissingBindingSaysHowTheProcessorIsSwitchedOn() {
        assertThatThrownBy(() -> GrpcPlugin.of(SampleContracts.Unbound.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no dev.outboard.SampleContracts_UnboundBinding for the contract"
                        + " dev.outboard.SampleContracts$Unbound. Annotate the interface with @PluginContract")
                .hasMessageContainingAll("outboard-contract-processor", "annotationProcessorPaths", "JDK 23");
    }

    @Test
    void aClassOfThatNameThatIsNoBindingIsRefused() {
        assertThatThrownBy(() -> GrpcPlugin.of(SampleContracts.Misbound.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dev.outboard.SampleContracts_MisboundBinding is no binding of"
                        + " dev.outboard.SampleContracts$Misbound. Compile the contract anew, with the annotation"
                        + " processor");
    }
}
