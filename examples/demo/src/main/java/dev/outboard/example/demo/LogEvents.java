package dev.outboard.example.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.LoggingEvent;

/** The host's log: loggers whose events can be waited for. */
final class LogEvents implements ILoggerFactory {

    private final Map<String, EventLogger> loggers = new ConcurrentHashMap<>();
    private final BlockingQueue<LoggingEvent> events = new LinkedBlockingQueue<>();

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, newName -> new EventLogger(newName, events::add));
    }

    /** Takes events until one fits. */
    LoggingEvent await(Predicate<LoggingEvent> wanted, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        LoggingEvent event = poll(deadline);
        while (!wanted.test(event)) {
            event = poll(deadline);
        }
        return event;
    }

    private LoggingEvent poll(long deadline) throws InterruptedException {
        LoggingEvent event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event == null) {
            throw new DemoException("the plugin's log has not arrived");
        }
        return event;
    }
}
