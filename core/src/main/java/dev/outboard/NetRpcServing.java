package dev.outboard;

import dev.outboard.gob.Gob;
import dev.outboard.netrpc.RpcMethod;

/** The serving side of a net/rpc plugin: what an implementation's methods are added to. */
public interface NetRpcServing {

    /**
     * Offers an object's methods as those of the service {@code Plugin}: all public ones with at most one parameter, under
     * their names with a capital first letter. The parameter is the argument, what is returned the reply, the message of what is
     * thrown the error; see {@link dev.outboard.netrpc.RpcServer.Builder#receiver(String, Object)}. Checked exceptions are
     * answers like any other; unchecked ones are in the plugin's log as well, with where they come from.
     *
     * @param receiver the object, called by many threads at once
     * @return this
     * @throws IllegalArgumentException when it has no such method, or two of one name
     */
    NetRpcServing receiver(Object receiver);

    /**
     * Offers an object's methods, but only those of an interface or superclass.
     *
     * @param <R> the type
     * @param type whose public methods are offered, inherited ones too
     * @param receiver the object
     * @return this
     * @throws IllegalArgumentException as in {@link #receiver(Object)}
     */
    <R> NetRpcServing receiver(Class<R> type, R receiver);

    /**
     * Offers one method.
     *
     * @param name its name in Go, without the service: {@code Greet}
     * @param method what it takes, gives and does
     * @return this
     * @throws IllegalArgumentException when the name is taken
     */
    NetRpcServing method(String name, RpcMethod<?, ?> method);

    /**
     * Makes further connections to the host that has asked for the plugin.
     *
     * @return the broker of that host's connection, to be kept by a receiver
     */
    MuxBroker broker();

    /**
     * How this plugin's Java values and Go's go together, for further connections.
     *
     * @return what the plugin was given, or its own {@link NetRpcPlugin#gob()}
     */
    Gob gob();
}
