package dev.outboard.example.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.example.kv.KeyValueStore;
import dev.outboard.host.ExitStatus;
import dev.outboard.host.PluginClient;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stores and reads a document through plugins, and kills one of them. */
final class StoreSteps {

    private static final String KEY = "document";

    private final Plugins plugins;
    private final String document;
    private final Report report;

    StoreSteps(Plugins plugins, String document, Report report) {
        this.plugins = plugins;
        this.document = document;
        this.report = report;
    }

    void run(Programs programs) {
        Path javaProgram = programs.required("kv-java");
        Optional<Path> goProgram = programs.find("kv-go");
        if (goProgram.isPresent()) {
            withGo(javaProgram, goProgram.get());
        } else {
            withJavaAlone(javaProgram);
        }
        programs.find("kv-python").ifPresent(this::withPython);
    }

    private void withJavaAlone(Path javaProgram) {
        try (PluginClient java = launch("Java", javaProgram)) {
            storeAndRead("Java", java);
            kill("Java", java);
        }
        comeBack(javaProgram);
    }

    /** With plugins in Java and in Go at once. */
    private void withGo(Path javaProgram, Path goProgram) {
        try (PluginClient go = launch("Go", goProgram)) {
            try (PluginClient java = launch("Java", javaProgram)) {
                storeAndRead("Go", go);
                storeAndRead("Java", java);
                kill("Java", java);
            }
            read(go);
            report.done("the Go plugin has not noticed: it reads what the Java plugin had stored");
            comeBack(javaProgram);
        }
        report.done("stopped the Go plugin");
    }

    private void withPython(Path script) {
        try (PluginClient python = plugins.storeInPython(script)) {
            report.done("launched the kv plugin in Python, process " + python.pid());
            storeAndRead("Python", python);
        }
        report.done("stopped the Python plugin, by a signal: it cannot be asked to");
    }

    private PluginClient launch(String language, Path program) {
        PluginClient client = plugins.store(program);
        report.done("launched the kv plugin in " + language + ", process " + client.pid()
                + ", over TLS with one-time certificates");
        return client;
    }

    private void storeAndRead(String language, PluginClient client) {
        client.dispense(KeyValueStore.class).put(KEY, document.getBytes(UTF_8));
        String signature = read(client);
        report.done("stored %d characters through the %s plugin and read them back: \"%s\""
                .formatted(document.length(), language, signature));
    }

    /** Reads the document and gives what the plugin has added. */
    private String read(PluginClient client) {
        String value = new String(client.dispense(KeyValueStore.class).get(KEY), UTF_8);
        if (!value.startsWith(document)) {
            throw new DemoException("the document came back as another, of " + value.length() + " characters");
        }
        return value.substring(document.length()).strip();
    }

    private void kill(String language, PluginClient client) {
        ProcessHandle.of(client.pid()).ifPresent(ProcessHandle::destroyForcibly);
        ExitStatus status = end(client);
        report.done("killed the " + language + " plugin: the host sees " + status);
        try {
            read(client);
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.UNAVAILABLE) {
                throw e;
            }
            report.done("the next call fails at once, and the host lives: " + e.getMessage());
            return;
        }
        throw new DemoException("a dead plugin has answered");
    }

    private static ExitStatus end(PluginClient client) {
        try {
            return client.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new DemoException("the host does not see that the plugin has ended: " + e);
        }
    }

    private void comeBack(Path program) {
        try (PluginClient again = launch("Java", program)) {
            read(again);
            report.done("the new process finds the document");
        }
        report.done("stopped the Java plugin");
    }
}
