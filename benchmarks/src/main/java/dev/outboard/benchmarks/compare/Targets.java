package dev.outboard.benchmarks.compare;

import dev.outboard.benchmarks.compare.Target.Growth;
import dev.outboard.benchmarks.compare.Target.Most;
import dev.outboard.benchmarks.compare.Target.Ratio;
import java.util.ArrayList;
import java.util.List;

/** What each family is meant to reach. */
final class Targets {

    private Targets() {}

    static List<Target> of(Family family) {
        return switch (family) {
            case SOCKETS -> warm(Ratio.atMost(0.7, Figure.BROKERED, Pair.JAVA, Pair.GO));
            case TLS -> warm(Ratio.atMost(0.3, Figure.BROKERED, Pair.JAVA, Pair.GO));
            case MULTIPLEX ->
                List.of(
                        Ratio.atMost(0.6, Figure.BROKERED, Pair.JAVA, Pair.GO),
                        Ratio.atMost(1.15, Figure.UNARY_P50, Pair.JAVA, Pair.JAVA_SOCKETS));
            case MULTIPLEX_TLS -> List.of(Ratio.atMost(0.3, Figure.BROKERED, Pair.JAVA, Pair.GO));
            case NETRPC ->
                List.of(
                        Ratio.atMost(1, Figure.UNARY_P50, Pair.JAVA, Pair.GO),
                        Ratio.atLeast(1, Figure.CALLERS_64, Pair.JAVA, Pair.GO));
            case START -> start();
            case LIMITS -> List.of();
            case FOOTPRINT ->
                List.of(new Most(Pair.JAVA, Figure.PLUGIN_RSS, 60), new Most(Pair.GO_HOST, Figure.PLUGIN_RSS, 60));
        };
    }

    /** Java with Java well ahead of Go with Go, and no mixture behind it. */
    private static List<Target> warm(Target brokered) {
        List<Target> targets = new ArrayList<>(List.of(
                Ratio.atMost(0.5, Figure.UNARY_P50, Pair.JAVA, Pair.GO),
                Ratio.atLeast(2, Figure.CALLERS_64, Pair.JAVA, Pair.GO),
                Ratio.atMost(0.7, Figure.LARGE_ECHO, Pair.JAVA, Pair.GO),
                Ratio.atLeast(2, Figure.DOWNLOAD, Pair.JAVA, Pair.GO),
                Ratio.atLeast(2, Figure.UPLOAD, Pair.JAVA, Pair.GO),
                brokered));
        for (String mixed : List.of(Pair.JAVA_HOST, Pair.GO_HOST)) {
            for (Figure time : List.of(Figure.UNARY_P50, Figure.LARGE_ECHO, Figure.BROKERED)) {
                targets.add(Ratio.atMost(1, time, mixed, Pair.GO));
            }
            for (Figure rate : List.of(Figure.CALLERS_64, Figure.DOWNLOAD, Figure.UPLOAD)) {
                targets.add(Ratio.atLeast(1, rate, mixed, Pair.GO));
            }
        }
        return targets;
    }

    private static List<Target> start() {
        return List.of(
                overBareJvm(3, Figure.WARM_REPLY, Pair.GO_HOST),
                overBareJvm(3, Figure.WARM_REPLY, Pair.JAVA),
                overBareJvm(5, Figure.WARM_REPLY, Subjects.withoutArchive(Pair.GO_HOST)),
                overBareJvm(5, Figure.WARM_REPLY, Subjects.withoutArchive(Pair.JAVA)),
                overBareJvm(3, Figure.HOST_REPLY, Pair.JAVA_HOST),
                overBareJvm(5, Figure.HOST_REPLY, Subjects.withoutArchive(Pair.JAVA_HOST)),
                new Growth(Pair.GO_HOST, Figure.WARM_REPLY_TLS, Figure.WARM_REPLY, 60),
                new Growth(Pair.JAVA, Figure.WARM_REPLY_TLS, Figure.WARM_REPLY, 60),
                new Growth(Pair.JAVA_HOST, Figure.HOST_REPLY_TLS, Figure.HOST_REPLY, 60),
                Ratio.atMost(1.2, Figure.TEN_THOUSANDTH_REPLY, Pair.JAVA, Pair.GO),
                Ratio.atMost(2, Figure.TEN_THOUSANDTH_REPLY, Subjects.withoutArchive(Pair.JAVA), Pair.GO));
    }

    private static Target overBareJvm(double bound, Figure figure, String subject) {
        return new Ratio(subject, figure, Subjects.BARE_JVM, Figure.JVM_LINE, Target.Direction.AT_MOST, bound);
    }
}
