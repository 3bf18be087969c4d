package dev.outboard.contract.runtime;

/** What one call sends, on its way. */
interface Sending {

    /** Begins. Called once. */
    void start();

    /** There is room for more. */
    void ready();

    /** Nothing more is wanted: the call is over. May be called several times, and by any thread. */
    void stop();
}
