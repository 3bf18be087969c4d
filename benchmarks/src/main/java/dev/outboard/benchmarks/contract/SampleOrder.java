package dev.outboard.benchmarks.contract;

import dev.outboard.benchmarks.contract.Orders.Delivery;
import dev.outboard.benchmarks.contract.Orders.Line;
import dev.outboard.benchmarks.contract.Orders.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is ordered wherever it is measured: about 700 bytes. */
final class SampleOrder {

    private static final int LINES = 20;
    private static final long SECOND_OF_2026 = 1_767_323_045L;
    private static final long NANOS = 678_000_000L;

    private SampleOrder() {}

    static Order make() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(new Line("article number " + i, i * 4, i + 0.99));
        }
        return new Order(
                "order-4711",
                123_456_789_012L,
                Instant.ofEpochSecond(SECOND_OF_2026, NANOS),
                Delivery.EXPRESS,
                List.copyOf(lines),
                Map.of("colour", "grün", "note", "leave it with the neighbours"));
    }
}
