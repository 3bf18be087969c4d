package dev.outboard.host;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** One run of a plugin, from its start to its end: started by this host, or found running. Any thread may use it. */
interface PluginRun {

    /** For people, for example {@code process 4711}. */
    String id();

    /** Its process, unless it has none on this machine that the host knows of. */
    OptionalLong pid();

    /** Completes when the plugin has ended and its last output was read. */
    CompletableFuture<ExitStatus> exit();

    /** Oldest first; empty when the host does not see its stderr. */
    List<String> lastStderr();

    /** Looks up what must end with the plugin; to be called while it lives. */
    Ending ending();

    /** Ends what the plugin, which has ended, has left running, as far as that can be told. */
    void endOrphans();

    AddressTranslation addresses();

    /** The plugin goes on without this host: nobody wants to know of its end any more. */
    void abandon();
}
