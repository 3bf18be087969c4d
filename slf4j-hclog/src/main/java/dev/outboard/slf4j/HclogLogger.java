package dev.outboard.slf4j;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/**
 * A logger, for SLF4J. It is public because SLF4J calls {@link #log} by reflection for what was logged while it was being
 * initialised.
 */
// What SLF4J makes of all its methods is one of the first two.
public final class HclogLogger extends LegacyAbstractLogger implements LoggingEventAware {

    @Serial
    private static final long serialVersionUID = 1L;

    // SLF4J's loggers are serialised by name alone, and looked up again.
    private final transient int threshold;
    private final transient RecordLog log;

    HclogLogger(String name, int threshold, RecordLog log) {
        this.name = name;
        this.threshold = threshold;
        this.log = log;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable throwable) {
        log.log(
                name,
                level,
                MessageFormatter.basicArrayFormat(pattern, arguments),
                marker == null ? List.of() : List.of(marker),
                List.of(),
                throwable);
    }

    /** Called by the fluent API, which asks for the level before. */
    @Override
    public void log(LoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        Throwable throwable = event.getThrowable();
        if (throwable == null && arguments != null) {
            throwable = MessageFormatter.getThrowableCandidate(arguments);
            arguments = throwable == null ? arguments : MessageFormatter.trimmedCopy(arguments);
        }
        List<Marker> markers = event.getMarkers();
        List<KeyValuePair> keyValues = event.getKeyValuePairs();
        log.log(
                name,
                event.getLevel(),
                MessageFormatter.basicArrayFormat(event.getMessage(), arguments),
                markers == null ? List.of() : markers,
                keyValues == null ? List.of() : keyValues,
                throwable);
    }

    private boolean isEnabled(Level level) {
        return level.toInt() >= threshold;
    }

    @Override
    public boolean isTraceEnabled() {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }
}
