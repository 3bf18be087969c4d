/**
 * yamux, both roles: many streams in one connection. It starts with {@link dev.outboard.yamux.YamuxSession}; a
 * {@link dev.outboard.yamux.YamuxStream} is a {@link dev.outboard.net.Connection}.
 */
package dev.outboard.yamux;
