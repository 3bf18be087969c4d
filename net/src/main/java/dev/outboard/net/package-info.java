/**
 * Blocking duplex streams of bytes and what accepts them. Everything above runs on a {@link dev.outboard.net.Connection}
 * and cannot tell which one.
 */
package dev.outboard.net;
