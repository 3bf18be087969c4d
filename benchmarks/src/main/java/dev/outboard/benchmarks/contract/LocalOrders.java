package dev.outboard.benchmarks.contract;

import java.util.ArrayList;
import java.util.List;

/** The implementation behind the contract. */
final class LocalOrders implements Orders {

    static final int LARGE = 50;

    @Override
    public byte[] echo(byte[] value) {
        return value;
    }

    @Override
    public Receipt place(Order order) {
        double total = 0;
        int articles = 0;
        List<String> large = new ArrayList<>();
        for (Line line : order.lines()) {
            total += line.price() * line.count();
            articles += line.count();
            if (line.count() > LARGE) {
                large.add(line.article());
            }
        }
        return new Receipt(order.id(), total, articles, large);
    }
}
