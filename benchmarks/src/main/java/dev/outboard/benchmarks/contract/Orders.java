package dev.outboard.benchmarks.contract;

import dev.outboard.contract.PluginContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is called both ways: through the binding that is generated from this, and through stubs generated from orders.proto. */
@PluginContract(service = "benchmarks.v1.Orders")
public interface Orders {

    /** Answers the same bytes. */
    byte[] echo(byte[] value);

    /** Sums up an order. */
    Receipt place(Order order);

    /** An order of some lines. */
    record Order(
            String id,
            long customer,
            Instant placed,
            Delivery delivery,
            List<Line> lines,
            Map<String, String> labels) {}

    /** So many of an article. */
    record Line(String article, int count, double price) {}

    /**
     * What an order comes to.
     *
     * @param order the order's id
     * @param total the price of all lines
     * @param articles how many there are
     * @param large the articles of which there are many
     */
    record Receipt(String order, double total, int articles, List<String> large) {}

    /** How soon. */
    enum Delivery {
        NORMAL,
        EXPRESS
    }
}
