package dev.outboard.benchmarks.limits;

import com.google.protobuf.BytesValue;
import dev.outboard.benchmarks.echo.Echoes;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** grpc-java with Netty over a Unix socket, by the epoll transport; settings as they come. */
final class NettyGrpc implements Way {

    private static final int ONE_MEBIBYTE_AND_MORE = 8 << 20;

    /** grpc sets an option that Unix sockets have not, and Netty warns of it. */
    private static final Logger NETTY = Logger.getLogger("io.netty.bootstrap");

    NettyGrpc() {
        NETTY.setLevel(Level.SEVERE);
    }

    @Override
    public Peer start() throws IOException, InterruptedException {
        SocketFile file = SocketFile.create();
        Process process = SecondProcess.start("netty", file.path().toString());
        BufferedReader ready = process.inputReader(StandardCharsets.UTF_8);
        if (ready.readLine() == null) {
            throw new IOException("The server has ended with status " + process.waitFor());
        }
        EventLoopGroup loops = loops();
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        new DomainSocketAddress(file.path().toFile()))
                .channelType(EpollDomainSocketChannel.class)
                .eventLoopGroup(loops)
                .maxInboundMessageSize(ONE_MEBIBYTE_AND_MORE)
                .usePlaintext()
                .build();
        return new Connected(process, file, loops, channel);
    }

    @Override
    public void serve(String socket) throws IOException, InterruptedException {
        EventLoopGroup loops = loops();
        Server server = NettyServerBuilder.forAddress(new DomainSocketAddress(socket))
                .channelType(EpollServerDomainSocketChannel.class)
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .maxInboundMessageSize(ONE_MEBIBYTE_AND_MORE)
                .addService(Echoes.service())
                .build()
                .start();
        System.out.println("ready");
        server.awaitTermination();
    }

    private static EventLoopGroup loops() {
        return new MultiThreadIoEventLoopGroup(EpollIoHandler.newFactory());
    }

    private record Connected(Process process, SocketFile file, EventLoopGroup loops, ManagedChannel channel)
            implements Peer {

        @Override
        public int exchange(byte[] payload) {
            BytesValue reply = Echoes.call(channel, payload);
            return reply.getValue().size();
        }

        @Override
        public void close() throws IOException {
            channel.shutdownNow();
            Future<?> unused = loops.shutdownGracefully();
            SecondProcess.end(process);
            file.close();
        }
    }
}
