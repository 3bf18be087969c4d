package dev.outboard.benchmarks.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.outboard.benchmarks.contract.proto.OrderStubsGrpc;
import dev.outboard.benchmarks.contract.proto.OrdersEchoRequest;
import io.grpc.Channel;
import java.time.Instant;

/** The caller's side by hand, as {@code examples/kv} has it: values into messages, messages into values. */
final class StubOrders implements Orders {

    private final OrderStubsGrpc.OrderStubsBlockingStub stub;

    StubOrders(Channel channel) {
        this.stub = OrderStubsGrpc.newBlockingStub(channel);
    }

    @Override
    public byte[] echo(byte[] value) {
        return stub.echo(OrdersEchoRequest.newBuilder()
                        .setValue(ByteString.copyFrom(value))
                        .build())
                .getResult()
                .toByteArray();
    }

    @Override
    public Receipt place(Order order) {
        Instant placed = order.placed();
        dev.outboard.benchmarks.contract.proto.Order.Builder message =
                dev.outboard.benchmarks.contract.proto.Order.newBuilder()
                        .setId(order.id())
                        .setCustomer(order.customer())
                        .setPlaced(Timestamp.newBuilder()
                                .setSeconds(placed.getEpochSecond())
                                .setNanos(placed.getNano()))
                        .setDelivery(delivery(order.delivery()))
                        .putAllLabels(order.labels());
        for (Line line : order.lines()) {
            message.addLines(dev.outboard.benchmarks.contract.proto.Line.newBuilder()
                    .setArticle(line.article())
                    .setCount(line.count())
                    .setPrice(line.price())
                    .build());
        }
        dev.outboard.benchmarks.contract.proto.Receipt receipt = stub.place(message.build());
        return new Receipt(receipt.getOrder(), receipt.getTotal(), receipt.getArticles(), receipt.getLargeList());
    }

    private static dev.outboard.benchmarks.contract.proto.Delivery delivery(Delivery delivery) {
        return switch (delivery) {
            case NORMAL -> dev.outboard.benchmarks.contract.proto.Delivery.DELIVERY_NORMAL;
            case EXPRESS -> dev.outboard.benchmarks.contract.proto.Delivery.DELIVERY_EXPRESS;
        };
    }
}
