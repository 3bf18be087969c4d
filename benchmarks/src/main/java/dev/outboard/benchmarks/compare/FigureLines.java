package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What programs print. */
final class FigureLines {

    private static final Pattern LINE =
            Pattern.compile("\\{\"figure\":\"([^\"]+)\",\"unit\":\"([^\"]+)\",\"value\":([0-9.eE+-]+)}");

    private FigureLines() {}

    /** All of them must be figures that are known here. */
    static Map<Figure, Double> parse(List<String> lines) throws IOException {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (String line : lines) {
            Matcher matcher = match(line);
            Figure figure =
                    Figure.of(matcher.group(1)).orElseThrow(() -> new IOException("An unknown figure: " + line));
            if (!figure.unit.equals(matcher.group(2))) {
                throw new IOException("Not in " + figure.unit + ": " + line);
            }
            figures.put(figure, Double.valueOf(matcher.group(3)));
        }
        return figures;
    }

    /** The value of a line, whatever its figure is called. */
    static double value(String line) throws IOException {
        return Double.parseDouble(match(line).group(3));
    }

    private static Matcher match(String line) throws IOException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IOException("Not a figure: " + line);
        }
        return matcher;
    }
}
