package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectsTest {

    private final Subjects subjects = new Subjects(OptionsTest.parse().programs(), Effort.SMOKE);

    @ParameterizedTest
    @EnumSource
    void allPairsAreInEachFamilyUnderNamesOfTheirOwn(Family family) {
        List<String> names = subjects.of(family).stream().map(Subject::name).toList();

        assertThat(names).doesNotHaveDuplicates().contains(Pair.GO, Pair.JAVA);
        if (family != Family.LIMITS) {
            assertThat(names).startsWith(Pair.GO).contains(Pair.GO_HOST, Pair.JAVA_HOST);
        }
    }

    @ParameterizedTest
    @EnumSource
    void targetsSpeakOfWhatIsMeasured(Family family) {
        List<String> names = subjects.of(family).stream().map(Subject::name).toList();

        assertThat(Targets.of(family))
                .allSatisfy(target -> assertThat(namesIn(target)).isSubsetOf(names));
    }

    @Test
    void overNetRpcAllProgramsAreToldSo() {
        assertThat(subjects.of(Family.NETRPC)).hasSize(4).allSatisfy(subject -> {
            Pair pair = ((StayingPair) subject).pair();
            assertThat(pair.host()).endsWith("-netrpc");
            assertThat(pair.plugin()).endsWith("-netrpc");
        });
    }

    @Test
    void underAutoMtlsOnlyHostsAreTold() {
        assertThat(subjects.of(Family.MULTIPLEX_TLS)).hasSize(4).allSatisfy(subject -> {
            Pair pair = ((StayingPair) subject).pair();
            assertThat(pair.host()).endsWith("-tls", "-multiplex");
            assertThat(pair.plugin()).doesNotContain("-tls");
        });
    }

    private static List<String> namesIn(Target target) {
        if (target instanceof Target.Ratio ratio) {
            return List.of(ratio.subject(), ratio.base());
        }
        if (target instanceof Target.Growth growth) {
            return List.of(growth.subject());
        }
        return List.of(((Target.Most) target).subject());
    }
}
