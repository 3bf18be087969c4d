/** How multiplexing protocols send from many threads and account for what they receive: for this library's own modules. */
package dev.outboard.internal.send;
