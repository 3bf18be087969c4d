/**
 * The messages of go-plugin's own services and of the health check, as records. They are few and small, and a plugin
 * must start fast: the generated classes of protobuf would cost more than all of them do.
 */
package dev.outboard.internal.wire;
