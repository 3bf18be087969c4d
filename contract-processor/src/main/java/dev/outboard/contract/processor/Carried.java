package dev.outboard.contract.processor;

/** How a method gives or takes what crosses: as it is, later, or as a stream. */
enum Carried {
    PLAIN("", "await", ""),
    STAGE("java.util.concurrent.CompletionStage", "future", "when"),
    FUTURE("java.util.concurrent.CompletableFuture", "future", "when"),
    PUBLISHER("java.util.concurrent.Flow.Publisher", "publisher", "published"),
    STREAM("java.util.stream.Stream", "stream", "streamed"),
    ITERATOR("java.util.Iterator", "iterator", "iterated");

    private final String java;
    private final String incoming;
    private final String outgoing;

    Carried(String java, String incoming, String outgoing) {
        this.java = java;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /** What a type, by its name without arguments, is as a parameter. */
    static Carried ofParameter(String type) {
        Carried carried = ofResult(type);
        return carried.isStream() ? carried : PLAIN;
    }

    /** What a type, by its name without arguments, is as a result. */
    static Carried ofResult(String type) {
        for (Carried carried : values()) {
            if (carried.java.equals(type)) {
                return carried;
            }
        }
        return PLAIN;
    }

    boolean isStream() {
        return this == PUBLISHER || this == STREAM || this == ITERATOR;
    }

    boolean isLater() {
        return this == STAGE || this == FUTURE;
    }

    /** The runtime's method that takes it off the wire. */
    String incoming() {
        return incoming;
    }

    /** The runtime's method that puts it on the wire. */
    String outgoing() {
        return outgoing;
    }
}
