package dev.outboard.http2;

import dev.outboard.net.Connection;

/** The same where what comes is handed over. */
class PushedServerRulesTest extends ServerRulesTest {

    @Override
    Connection end(Connection connection) {
        return new PushedEnd(connection, 1000);
    }
}
