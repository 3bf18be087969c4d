package dev.outboard.plugin;

import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.handshake.HandshakeLineException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** What a plugin finds around it, as a test wants it. */
final class FakeSurroundings {

    final Map<String, String> variables = new HashMap<>(Map.of("ECHO_PLUGIN", "echo"));
    final List<String> lines = new CopyOnWriteArrayList<>();
    final BlockingQueue<String> complaints = new LinkedBlockingQueue<>();
    final FakeTimer timer = new FakeTimer();
    final FakeStreams streams = new FakeStreams();
    Optional<ProcessHandle> parent = Optional.of(ProcessHandle.current());

    FakeSurroundings with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Surroundings surroundings() {
        return new Surroundings(variables, lines::add, complaints::add, streams, timer, new HostWatch(), () -> parent);
    }

    PluginServer start(ServeConfig config) {
        return PluginServer.start(config, surroundings());
    }

    PluginServer startInTest(ServeConfig config) {
        return PluginServer.startInTest(config, surroundings());
    }

    PluginServer start() {
        return start(config().build());
    }

    static ServeConfig.Builder config() {
        return ServeConfig.builder(Echo.HANDSHAKE).plugin("echo", Echo.PLUGIN, text -> "you said " + text);
    }

    HandshakeLine line() {
        try {
            return HandshakeLine.parse(String.join("\n", lines));
        } catch (HandshakeLineException e) {
            throw new AssertionError(lines.toString(), e);
        }
    }
}
