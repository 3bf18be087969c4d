package dev.outboard.benchmarks.compare;

import dev.outboard.benchmarks.compare.StayingPair.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What each family measures. */
final class Subjects {

    static final String BARE_JVM = "bare JVM";

    /** What tells the launchers of Java programs to start without class-data archives. */
    private static final Map<String, String> NO_ARCHIVE = Map.of("OUTBOARD_ARCHIVE", "off");

    private static final List<String> TLS = List.of("-tls");
    private static final List<String> MULTIPLEX = List.of("-multiplex");
    private static final List<String> NETRPC = List.of("-netrpc");

    private final Programs programs;
    private final Effort effort;

    Subjects(Programs programs, Effort effort) {
        this.programs = programs;
        this.effort = effort;
    }

    static String withoutArchive(String pair) {
        return pair + ", no CDS";
    }

    List<Subject> of(Family family) {
        return switch (family) {
            case SOCKETS -> pairs(List.of(), List.of(Part.HANDSHAKE_LINE));
            case TLS -> pairs(TLS, List.of());
            case MULTIPLEX -> multiplexed();
            case MULTIPLEX_TLS ->
                pairs(Stream.of(TLS, MULTIPLEX).flatMap(List::stream).toList(), List.of());
            case NETRPC ->
                Pair.all(programs).stream()
                        .map(pair -> run(pair.withOptions(NETRPC), List.of()))
                        .toList();
            case START -> start();
            case LIMITS -> limits();
            case FOOTPRINT -> footprint();
        };
    }

    /** All four; Java with Java has a contract in addition. */
    private List<Subject> pairs(List<String> hostOptions, List<Part> parts) {
        return Pair.all(programs).stream()
                .map(pair -> run(
                        pair.withHostOptions(hostOptions),
                        pair.name().equals(Pair.JAVA)
                                ? Stream.concat(parts.stream(), Stream.of(Part.CONTRACT))
                                        .toList()
                                : parts))
                .toList();
    }

    /** All four, and Java without multiplexing beside them. */
    private List<Subject> multiplexed() {
        List<Subject> all = new ArrayList<>(pairs(MULTIPLEX, List.of()));
        all.add(run(Pair.all(programs).get(1).named(Pair.JAVA_SOCKETS), List.of()));
        return all;
    }

    private Subject run(Pair pair, List<Part> parts) {
        return new StayingPair(pair, parts, effort);
    }

    private List<Subject> start() {
        List<Subject> all = new ArrayList<>();
        for (Pair pair : Pair.all(programs)) {
            all.add(new Starts(pair, effort));
        }
        for (Pair pair : Pair.all(programs)) {
            if (!pair.name().equals(Pair.GO)) {
                all.add(new Starts(pair.named(withoutArchive(pair.name())).withEnvironment(NO_ARCHIVE), effort));
            }
        }
        all.add(new BareJvm(BARE_JVM, programs.bareJvm()));
        return all;
    }

    private List<Subject> limits() {
        List<Subject> all = new ArrayList<>();
        List<Pair> pairs = Pair.all(programs);
        // The others have no archives either.
        all.add(new CallsAlone(pairs.get(1).withEnvironment(NO_ARCHIVE), effort));
        all.add(new CallsAlone(pairs.get(0), effort));
        for (Alternative alternative : Alternative.values()) {
            all.add(new OtherRun(alternative.label, List.of(programs.limits().toString(), alternative.key), effort));
        }
        all.add(new OtherRun("raw socket, Java", List.of(programs.limits().toString(), "raw"), effort));
        all.add(new OtherRun("raw socket, Go", List.of(programs.goPeer().toString(), "raw"), effort));
        return all;
    }

    /** What a Java team might take in our place. */
    private enum Alternative {
        NETTY("netty", "grpc-java, Netty"),
        LSP4J("lsp4j", "LSP4J, pipes");

        final String key;
        final String label;

        Alternative(String key, String label) {
            this.key = key;
            this.label = label;
        }
    }

    private List<Subject> footprint() {
        return Pair.all(programs).stream()
                .<Subject>map(pair -> new Footprint(pair, effort))
                .toList();
    }
}
