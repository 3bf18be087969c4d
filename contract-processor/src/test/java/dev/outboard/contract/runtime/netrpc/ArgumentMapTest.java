package dev.outboard.contract.runtime.netrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.gob.GoUint;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parameters as programs in Go put them into a map, with numbers of whatever type they had at hand. */
class ArgumentMapTest {

    private static ArgumentMap of(Object value) {
        return ArgumentMap.of("Store.put", Map.of("key", value));
    }

    @Test
    void numbersOfOtherTypesAreTakenWhereTheyFit() {
        assertThat(of(5L).get("key", Integer.class)).isEqualTo(5);
        assertThat(of((byte) -5).get("key", Long.class)).isEqualTo(-5L);
        assertThat(of(-32768L).get("key", Short.class)).isEqualTo(Short.MIN_VALUE);
        assertThat(of(127).get("key", Byte.class)).isEqualTo(Byte.MAX_VALUE);
        assertThat(of(new GoUint(GoUint.Kind.UINT32, 7)).get("key", Integer.class))
                .isEqualTo(7);
        assertThat(of(0.5f).get("key", Double.class)).isEqualTo(0.5);
        assertThat(of(0.5).get("key", Float.class)).isEqualTo(0.5f);
        assertThat(of("text").get("key", Object.class)).isEqualTo("text");
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        assertOutOfRange(1L << 31, Integer.class);
        assertOutOfRange(32768, Short.class);
        assertOutOfRange(-129L, Byte.class);
        assertOutOfRange(new GoUint(GoUint.Kind.UINT64, -1), Long.class);
    }

    private static void assertOutOfRange(Object value, Class<?> type) {
        assertThatThrownBy(() -> of(value).get("key", type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Store.put: the argument \"key\" is " + value + ", which is out of the range of "
                        + type.getSimpleName());
    }

    @Test
    void whatIsOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> of("5").get("key", Long.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Store.put: the argument \"key\" must be a Long, and is a String");
        assertThatThrownBy(() -> of(5).get("key", Double.class)).hasMessageContaining("must be a Double");
        assertThatThrownBy(() -> of(5.0).get("key", Integer.class)).hasMessageContaining("must be a Integer");
        assertThatThrownBy(() -> of(5).get("key", String.class)).hasMessageContaining("must be a String");
    }

    @Test
    void whatIsMissingIsNamedUnlessItMayBe() {
        ArgumentMap empty = ArgumentMap.of("Store.put", Map.of("other", 1));

        assertThat(empty.getNullable("key", String.class)).isNull();
        assertThatThrownBy(() -> empty.get("key", String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Store.put needs the argument \"key\", and it is not in the map: there are [other]");
        assertThat(ArgumentMap.of("Store.put").with("key", null).with("a", 1).values())
                .isEqualTo(Map.of("a", 1));
    }
}
