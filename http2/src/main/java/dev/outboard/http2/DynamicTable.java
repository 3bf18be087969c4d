package dev.outboard.http2;

import java.util.Arrays;

/** The fields that a compression context has learnt, newest first (RFC 7541, section 2.3.2): a ring that grows. */
final class DynamicTable {

    private HeaderField[] ring = new HeaderField[16];

    /** Where the newest field is; the older ones are at higher places, wrapping around. */
    private int newest;

    private int count;
    private int size;
    private int maxSize;

    DynamicTable(int maxSize) {
        this.maxSize = maxSize;
    }

    int count() {
        return count;
    }

    /** The sum of the fields' sizes. */
    int size() {
        return size;
    }

    int maxSize() {
        return maxSize;
    }

    /** The field that was added as the {@code age}-last, 0 to {@code count() - 1}. */
    HeaderField field(int age) {
        return ring[(newest + age) & (ring.length - 1)];
    }

    /** Whether a field must be evicted before this much more fits, or before a lower maximum holds. */
    boolean isOver(int more) {
        return count > 0 && size + more > maxSize;
    }

    /** Changes the maximum; the caller evicts while {@link #isOver}. */
    void maxSize(int newMaxSize) {
        maxSize = newMaxSize;
    }

    HeaderField evictOldest() {
        int place = (newest + count - 1) & (ring.length - 1);
        HeaderField evicted = ring[place];
        Arrays.fill(ring, place, place + 1, null);
        count--;
        size -= evicted.size();
        return evicted;
    }

    /** Adds a field for which room has been made. */
    void add(HeaderField field) {
        if (count == ring.length) {
            grow();
        }
        newest = (newest - 1) & (ring.length - 1);
        ring[newest] = field;
        count++;
        size += field.size();
    }

    private void grow() {
        HeaderField[] larger = new HeaderField[2 * ring.length];
        for (int age = 0; age < count; age++) {
            larger[age] = field(age);
        }
        ring = larger;
        newest = 0;
    }
}
