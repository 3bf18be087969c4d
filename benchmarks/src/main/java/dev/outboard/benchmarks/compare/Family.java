package dev.outboard.benchmarks.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Things that are measured in turn and compared with each other. */
enum Family {
    SOCKETS("sockets", "gRPC, a Unix socket for each service", Kind.CALLS),
    TLS("tls", "gRPC under AutoMTLS", Kind.CALLS),
    MULTIPLEX("multiplex", "gRPC, one connection for everything", Kind.CALLS),
    MULTIPLEX_TLS("multiplex-tls", "gRPC, one connection for everything, under AutoMTLS", Kind.CALLS),
    NETRPC("netrpc", "net/rpc", Kind.CALLS),
    START("start", "Starting", Kind.STARTS),
    LIMITS("limits", "Limits and alternatives", Kind.CALLS),
    FOOTPRINT("footprint", "Footprint", Kind.FOOTPRINT);

    /** What a short form has. */
    static final List<Family> QUICK = List.of(SOCKETS, START, LIMITS);

    /** How long a round takes and how much rounds differ. */
    private enum Kind {
        CALLS(5, 2),
        STARTS(7, 2),
        FOOTPRINT(3, 1);

        final int full;
        final int quick;

        Kind(int full, int quick) {
            this.full = full;
            this.quick = quick;
        }
    }

    /** As it is chosen, and as its files are called. */
    final String key;

    /** As people read it. */
    final String title;

    private final Kind kind;

    Family(String key, String title, Kind kind) {
        this.key = key;
        this.title = title;
        this.kind = kind;
    }

    /** How often everything is measured. */
    int rounds(Effort effort) {
        return switch (effort) {
            case FULL -> kind.full;
            case QUICK -> kind.quick;
            case SMOKE -> 1;
        };
    }

    static Family of(String key) {
        return Arrays.stream(values())
                .filter(family -> family.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such family: " + key + "; there are " + keys()));
    }

    static String keys() {
        return Arrays.stream(values()).map(family -> family.key).collect(Collectors.joining(", "));
    }
}
