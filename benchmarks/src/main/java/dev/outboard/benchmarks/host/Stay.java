package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Exchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A host that stays with a plugin and measures everything for each line of stdin: after the first time, both are warm. */
record Stay(Effort effort, Report report) {

    void run(Exchange echo) throws IOException, InterruptedException {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Effort now = effort;
        while (asked.readLine() != null) {
            Measurements.all(echo, now, report);
            report.arrived();
            now = effort.warm();
        }
    }
}
