/** The broker: brokered connections, how they come about, and the stream on which both sides tell each other of them. */
package dev.outboard.internal.broker;
