package dev.outboard.grpc;

/** Something the application is to be told about one call. */
interface CallEvent {

    /** Tells it; on the call's executor, in the call's context. Deals with what the application throws. */
    void deliver();
}
