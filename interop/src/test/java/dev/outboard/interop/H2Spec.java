package dev.outboard.interop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Runs h2spec and reads its report. */
final class H2Spec {

    /**
     * What a server passed and failed; each case is written {@code section: description}.
     *
     * @param output what h2spec printed, for whoever must explain a failure
     */
    record Outcome(List<String> passed, List<String> failed, List<String> skipped, String output) {}

    private H2Spec() {}

    /**
     * Runs sections, with their strict cases.
     *
     * @param port the server's on 127.0.0.1
     * @param reports where the report may be written
     * @param section {@code generic}, {@code http2} or {@code hpack}
     */
    static Outcome run(int port, Path reports, String section) throws Exception {
        Path report = reports.resolve(section + ".xml");
        Run.Result result = Run.of(
                        GoProgram.H2SPEC.path().toString(),
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--strict",
                        "--timeout=2",
                        "--junit-report=" + report,
                        section)
                .within(Duration.ofMinutes(2))
                .finish();
        return outcome(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()), result);
    }

    private static Outcome outcome(Document report, Run.Result result) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), result.toString());
        NodeList cases = report.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element testCase = (Element) cases.item(i);
            list(outcome, testCase).add(testCase.getAttribute("package") + ": " + testCase.getAttribute("classname"));
        }
        return outcome;
    }

    private static List<String> list(Outcome outcome, Element testCase) {
        if (has(testCase, "failure") || has(testCase, "error")) {
            return outcome.failed;
        }
        return has(testCase, "skipped") ? outcome.skipped : outcome.passed;
    }

    private static boolean has(Element testCase, String child) {
        return testCase.getElementsByTagName(child).getLength() > 0;
    }
}
