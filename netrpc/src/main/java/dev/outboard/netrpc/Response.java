package dev.outboard.netrpc;

import dev.outboard.gob.Unsigned;

/**
 * What comes before each reply.
 *
 * @param serviceMethod the request's
 * @param seq the request's
 * @param error not empty when the call has failed; an empty struct follows then
 */
record Response(String serviceMethod, @Unsigned long seq, String error) {}
