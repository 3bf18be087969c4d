package dev.outboard.host;

import dev.outboard.host.output.PluginLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.slf4j.event.Level;

/** A plugin in a runner of the application's. */
record RunnerProgram(RunningPlugin plugin, PluginLog log) implements Program {

    @Override
    public String id() {
        return plugin.id();
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public InputStream stdout() {
        return plugin.stdout();
    }

    @Override
    public InputStream stderr() {
        return plugin.stderr();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return plugin.waitFor();
    }

    /** What the plugin has started is the runner's to know. */
    @Override
    public Ending ending() {
        return new Ending() {
            @Override
            public void finish() {
                force();
            }

            @Override
            public void force() {
                try {
                    plugin.kill();
                } catch (IOException e) {
                    log.event(Level.WARN, "The runner cannot end " + plugin.id() + ": " + e);
                }
            }
        };
    }

    @Override
    public void endOrphans() {
        // As above.
    }

    @Override
    public String diagnosis() {
        return plugin.diagnosis();
    }

    @Override
    public AddressTranslation addresses() {
        return plugin.addresses();
    }
}
