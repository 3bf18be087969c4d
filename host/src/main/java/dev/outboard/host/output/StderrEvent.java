package dev.outboard.host.output;

import dev.outboard.hclog.HclogRecord;
import org.slf4j.event.Level;

/** What is logged of a plugin's stderr. */
sealed interface StderrEvent {

    /**
     * Text, of one line or several that belong together.
     *
     * @param level how grave it seems
     * @param text as it was printed
     */
    record Plain(Level level, String text) implements StderrEvent {}

    /**
     * What the plugin has logged itself.
     *
     * @param entry the record
     */
    record Structured(HclogRecord entry) implements StderrEvent {}
}
