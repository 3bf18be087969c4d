package dev.outboard.host;

import dev.outboard.net.TlsOptions;

/** What a host wants of the connections to its plugin. */
sealed interface TransportSecurity {

    /** No TLS. */
    record Plain() implements TransportSecurity {}

    /** AutoMTLS: both sides make a certificate for this launch alone. */
    record OneTimeCertificates() implements TransportSecurity {}

    /** TLS as the user configured it. */
    record Configured(TlsOptions options) implements TransportSecurity {}
}
