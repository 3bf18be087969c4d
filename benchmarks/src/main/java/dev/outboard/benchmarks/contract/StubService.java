package dev.outboard.benchmarks.contract;

import dev.outboard.benchmarks.contract.proto.Line;
import dev.outboard.benchmarks.contract.proto.Order;
import dev.outboard.benchmarks.contract.proto.OrderStubsGrpc;
import dev.outboard.benchmarks.contract.proto.OrdersEchoRequest;
import dev.outboard.benchmarks.contract.proto.OrdersEchoResponse;
import dev.outboard.benchmarks.contract.proto.Receipt;
import io.grpc.stub.StreamObserver;

/** The same implementation as {@link LocalOrders}, on protobuf's messages themselves: nothing is converted. */
final class StubService extends OrderStubsGrpc.OrderStubsImplBase {

    @Override
    public void echo(OrdersEchoRequest request, StreamObserver<OrdersEchoResponse> reply) {
        reply.onNext(
                OrdersEchoResponse.newBuilder().setResult(request.getValue()).build());
        reply.onCompleted();
    }

    @Override
    public void place(Order order, StreamObserver<Receipt> reply) {
        double total = 0;
        int articles = 0;
        Receipt.Builder receipt = Receipt.newBuilder().setOrder(order.getId());
        for (Line line : order.getLinesList()) {
            total += line.getPrice() * line.getCount();
            articles += line.getCount();
            if (line.getCount() > LocalOrders.LARGE) {
                receipt.addLarge(line.getArticle());
            }
        }
        reply.onNext(receipt.setTotal(total).setArticles(articles).build());
        reply.onCompleted();
    }
}
