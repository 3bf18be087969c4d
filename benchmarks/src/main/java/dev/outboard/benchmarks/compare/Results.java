package dev.outboard.benchmarks.compare;

import dev.outboard.benchmarks.rounds.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every value of every round. */
final class Results {

    private final List<String> subjects;
    private final Map<String, Map<Figure, List<Double>>> values = new LinkedHashMap<>();

    /** Takes values of these; the first is what the others are compared with. */
    Results(List<String> subjects) {
        this.subjects = List.copyOf(subjects);
        subjects.forEach(subject -> values.put(subject, new EnumMap<>(Figure.class)));
    }

    List<String> subjects() {
        return subjects;
    }

    void add(String subject, Map<Figure, Double> round) {
        Map<Figure, List<Double>> found = values.get(subject);
        if (found == null) {
            throw new IllegalArgumentException("Not measured: " + subject);
        }
        round.forEach((figure, value) ->
                found.computeIfAbsent(figure, f -> new ArrayList<>()).add(value));
    }

    /** Empty when the subject has no such figure, or was not there. */
    Optional<Series> series(String subject, Figure figure) {
        return Optional.ofNullable(values.getOrDefault(subject, Map.of()).get(figure))
                .map(Series::new);
    }

    /** How a subject compares with the first one. */
    Optional<Double> ratio(String subject, Figure figure) {
        return ratio(subject, subjects.get(0), figure);
    }

    /** How a subject compares with another; there is no ratio to nothing. */
    Optional<Double> ratio(String subject, String base, Figure figure) {
        return series(subject, figure)
                .flatMap(own -> series(base, figure).map(own::ratioTo))
                .filter(Double::isFinite);
    }

    /** What any subject has, in the table's order. */
    List<Figure> figures() {
        return Arrays.stream(Figure.values())
                .filter(figure -> values.values().stream().anyMatch(ofSubject -> ofSubject.containsKey(figure)))
                .toList();
    }
}
