package dev.outboard.benchmarks.limits;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** JSON-RPC by LSP4J over a process's stdin and stdout, as language servers have it; bytes travel as Base64, for JSON has none. */
final class LspPipes implements Way {

    /** LSP4J's own thread would keep the process for a minute. */
    private static final ExecutorService READER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "lsp4j-reader");
        thread.setDaemon(true);
        return thread;
    });

    /** What is called. */
    interface Service {

        /** Answers the same text. */
        @JsonRequest
        CompletableFuture<String> echo(String text);
    }

    @Override
    public Peer start() throws IOException {
        Process process = SecondProcess.start("lsp4j");
        Launcher<Service> launcher = launcher(process.getInputStream(), process.getOutputStream());
        return new Connected(process, launcher.getRemoteProxy(), launcher.startListening());
    }

    @Override
    public void serve(String socket) throws InterruptedException, ExecutionException {
        launcher(System.in, System.out).startListening().get();
    }

    private static Launcher<Service> launcher(InputStream in, OutputStream out) {
        Service local = CompletableFuture::completedFuture;
        return new Launcher.Builder<Service>()
                .setLocalService(local)
                .setRemoteInterface(Service.class)
                .setInput(in)
                .setOutput(out)
                .setExecutorService(READER)
                .create();
    }

    private record Connected(Process process, Service remote, Future<Void> listening) implements Peer {

        @Override
        public int exchange(byte[] payload) {
            String reply =
                    remote.echo(Base64.getEncoder().encodeToString(payload)).join();
            return Base64.getDecoder().decode(reply).length;
        }

        @Override
        public void close() throws IOException {
            SecondProcess.end(process);
            listening.cancel(true);
        }
    }
}
