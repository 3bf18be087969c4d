package dev.outboard.internal.broker;

import dev.outboard.BrokerException;
import dev.outboard.BrokerTimeoutException;
import dev.outboard.internal.broker.Announcements.Announcement;
import dev.outboard.internal.broker.Announcements.Outcome;
import dev.outboard.internal.handshake.HandshakeLineException;
import dev.outboard.internal.handshake.WireAddress;
import dev.outboard.internal.place.Dialling;
import dev.outboard.internal.place.ListeningPlace;
import dev.outboard.internal.timer.Timer;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Connection;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.TimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A new socket for each id: who accepts listens and says where, who dials waits to hear of it. What was announced for an
 * id holds as long as somebody uses a connection to it.
 */
public final class SocketTransport implements BrokerTransport {

    private final Consumer<ConnInfo> toPeer;
    private final ListeningPlace place;
    private final EndpointTranslation translation;
    private final String peer;
    private final Timer timer;
    private final Announcements announcements;

    /**
     * A transport.
     *
     * @param toPeer sends to the other side, without waiting
     * @param place where this side listens
     * @param translation how endpoints are called on the other side
     * @param settings the broker's
     */
    public SocketTransport(
            Consumer<ConnInfo> toPeer, ListeningPlace place, EndpointTranslation translation, BrokerSettings settings) {
        this.toPeer = toPeer;
        this.place = place;
        this.translation = translation;
        this.peer = settings.peer();
        this.timer = settings.timer();
        this.announcements = new Announcements(settings.timer(), settings.timeout());
    }

    @Override
    public Listener accept(int id) {
        Listener listener;
        try {
            listener = place.listen();
        } catch (IOException e) {
            throw new BrokerException(
                    "Broker id " + Integer.toUnsignedString(id) + " cannot be served: this process " + e.getMessage(),
                    e);
        }
        try {
            WireAddress address = WireAddress.of(translation.forPeer(listener.endpoint()));
            toPeer.accept(new ConnInfo(id, address.network(), address.address(), null));
            return listener;
        } catch (RuntimeException | Error e) {
            listener.close();
            throw e;
        }
    }

    @Override
    public Connection dial(int id, Duration timeout) {
        Announcement announcement = announcements.use(id);
        try {
            ConnInfo info = announced(id, announcement, timeout);
            return TrackedConnection.of(reach(info, announcement), closed -> announcement.release());
        } catch (RuntimeException | Error e) {
            announcement.release();
            throw e;
        }
    }

    private ConnInfo announced(int id, Announcement announcement, Duration timeout) {
        DialFailures failures = new DialFailures(peer, id);
        Outcome outcome;
        try {
            outcome = announcement.await(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(e);
        }
        if (outcome instanceof Outcome.Announced announced) {
            return announced.info();
        }
        if (outcome instanceof Outcome.Ended ended) {
            throw failures.ended(ended.why());
        }
        throw failures.notServed(timeout);
    }

    private Connection reach(ConnInfo info, Announcement announcement) {
        try {
            return connect(info.serviceId(), endpoint(info.serviceId(), info));
        } catch (RuntimeException | Error e) {
            announcement.discard();
            throw e;
        }
    }

    private Endpoint endpoint(int id, ConnInfo info) {
        try {
            return translation.fromPeer(new WireAddress(info.network(), info.address()).endpoint());
        } catch (HandshakeLineException e) {
            throw new BrokerException(
                    "Broker id " + Integer.toUnsignedString(id) + " cannot be dialled, because " + peer
                            + " names an address that is none: " + e.reason(),
                    e);
        }
    }

    private Connection connect(int id, Endpoint endpoint) {
        try {
            return Dialling.connect(endpoint, timer.deadline(BrokerSettings.CONNECT_TIME));
        } catch (TimeoutException e) {
            throw new BrokerTimeoutException(
                    "Waited " + Durations.text(BrokerSettings.CONNECT_TIME) + " for " + peer + " to answer at "
                            + endpoint
                            + ", where it says it serves broker id " + Integer.toUnsignedString(id)
                            + ", and it did not.",
                    id,
                    BrokerSettings.CONNECT_TIME,
                    e);
        } catch (IOException e) {
            throw new BrokerException(
                    "Broker id " + Integer.toUnsignedString(id) + " cannot be dialled: " + peer
                            + " has announced it, but this process " + e.getMessage()
                            + ". It may have stopped serving this id.",
                    e);
        }
    }

    @Override
    public void received(ConnInfo info) {
        announcements.received(info);
    }

    @Override
    public void close(String why) {
        announcements.close(why);
    }

    /** How many ids are known from the other side or waited for. */
    int knownIds() {
        return announcements.size();
    }
}
