package dev.outboard.net;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for a lock as connections wait for everything: up to a deadline, and not disturbed by interrupts. */
final class Locking {

    private Locking() {}

    /** Takes the lock; false when the deadline came first. */
    static boolean lock(ReentrantLock lock, Deadline deadline) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return lock.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
