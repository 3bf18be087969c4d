package dev.outboard;

/** Has the name of a binding. */
public final class SampleContracts_MisboundBinding {

    public SampleContracts_MisboundBinding() {}
}
