package dev.outboard.http2;

/** How a field that is in no table yet is sent (RFC 7541, section 6.2). */
enum Indexing {
    /** Added to the dynamic table: for what comes again. */
    ADD,
    /** As a literal: for what is different each time. */
    NONE,
    /** As a literal that no intermediary may index either: for secrets, which a table would let an attacker guess. */
    NEVER
}
