package dev.outboard.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Chooses how an {@code int} or a {@code long} crosses, where an existing API needs it: of a parameter, of a record's
 * component, of a method's result. On a list or a set it is for the elements, on a map for the values.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface ProtoType {

    /**
     * The type.
     *
     * @return one of 32 bits for an {@code int}, of 64 bits for a {@code long}
     */
    ProtoScalar value();
}
