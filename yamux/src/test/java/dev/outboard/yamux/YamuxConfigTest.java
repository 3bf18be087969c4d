package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class YamuxConfigTest {

    @Test
    void theDefaultsAreThoseOfTheOriginalButForTheWindow() {
        YamuxConfig config = YamuxConfig.defaults();
        assertThat(config.acceptBacklog()).isEqualTo(256);
        assertThat(config.keepAliveInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.writeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.streamOpenTimeout()).isEqualTo(Duration.ofSeconds(75));
        assertThat(config.streamCloseTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.maxStreamWindow()).isEqualTo(1024 * 1024);
    }

    @Test
    void eachSetterChecksItsArgument() {
        YamuxConfig.Builder builder = YamuxConfig.builder();
        assertThatThrownBy(() -> builder.acceptBacklog(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acceptBacklog is 0");
        assertThatThrownBy(() -> builder.maxStreamWindow(262_143))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("262144 at least");
        Duration negative = Duration.ofNanos(-1);
        assertThatThrownBy(() -> builder.keepAliveInterval(negative)).hasMessageContaining("keepAliveInterval");
        assertThatThrownBy(() -> builder.writeTimeout(negative)).hasMessageContaining("writeTimeout");
        assertThatThrownBy(() -> builder.streamOpenTimeout(negative)).hasMessageContaining("streamOpenTimeout");
        assertThatThrownBy(() -> builder.streamCloseTimeout(negative)).hasMessageContaining("streamCloseTimeout");
    }
}
