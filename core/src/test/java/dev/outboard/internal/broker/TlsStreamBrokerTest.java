package dev.outboard.internal.broker;

import dev.outboard.Protocol;
import dev.outboard.internal.tls.Identity;
import dev.outboard.internal.tls.TlsStreams;

/** The broker's contract over streams inside the main connection, with AutoMTLS inside each. */
class TlsStreamBrokerTest extends StreamBrokerTest {

    @Override
    BrokerLink connect() throws Exception {
        Identity host = Identity.oneTime();
        Identity plugin = Identity.oneTime();
        return connect(
                TlsStreams.mutual(host, plugin.certificate(), Protocol.GRPC),
                TlsStreams.mutual(plugin, host.certificate(), Protocol.GRPC));
    }
}
