/** What plugins' logging shares: where lines go, and how exceptions look in records. */
package dev.outboard.internal.hclog;
