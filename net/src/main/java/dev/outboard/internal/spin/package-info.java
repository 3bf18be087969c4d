/** How long a thread stays awake before it sleeps: for this library's own modules. */
package dev.outboard.internal.spin;
