package dev.outboard.contract.runtime;

/** Sends one message, which is there. */
record MessageSending(Exchange exchange, Message message) implements Sending {

    @Override
    public void start() {
        exchange.send(message);
        exchange.end();
    }

    @Override
    public void ready() {}

    @Override
    public void stop() {}
}
