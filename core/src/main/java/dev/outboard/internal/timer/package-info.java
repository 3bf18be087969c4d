/** Time that tests can be the master of. */
package dev.outboard.internal.timer;
