/**
 * What host and plugin agree on: the handshake, the plugins by name and version, and the errors. A host goes on with
 * {@code dev.outboard.host}, a plugin with {@code dev.outboard.plugin}.
 */
package dev.outboard;
