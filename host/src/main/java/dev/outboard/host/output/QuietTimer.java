package dev.outboard.host.output;

/** Says when nothing has happened for a moment. */
interface QuietTimer {

    /**
     * Something has happened: waits for quiet from now on.
     *
     * @param callback is called once, by a thread of the timer's, unless this is called again before
     */
    void restart(Runnable callback);

    /** Ends the timer: it calls no more. */
    void close();
}
