package dev.outboard.plugin;

import dev.outboard.hclog.HclogLevel;
import dev.outboard.hclog.HclogRecord;
import dev.outboard.internal.hclog.ErrorArguments;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** An exception as one line of the log, so that hosts in any language take it for one event. */
final class FailureRecord {

    private static final String MODULE = FailureRecord.class.getPackageName();

    private FailureRecord() {}

    /** @param what has failed, in words */
    static String line(String what, Throwable failure) {
        return new HclogRecord(
                        HclogLevel.ERROR,
                        what,
                        OffsetDateTime.now(ZoneOffset.UTC),
                        MODULE,
                        null,
                        ErrorArguments.of(failure))
                .format();
    }
}
