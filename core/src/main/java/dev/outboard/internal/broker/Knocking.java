package dev.outboard.internal.broker;

import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.internal.wire.ConnInfo.Knock;

/**
 * The messages by which two sides agree for whom the next stream is. go-plugin knows the knock and its acknowledgement; a
 * knock for an id that is not served yet it leaves without an answer until the id is served, and nobody else can knock
 * meanwhile. So each knock says in a field that go-plugin does not look at that this side can be told later: the other side
 * answers at once then, and tells when the id is served.
 */
final class Knocking {

    /** In place of a network's name. */
    private static final String LATER = "later";

    private static final String NOTHING = "";

    private Knocking() {}

    static ConnInfo knock(int id) {
        return new ConnInfo(id, LATER, NOTHING, new Knock(true, false, NOTHING));
    }

    static ConnInfo acknowledgement(int id) {
        return new ConnInfo(id, NOTHING, NOTHING, new Knock(true, true, NOTHING));
    }

    static ConnInfo refusal(int id, String why) {
        return new ConnInfo(id, NOTHING, NOTHING, new Knock(true, true, why));
    }

    static ConnInfo notYet(int id) {
        return new ConnInfo(id, LATER, NOTHING, new Knock(true, true, "not served yet"));
    }

    static ConnInfo servedNow(int id) {
        return new ConnInfo(id, LATER, NOTHING, null);
    }

    static boolean isKnock(ConnInfo info) {
        return info.knock() != null && info.knock().knock() && !info.knock().ack();
    }

    static boolean isAnswer(ConnInfo info) {
        return info.knock() != null && info.knock().ack();
    }

    /** Whether who knocks can be told later, or is told later, or now. */
    static boolean isAboutLater(ConnInfo info) {
        return info.network().equals(LATER);
    }

    /** Why a knock was refused; empty when it was not. */
    static String refusal(ConnInfo answer) {
        return answer.knock() == null ? NOTHING : answer.knock().error();
    }
}
