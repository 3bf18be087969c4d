package dev.outboard.gob;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a struct's field, or of the struct itself, in Go. Without it a field has the Java name with a capital first
 * letter, and a struct the simple name of its class. Fields are matched by name; a struct's own name only shows
 * in messages. In contracts over net/rpc, methods and their parameters have names as well.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
public @interface GobName {

    /** {@return the name; that of a field begins with an upper-case letter, for Go sends and receives no other} */
    String value();
}
