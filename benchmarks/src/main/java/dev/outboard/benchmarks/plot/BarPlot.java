package dev.outboard.benchmarks.plot;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars, each with a whisker from its least to its greatest value, as an SVG picture of plain text and rectangles.
 *
 * @param title above all
 * @param note below the title
 * @param groups from top to bottom
 */
public record BarPlot(String title, String note, List<BarGroup> groups) {

    private static final int WIDTH = 960;
    private static final int LEFT = 200;
    private static final int BARS = 560;
    private static final int TOP = 62;
    private static final int ROW = 18;
    private static final int BAR = 12;
    private static final int GROUP_HEADING = 30;
    private static final int BASELINE = 10;

    private static final List<String> COLOURS =
            List.of("#7f8c99", "#1f6feb", "#5aa9e6", "#2a9d8f", "#b5838d", "#e0a458", "#8d99ae", "#6a4c93");

    /** The picture. */
    public String format() {
        StringBuilder svg = new StringBuilder();
        int height = height();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH,
                height,
                WIDTH,
                height));
        svg.append(String.format(Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", WIDTH, height));
        text(svg, 16, 28, "font-size=\"18\" font-weight=\"bold\"", title);
        text(svg, 16, 48, "fill=\"#57606a\"", note);
        int y = TOP;
        for (BarGroup group : groups) {
            y = group(svg, group, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private int height() {
        int rows = groups.stream().mapToInt(group -> group.bars().size()).sum();
        return TOP + groups.size() * GROUP_HEADING + rows * ROW + ROW;
    }

    private static int group(StringBuilder svg, BarGroup group, int top) {
        text(svg, 16, top + GROUP_HEADING - 9, "font-weight=\"bold\"", group.label());
        int y = top + GROUP_HEADING;
        double pixels = group.scale() > 0 ? BARS / group.scale() : 0;
        for (Bar bar : group.bars()) {
            bar(svg, bar, y, pixels);
            y += ROW;
        }
        return y;
    }

    /** Less than nothing, as differences may be, has no length. */
    private static void bar(StringBuilder svg, Bar bar, int y, double pixels) {
        text(svg, LEFT - 8, y + BASELINE, "text-anchor=\"end\"", bar.name());
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LEFT,
                y,
                length(bar.value(), pixels),
                BAR,
                COLOURS.get(bar.colour() % COLOURS.size())));
        double from = LEFT + length(bar.least(), pixels);
        double to = LEFT + length(bar.most(), pixels);
        double middle = y + BAR / 2.0;
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %.1fH%.1fM%.1f %.1fv4M%.1f %.1fv4\" stroke=\"#24292f\" fill=\"none\"/>%n",
                from,
                middle,
                to,
                from,
                middle - 2,
                to,
                middle - 2));
        text(svg, to + 6, y + BASELINE, "fill=\"#24292f\"", bar.text());
    }

    private static double length(double value, double pixels) {
        return Math.max(0, value * pixels);
    }

    private static void text(StringBuilder svg, double x, double y, String style, String text) {
        svg.append(
                String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>%n", x, y, style, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
