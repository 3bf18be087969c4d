package dev.outboard.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface the API of a plugin. For an interface {@code Greeter} the annotation processor generates {@code
 * GreeterBinding} beside it, a {@link dev.outboard.GrpcPlugin} that hosts and plugins find by the interface alone, and
 * {@code META-INF/proto/…/Greeter.proto} for programs in other languages.
 *
 * <pre>
 * {@literal @}PluginContract(service = "proto.KV")
 * public interface KeyValue {
 *     byte[] get(String key);
 *     void put(String key, byte[] value);
 * }
 * </pre>
 *
 * <p>Each abstract method is a call. Default methods run in the process that calls them; static and private ones are
 * nobody's business. {@code docs/contracts.md} says how each Java type crosses.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PluginContract {

    /**
     * The full name of the gRPC service, for example {@code proto.KV}.
     *
     * @return package and name, separated by the last dot; empty for the Java package and the name of the interface
     */
    String service() default "";

    /**
     * Whether callers get the stack traces of what implementations throw, as {@link PluginCallException#remoteStackTrace}.
     * They tell the other side about the inside of the implementation.
     *
     * @return true to send them
     */
    boolean remoteStackTraces() default false;

    /**
     * Adapters for types that contracts do not know. Each applies wherever its type stands in this contract.
     *
     * @return classes with a public constructor without parameters
     */
    Class<? extends ValueAdapter<?, ?>>[] adapters() default {};
}
