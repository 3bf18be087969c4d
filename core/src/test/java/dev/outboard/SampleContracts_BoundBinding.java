package dev.outboard;

/** Has the name and the type of a binding. */
public final class SampleContracts_BoundBinding implements GrpcPlugin<SampleContracts.Bound> {

    public SampleContracts_BoundBinding() {}

    @Override
    public Class<SampleContracts.Bound> type() {
        return SampleContracts.Bound.class;
    }

    @Override
    public void serve(SampleContracts.Bound implementation, GrpcServing server) {}

    @Override
    public SampleContracts.Bound client(GrpcConnection connection) {
        return new SampleContracts.Bound() {};
    }
}
