package dev.outboard.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionChoiceTest {

    private final List<String> complaints = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2,7,3 | 3", "3 | 3", "2 | 2", "9,2,1,3 | 3", "7,8 | 2", "1 | 2", "'' | 2", "x,3 | 3", "3,, | 3"})
    void theNewestCommonVersionWinsAndTheLowestIsTheLastResort(String hosts, int chosen) {
        assertThat(choose(hosts, 2, 3).version()).isEqualTo(chosen);
    }

    @Test
    void withoutAListTheLowestIsServed() {
        assertThat(VersionChoice.choose(versions(3, 4), Map.of(), complaints::add)
                        .version())
                .isEqualTo(3);
        assertThat(complaints).isEmpty();
    }

    @Test
    void eachInvalidNumberIsReportedAndSkipped() {
        assertThat(choose("two,3, 2,99999999999", 2, 3).version()).isEqualTo(3);
        assertThat(complaints)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("PLUGIN_PROTOCOL_VERSIONS"))
                .anySatisfy(line -> assertThat(line).contains("\"two\""));
    }

    @Test
    void theChosenVersionBringsItsSet() {
        SortedMap<Integer, ServedSet> versions = versions(2, 3);

        assertThat(VersionChoice.choose(versions, Map.of("PLUGIN_PROTOCOL_VERSIONS", "3"), complaints::add)
                        .set())
                .isSameAs(versions.get(3));
    }

    private VersionChoice choose(String hosts, int... served) {
        return VersionChoice.choose(versions(served), Map.of("PLUGIN_PROTOCOL_VERSIONS", hosts), complaints::add);
    }

    private static SortedMap<Integer, ServedSet> versions(int... numbers) {
        SortedMap<Integer, ServedSet> versions = new TreeMap<>();
        for (int number : numbers) {
            versions.put(number, ServedSet.builder().build());
        }
        return versions;
    }
}
