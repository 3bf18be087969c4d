package dev.outboard;

/** Interfaces with a binding, without one, and with a class that only has a binding's name. */
public interface SampleContracts {

    interface Bound {}

    interface Unbound {}

    interface Misbound {}
}
