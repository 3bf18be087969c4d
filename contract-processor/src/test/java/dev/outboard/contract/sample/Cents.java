package dev.outboard.contract.sample;

import dev.outboard.contract.ValueAdapter;

/** A class that contracts do not know, with its adapter. */
public final class Cents {

    private final long count;

    public Cents(long count) {
        this.count = count;
    }

    public long count() {
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cents cents && cents.count == count;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(count);
    }

    @Override
    public String toString() {
        return count + " cents";
    }

    /** Has it cross as a number. */
    public static final class Adapter implements ValueAdapter<Cents, Long> {

        public Adapter() {}

        @Override
        public Long toWire(Cents value) {
            return value.count();
        }

        @Override
        public Cents fromWire(Long wire) {
            return new Cents(wire);
        }
    }
}
