package dev.outboard.host.output;

import dev.outboard.internal.wire.Empty;
import dev.outboard.internal.wire.Methods;
import dev.outboard.internal.wire.StdioData;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes what the plugin's program prints while it serves. A plugin of go-plugin blocks in its next print when nobody takes
 * it, so this goes on even when the application does not care. Messages are asked for one by one: a slow sink slows the
 * plugin down and fills no memory.
 */
public final class StdioPump extends ClientCall.Listener<StdioData> {

    private final ClientCall<Empty, StdioData> call;
    private final PluginLog log;
    private OutputStream stdout;
    private OutputStream stderr;

    private StdioPump(ClientCall<Empty, StdioData> call, OutputStream stdout, OutputStream stderr, PluginLog log) {
        this.call = call;
        this.stdout = stdout;
        this.stderr = stderr;
        this.log = log;
    }

    /** Begins. It ends with the connection; a plugin without this service ends it at once, which is no error. */
    public static void start(Channel channel, OutputStream stdout, OutputStream stderr, PluginLog log) {
        ClientCall<Empty, StdioData> call = channel.newCall(Methods.STREAM_STDIO, CallOptions.DEFAULT);
        call.start(new StdioPump(call, stdout, stderr, log), new Metadata());
        call.sendMessage(Empty.EMPTY);
        call.halfClose();
        call.request(1);
    }

    @Override
    public void onMessage(StdioData message) {
        switch (message.channel()) {
            case StdioData.STDOUT -> stdout = copied(message, stdout);
            case StdioData.STDERR -> stderr = copied(message, stderr);
            default -> log.unknownStdio(message.channel());
        }
        call.request(1);
    }

    private OutputStream copied(StdioData message, OutputStream sink) {
        try {
            message.copyTo(sink);
            sink.flush();
            return sink;
        } catch (IOException e) {
            log.sinkFailed(e);
            return OutputStream.nullOutputStream();
        }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        log.stdioEnded(status.getCode().name());
    }
}
