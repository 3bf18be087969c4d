/** A key-value store behind a plugin: the smallest whole host and plugin. Start at {@link KvHost} and {@link KvPlugin}. */
package dev.outboard.example.kv;
