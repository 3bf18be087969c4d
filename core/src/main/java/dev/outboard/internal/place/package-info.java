/** Where this process listens: for the main connection and for brokered ones alike. */
package dev.outboard.internal.place;
