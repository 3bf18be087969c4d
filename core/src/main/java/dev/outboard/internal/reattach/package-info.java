/** Descriptors of running plugins as JSON, loaded when somebody reads or writes one. */
package dev.outboard.internal.reattach;
