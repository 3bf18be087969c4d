package dev.outboard.slf4j;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that logs from several threads, after its System.err was taken over. With the argument {@code cold} it leaves
 * to them to begin with the first logger.
 */
final class LoggingMain {

    static final int THREADS = 8;
    static final int RECORDS = 200;

    private LoggingMain() {}

    public static void main(String[] args) throws InterruptedException {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        if (args.length == 0) {
            LoggerFactory.getLogger(LoggingMain.class).isInfoEnabled();
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(LoggingMain::log, "thread-" + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("done");
    }

    private static void log() {
        Logger logger = LoggerFactory.getLogger(LoggingMain.class);
        String thread = Thread.currentThread().getName();
        for (int i = 0; i < RECORDS; i++) {
            // Some are longer than what a pipe takes as a whole.
            logger.atInfo()
                    .addKeyValue("thread", thread)
                    .addKeyValue("number", i)
                    .addKeyValue("long", "x".repeat(i * 100))
                    .log("hello");
        }
    }
}
