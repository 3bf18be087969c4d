package dev.outboard.gob;

import java.util.List;
import java.util.SplittableRandom;

/** Makes inputs that are almost right: valid ones with a few random changes. The same seed makes the same inputs. */
final class Mutator {

    private static final int MAX_LENGTH = 2048;

    /** Ends of ranges, flags and patterns, where mistakes live. */
    private static final byte[] INTERESTING = {0, 1, 4, 5, 8, 9, 0x1f, 0x20, 0x3f, 0x40, 0x7f, -128, -127, -1};

    private final List<byte[]> seeds;
    private final SplittableRandom random;
    private final byte[] octets = new byte[MAX_LENGTH];
    private int length;

    Mutator(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
        this.random = new SplittableRandom(seed);
    }

    /** Makes the next input; it is in {@link #octets} up to {@link #length}. */
    void next() {
        length = 0;
        append(seeds.get(random.nextInt(seeds.size())));
        if (random.nextInt(4) == 0) {
            append(seeds.get(random.nextInt(seeds.size())));
        }
        for (int changes = random.nextInt(5); changes > 0 && length > 0; changes--) {
            change();
        }
    }

    byte[] octets() {
        return octets;
    }

    int length() {
        return length;
    }

    /** A random number below a bound, for what else varies with an input. */
    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    private void append(byte[] more) {
        int count = Math.min(more.length, MAX_LENGTH - length);
        System.arraycopy(more, 0, octets, length, count);
        length += count;
    }

    private void change() {
        int at = random.nextInt(length);
        switch (random.nextInt(7)) {
            case 0 -> octets[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> octets[at] = (byte) random.nextInt(256);
            case 2 -> octets[at] = INTERESTING[random.nextInt(INTERESTING.length)];
            case 3 -> octets[at] += (byte) (random.nextInt(9) - 4);
            case 4 -> length = at;
            case 5 -> remove(at, Math.min(1 + random.nextInt(8), length - at));
            default -> repeat(at, Math.min(1 + random.nextInt(16), length - at));
        }
    }

    private void remove(int at, int count) {
        System.arraycopy(octets, at + count, octets, at, length - at - count);
        length -= count;
    }

    private void repeat(int at, int count) {
        int kept = Math.min(count, MAX_LENGTH - length);
        System.arraycopy(octets, at, octets, at + kept, length - at);
        length += kept;
    }
}
