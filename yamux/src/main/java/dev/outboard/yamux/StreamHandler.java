package dev.outboard.yamux;

/** Is given the streams that a session's peer opens, in their order, as an alternative to {@link YamuxSession#accept()}. */
@FunctionalInterface
public interface StreamHandler {

    /**
     * The peer has opened a stream. Called by the session's reader before it looks at anything that the peer has sent later, on
     * any stream; so what the peer says elsewhere after it has opened the stream is read after this.
     *
     * @param stream to be {@linkplain YamuxStream#accept accepted} or {@linkplain YamuxStream#reset reset}, now or soon: the
     *     backlog does not limit how many wait for that. It can be read by another thread from now on; this one must not block
     */
    void onStream(YamuxStream stream);
}
