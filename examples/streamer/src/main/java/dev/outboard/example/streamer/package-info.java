/**
 * A file read and written through a plugin, in chunks: streaming both ways, with small messages and back-pressure. Start
 * at {@link StreamerHost} and {@link StreamerPlugin}.
 */
package dev.outboard.example.streamer;
