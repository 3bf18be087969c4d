package dev.outboard.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BarPlotTest {

    private static final BarPlot PLOT = new BarPlot(
            "Calls & more",
            "2 cores <of some>",
            List.of(
                    new BarGroup(
                            "unary [us]",
                            List.of(
                                    new Bar("Go↔Go", 0, 80, 70, 100, "80.0"),
                                    new Bar("Java↔Java", 1, 40, 20, 50, "40.0  0.50×"))),
                    new BarGroup("rate [calls/s]", List.of(new Bar("Java↔Java", 1, 9_000, 9_000, 9_000, "9,000")))));

    @Test
    void barsAreAsLongAsTheirValuesOnTheirGroupsScale() throws Exception {
        List<Double> widths = numbers(elements("rect").subList(1, 4), "width");

        // The first group's scale ends with its greatest value, 100, the second's with 9,000.
        assertThat(widths).containsExactly(0.8 * 560, 0.4 * 560, 560.0);
    }

    @Test
    void whiskersReachFromTheLeastToTheGreatestValue() throws Exception {
        Matcher second = Pattern.compile("M([0-9.]+) .*?H([0-9.]+)M")
                .matcher(elements("path").get(1).getAttribute("d"));
        assertThat(second.find()).isTrue();
        assertThat(Double.parseDouble(second.group(1))).isEqualTo(200 + 0.2 * 560);
        assertThat(Double.parseDouble(second.group(2))).isEqualTo(200 + 0.5 * 560);
    }

    @Test
    void everythingIsTextAndWithinThePicture() throws Exception {
        double height = Double.parseDouble(document().getDocumentElement().getAttribute("height"));

        assertThat(elements("text"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "Calls & more",
                        "2 cores <of some>",
                        "unary [us]",
                        "Go↔Go",
                        "80.0",
                        "Java↔Java",
                        "40.0  0.50×",
                        "rate [calls/s]",
                        "Java↔Java",
                        "9,000");
        assertThat(numbers(elements("text"), "y")).allSatisfy(y -> assertThat(y).isLessThan(height));
        assertThat(elements("script")).isEmpty();
    }

    @Test
    void nothingHasNoLength() throws Exception {
        BarPlot empty =
                new BarPlot("", "", List.of(new BarGroup("threads", List.of(new Bar("a", 0, 0, 0, 0, "0"), less()))));

        assertThat(empty.format())
                .doesNotContain("NaN")
                .doesNotContain("width=\"-")
                .contains("width=\"0.0\"");
    }

    private static Bar less() {
        return new Bar("b", 1, -1, -2, 0, "-1");
    }

    private static List<Double> numbers(List<Element> elements, String attribute) {
        return elements.stream()
                .map(element -> Double.parseDouble(element.getAttribute(attribute)))
                .toList();
    }

    private static List<Element> elements(String name) throws Exception {
        NodeList found = document().getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Document document() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(PLOT.format())));
    }
}
