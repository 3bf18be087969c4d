package dev.outboard.internal.broker;

import dev.outboard.internal.timer.Timer;
import dev.outboard.internal.wire.ConnInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where the other side's messages and those who wait for them meet, by id. A message may come before anybody waits, and is
 * kept for a while then; it may come long after; and once it is there any number of users may share it. An id is forgotten
 * with its last user.
 */
final class Announcements {

    /** What comes of waiting. */
    sealed interface Outcome {

        /** The other side has announced the id. */
        record Announced(ConnInfo info) implements Outcome {}

        /** It has not, in time. */
        record TimedOut() implements Outcome {}

        /** It will not. */
        record Ended(String why) implements Outcome {}
    }

    /** What is known of one id. */
    final class Announcement {

        private final int id;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

        // Guarded by the lock.
        private boolean announced;
        private int users;
        private @Nullable Runnable cancelExpiry;

        private Announcement(int id) {
            this.id = id;
        }

        private void stopExpiry() {
            if (cancelExpiry != null) {
                cancelExpiry.run();
                cancelExpiry = null;
            }
        }

        /**
         * Waits for the other side.
         *
         * @throws InterruptedException when the thread is interrupted before
         */
        Outcome await(Duration timeout) throws InterruptedException {
            CompletableFuture<Outcome> mine = outcome.copy();
            if (mine.isDone()) {
                return mine.join();
            }
            Runnable cancel = timer.after(timeout, () -> mine.complete(new Outcome.TimedOut()));
            try {
                return mine.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Outcomes are values, also those of failures", e);
            } finally {
                cancel.run();
            }
        }

        /** It has turned out to be of no use; who asks for the id from now on waits for another message. */
        void discard() {
            lock.lock();
            try {
                byId.remove(id, this);
            } finally {
                lock.unlock();
            }
        }

        /** This user needs it no more. To be called once for each {@link Announcements#use}. */
        void release() {
            lock.lock();
            try {
                users--;
                forgetIfUnused(this);
            } finally {
                lock.unlock();
            }
        }
    }

    private final Timer timer;
    private final Duration keepFor;

    /** Guards the fields below and those of the announcements; only the timer is called while it is held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<Integer, Announcement> byId = new HashMap<>();
    private @Nullable String end;

    /** @param keepFor after how long a message is dropped that nobody has asked for */
    Announcements(Timer timer, Duration keepFor) {
        this.timer = timer;
        this.keepFor = keepFor;
    }

    /** Becomes a user of an id, whether it was announced or not. */
    Announcement use(int id) {
        lock.lock();
        try {
            Announcement announcement = byId.computeIfAbsent(id, Announcement::new);
            announcement.users++;
            announcement.stopExpiry();
            if (end != null) {
                announcement.outcome.complete(new Outcome.Ended(end));
            }
            return announcement;
        } finally {
            lock.unlock();
        }
    }

    /** The other side has announced an id; if it had done so before, its last word counts. */
    void received(ConnInfo info) {
        Announcement announcement = announced(info.serviceId());
        announcement.outcome.complete(new Outcome.Announced(info));
    }

    private Announcement announced(int id) {
        lock.lock();
        try {
            Announcement announcement = byId.get(id);
            if (announcement == null || announcement.announced) {
                if (announcement != null) {
                    announcement.stopExpiry();
                }
                announcement = new Announcement(id);
                byId.put(id, announcement);
            }
            announcement.announced = true;
            if (announcement.users == 0) {
                expireLater(announcement);
            }
            return announcement;
        } finally {
            lock.unlock();
        }
    }

    private void expireLater(Announcement announcement) {
        if (end != null) {
            forgetIfUnused(announcement);
            return;
        }
        announcement.cancelExpiry = timer.after(keepFor, () -> expire(announcement));
    }

    private void expire(Announcement announcement) {
        lock.lock();
        try {
            forgetIfUnused(announcement);
        } finally {
            lock.unlock();
        }
    }

    private void forgetIfUnused(Announcement announcement) {
        if (announcement.users == 0) {
            announcement.stopExpiry();
            byId.remove(announcement.id, announcement);
        }
    }

    /** Nothing more will come; who waits, or will wait, is told why. */
    void close(String why) {
        List<Announcement> there;
        lock.lock();
        try {
            if (end != null) {
                return;
            }
            end = why;
            there = new ArrayList<>(byId.values());
            there.forEach(this::forgetIfUnused);
        } finally {
            lock.unlock();
        }
        there.forEach(announcement -> announcement.outcome.complete(new Outcome.Ended(why)));
    }

    /** How many ids are known, for tests that nothing is left. */
    int size() {
        lock.lock();
        try {
            return byId.size();
        } finally {
            lock.unlock();
        }
    }
}
