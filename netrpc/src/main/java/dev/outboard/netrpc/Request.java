package dev.outboard.netrpc;

import dev.outboard.gob.Unsigned;

/**
 * What comes before each argument.
 *
 * @param serviceMethod service, dot, method
 * @param seq chosen by the client
 */
record Request(String serviceMethod, @Unsigned long seq) {}
