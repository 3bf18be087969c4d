package dev.outboard.slf4j;

import dev.outboard.internal.hclog.StderrOutput;
import java.time.InstantSource;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * What SLF4J finds and asks for loggers; applications have no use for it but its name. Loggers can be used by any thread: a
 * record is one write, and records do not mix. A record that cannot be written, because the host is gone, is lost without
 * anything else.
 */
public final class HclogServiceProvider implements SLF4JServiceProvider {

    /** The system property that says what is logged, {@value}; see the description of the package. */
    public static final String LEVEL_PROPERTY = "outboard.log.level";

    /** The environment variable that says what is logged, {@value}, unless the system property does. */
    public static final String LEVEL_VARIABLE = "OUTBOARD_LOG_LEVEL";

    /** Any version 2.0: it is not more specific because SLF4J itself asks for no more. */
    private static final String API_VERSION = "2.0.99";

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new BasicMDCAdapter();
    private final HclogLoggerFactory loggers =
            new HclogLoggerFactory(new RecordLog(new StderrOutput(), InstantSource.system(), mdc));

    /** For SLF4J. */
    public HclogServiceProvider() {}

    @Override
    public void initialize() {
        String property = System.getProperty(LEVEL_PROPERTY);
        String spec = property == null ? System.getenv(LEVEL_VARIABLE) : property;
        if (spec != null) {
            loggers.setLevels(spec, property == null ? LEVEL_VARIABLE : LEVEL_PROPERTY);
        }
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return API_VERSION;
    }
}
