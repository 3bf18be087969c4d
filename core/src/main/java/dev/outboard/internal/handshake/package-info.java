/** The line by which a plugin tells its host where it listens, and the variables by which the host prepares it. */
package dev.outboard.internal.handshake;
