package dev.outboard.benchmarks.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every value of every round. */
final class Results {

    private final List<Pair> pairs;
    private final Map<Pair, Map<Figure, List<Double>>> values = new LinkedHashMap<>();

    /** Takes values of these pairs; the first is what the others are compared with. */
    Results(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
        pairs.forEach(pair -> values.put(pair, new EnumMap<>(Figure.class)));
    }

    List<Pair> pairs() {
        return pairs;
    }

    void add(Pair pair, Map<Figure, Double> round) {
        round.forEach((figure, value) ->
                of(pair).computeIfAbsent(figure, f -> new ArrayList<>()).add(value));
    }

    Optional<Series> series(Pair pair, Figure figure) {
        return Optional.ofNullable(of(pair).get(figure)).map(Series::new);
    }

    /** How a pair compares with the first one. */
    Optional<Double> ratio(Pair pair, Figure figure) {
        return ratio(pair, pairs.get(0), figure);
    }

    /** How a pair compares with another. */
    Optional<Double> ratio(Pair pair, Pair base, Figure figure) {
        return series(pair, figure).flatMap(own -> series(base, figure).map(own::ratioTo));
    }

    private Map<Figure, List<Double>> of(Pair pair) {
        Map<Figure, List<Double>> ofPair = values.get(pair);
        if (ofPair == null) {
            throw new IllegalArgumentException("No such pair: " + pair.name());
        }
        return ofPair;
    }
}
