package dev.outboard.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names something in the {@code .proto} other than by rule. On a method it is the name of the call, and part of the wire
 * format; all other names are for readers and for code generated from the file.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE, ElementType.FIELD})
public @interface ProtoName {

    /**
     * The name.
     *
     * @return an identifier of protobuf
     */
    String value();
}
