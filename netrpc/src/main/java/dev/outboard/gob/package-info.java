/**
 * Gob, the encoding of Go's {@code encoding/gob}: self-describing streams of values. It starts with
 * {@link dev.outboard.gob.Gob}, which makes encoders and decoders.
 */
package dev.outboard.gob;
