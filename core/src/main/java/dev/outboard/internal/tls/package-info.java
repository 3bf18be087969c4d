/** TLS between host and plugin: one-time certificates, whom to trust, and what is done to each connection. */
@org.jspecify.annotations.NullMarked
package dev.outboard.internal.tls;
