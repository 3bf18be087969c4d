package dev.outboard.slf4j;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Makes loggers, one a name. */
final class HclogLoggerFactory implements ILoggerFactory {

    private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
    private final RecordLog log;
    private volatile Thresholds thresholds = Thresholds.EVERYTHING;

    HclogLoggerFactory(RecordLog log) {
        this.log = log;
    }

    /**
     * Sets what loggers log that are made from now on.
     *
     * @param source where the setting comes from, for people
     */
    void setLevels(String setting, String source) {
        thresholds = Thresholds.parse(setting);
        for (String defect : thresholds.defects()) {
            log.log(
                    getClass().getPackageName(),
                    Level.WARN,
                    source + " is \"" + setting + "\": " + defect + "; that part of it has no effect",
                    List.of(),
                    List.of(),
                    null);
        }
    }

    @Override
    public Logger getLogger(String name) {
        // The look-up alone takes no lock.
        Logger known = loggers.get(name);
        return known != null
                ? known
                : loggers.computeIfAbsent(name, absent -> new HclogLogger(absent, thresholds.of(absent), log));
    }
}
