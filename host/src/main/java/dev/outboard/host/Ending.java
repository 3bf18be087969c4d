package dev.outboard.host;

/** Ends a plugin and what it has started, which was looked up while it lived. */
interface Ending {

    /** The plugin has ended by itself; ends what it has left running. */
    void finish();

    /** Ends the plugin with all that it has started, first by asking, then for certain. */
    void force();
}
