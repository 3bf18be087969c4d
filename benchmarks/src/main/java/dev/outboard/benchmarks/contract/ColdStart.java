package dev.outboard.benchmarks.contract;

import dev.outboard.benchmarks.contract.Orders.Order;

/**
 * The first call of a process, with both of its sides in it: {@code ColdStart bytes|contract|stubs} prints how many nanoseconds
 * it took from nothing but the order itself to the answer. The first of the three is gRPC alone: what the others take beyond it is their own.
 */
public final class ColdStart {

    private ColdStart() {}

    /** Measures once: afterwards nothing is cold any more. */
    public static void main(String[] args) {
        Order order = SampleOrder.make();
        long start = System.nanoTime();
        boolean answered = firstCall(args[0], order);
        long end = System.nanoTime();
        if (!answered) {
            throw new IllegalStateException("The answer is wrong");
        }
        System.out.println(end - start);
    }

    private static boolean firstCall(String way, Order order) {
        return switch (way) {
            case "bytes" -> callBytes();
            case "contract" -> {
                try (Connected connected = Connected.to(Connected.contractService())) {
                    yield callOrders(Connected.contract(connected.channel()), order);
                }
            }
            case "stubs" -> {
                try (Connected connected = Connected.to(new StubService().bindService())) {
                    yield callOrders(new StubOrders(connected.channel()), order);
                }
            }
            default -> throw new IllegalArgumentException("usage: ColdStart bytes|contract|stubs");
        };
    }

    private static boolean callOrders(Orders orders, Order order) {
        return orders.place(order).order().equals("order-4711");
    }

    private static boolean callBytes() {
        try (Connected connected = Connected.to(PlainBytes.service())) {
            return PlainBytes.echo(connected.channel(), new byte[1]).length == 1;
        }
    }
}
