package dev.outboard.benchmarks.contract;

import dev.outboard.benchmarks.contract.Orders.Order;
import dev.outboard.benchmarks.contract.Orders.Receipt;
import io.grpc.Channel;
import io.grpc.ServerServiceDefinition;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Calls through a contract and through generated stubs, over one channel. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ContractBenchmark {

    private static final int SMALL = 16;

    /** With a connection and the threads of both sides, or nothing but the messages. */
    @Param({"connection", "codec"})
    public String channel = "";

    private final byte[] value = new byte[SMALL];
    private final Order order = SampleOrder.make();
    private final Connected connected;
    private final Channel inThread;
    private Channel chosen;
    private Orders contract;
    private Orders stubs;

    /** Made by JMH, for each of its processes. */
    public ContractBenchmark() {
        ServerServiceDefinition[] both = {
            Connected.contractService(), new StubService().bindService(), PlainBytes.service()
        };
        connected = Connected.to(both);
        inThread = new InThreadChannel(both);
        chosen = inThread;
        contract = Connected.contract(inThread);
        stubs = new StubOrders(inThread);
    }

    /** Takes the channel that was asked for. */
    @Setup
    public void choose() {
        chosen = channel.equals("codec") ? inThread : connected.channel();
        contract = Connected.contract(chosen);
        stubs = new StubOrders(chosen);
        Receipt expected = new LocalOrders().place(order);
        if (!contract.place(order).equals(expected) || !stubs.place(order).equals(expected)) {
            throw new IllegalStateException("The two do not do the same");
        }
    }

    /** Ends the connection. */
    @TearDown
    public void close() {
        connected.close();
    }

    /** 16 bytes there and back. */
    @Benchmark
    public byte[] echoByContract() {
        return contract.echo(value);
    }

    /** The same, as bytes all the way. */
    @Benchmark
    public byte[] echoByGrpc() {
        return PlainBytes.echo(chosen, value);
    }

    /** The same. */
    @Benchmark
    public byte[] echoByStubs() {
        return stubs.echo(value);
    }

    /** A record with 20 others in it, of about 700 bytes, and a small one back. */
    @Benchmark
    public void orderByContract(Blackhole sink) {
        sink.consume(contract.place(order));
    }

    /** The same. */
    @Benchmark
    public void orderByStubs(Blackhole sink) {
        sink.consume(stubs.place(order));
    }
}
