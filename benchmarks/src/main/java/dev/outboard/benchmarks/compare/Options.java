package dev.outboard.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param programs what is run
 * @param goVersion for the heading
 * @param target where the results go
 * @param families what is measured
 * @param effort how much is measured
 * @param rounds how often; 0 for what each family has by itself
 * @param kept results that are printed and plotted again, with nothing measured
 */
record Options(
        Programs programs,
        String goVersion,
        Path target,
        List<Family> families,
        Effort effort,
        int rounds,
        Optional<Path> kept) {

    static final String USAGE =
            "usage: run [--quick] [--smoke] [--only FAMILY[,FAMILY ...]] [--rounds N] | --plots-from FILE";

    int rounds(Family family) {
        return rounds == 0 ? family.rounds(effort) : rounds;
    }

    /** Reads the arguments; those that {@code benchmarks/run} adds itself must be there. */
    static Options parse(List<String> arguments) {
        Values values = new Values();
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            values.take(left.pop(), left);
        }
        return values.options();
    }

    /** What has been read so far. */
    private static final class Values {
        private @Nullable Path goPeer;
        private @Nullable Path bin;
        private @Nullable Path limits;
        private @Nullable Path target;
        private @Nullable Path kept;
        private String goVersion = "Go";
        private final List<Family> only = new ArrayList<>();
        private boolean quick;
        private boolean smoke;
        private int rounds;

        void take(String option, Deque<String> left) {
            switch (option) {
                case "--quick" -> quick = true;
                case "--smoke" -> smoke = true;
                case "--only" ->
                    Arrays.stream(value(option, left).split(",", -1))
                            .map(Family::of)
                            .forEach(only::add);
                case "--rounds" -> rounds = positive(value(option, left));
                case "--plots-from" -> kept = Path.of(value(option, left));
                case "--go-peer" -> goPeer = Path.of(value(option, left));
                case "--go-version" -> goVersion = value(option, left);
                case "--bin" -> bin = Path.of(value(option, left));
                case "--limits" -> limits = Path.of(value(option, left));
                case "--target" -> target = Path.of(value(option, left));
                default -> throw new IllegalArgumentException("no such option: " + option);
            }
        }

        Options options() {
            if (goPeer == null || bin == null || limits == null || target == null) {
                throw new IllegalArgumentException("the programs are missing: start it by benchmarks/run");
            }
            Programs programs =
                    new Programs(goPeer, bin.resolve("echo-host"), bin.resolve("echo-plugin"), limits, BareJvm.hello());
            return new Options(programs, goVersion, target, families(), effort(), rounds, Optional.ofNullable(kept));
        }

        private Effort effort() {
            if (smoke) {
                return Effort.SMOKE;
            }
            return quick ? Effort.QUICK : Effort.FULL;
        }

        private List<Family> families() {
            if (only.isEmpty()) {
                return quick ? Family.QUICK : List.of(Family.values());
            }
            return Arrays.stream(Family.values()).filter(only::contains).toList();
        }

        private static String value(String option, Deque<String> left) {
            String value = left.poll();
            if (value == null) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return value;
        }

        private static int positive(String text) {
            if (!text.matches("[1-9][0-9]{0,3}")) {
                throw new IllegalArgumentException("the number of rounds must be 1 to 9999, not " + text);
            }
            return Integer.parseInt(text);
        }
    }
}
