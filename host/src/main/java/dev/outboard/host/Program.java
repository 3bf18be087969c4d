package dev.outboard.host;

import java.io.InputStream;
import java.util.OptionalLong;

/** A program that this host has started as a plugin, here or by a runner. */
interface Program {

    /** For people. */
    String id();

    /** Its process, unless it has none on this machine that the host knows of. */
    OptionalLong pid();

    InputStream stdout();

    InputStream stderr();

    /** Waits for its end and gives the exit status. */
    int waitFor() throws InterruptedException;

    /** Looks up what must end with the program; to be called while it lives. */
    Ending ending();

    /** Ends what the program, which has ended, has left running, as far as that can be told. */
    void endOrphans();

    /** What is known about a program that failed to start, for people. */
    String diagnosis();

    AddressTranslation addresses();
}
