package dev.outboard.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface the API of a plugin that speaks Go's {@code net/rpc}. For an interface {@code Greeter} the annotation
 * processor generates {@code GreeterNetRpcBinding} beside it, a {@link dev.outboard.NetRpcPlugin} that hosts and plugins find
 * by the interface alone.
 *
 * <pre>
 * {@literal @}NetRpcContract
 * public interface Greeter {
 *     String greet();
 * }
 * </pre>
 *
 * <p>Each abstract method is one of the receiver's: {@code greet} is {@code Plugin.Greet}, unless a {@link
 * dev.outboard.gob.GobName} says another name. Without a parameter it is a method in Go whose argument is an {@code
 * interface{}} that nobody looks at; one parameter is the argument; several are the fields of a struct, or the entries of a map
 * with {@link NamedArguments}. {@code void} is a reply of {@code interface{}} that is never set. A parameter or result that is
 * itself such a contract crosses as the id of go-plugin's {@code MuxBroker}. {@code docs/net-rpc.md} has the details.
 *
 * <p>An interface may be a {@link PluginContract} as well; each protocol has a binding of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NetRpcContract {}
