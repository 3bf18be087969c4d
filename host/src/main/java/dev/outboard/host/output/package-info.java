/** What a plugin prints: its lines, what they mean, where they go, and its last words. */
package dev.outboard.host.output;
