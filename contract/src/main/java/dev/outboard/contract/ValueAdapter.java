package dev.outboard.contract;

/**
 * Lets a type cross that contracts do not know, as one that they do. One object serves all threads.
 *
 * @param <T> the type in the interface; never null here
 * @param <W> the type that crosses in its place: any that contracts know except collections, optional values and other
 *     adapters' types; never null
 */
public interface ValueAdapter<T, W> {

    /**
     * What to send.
     *
     * @param value the application's value
     * @return what crosses in its place
     */
    W toWire(T value);

    /**
     * What was received.
     *
     * @param wire what crossed; the type's default when the other side left it out
     * @return the application's value
     * @throws IllegalArgumentException when it is none; the call then fails and says so
     */
    T fromWire(W wire);
}
