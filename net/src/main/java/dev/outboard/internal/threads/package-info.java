/** How the modules above start threads. */
@org.jspecify.annotations.NullMarked
package dev.outboard.internal.threads;
