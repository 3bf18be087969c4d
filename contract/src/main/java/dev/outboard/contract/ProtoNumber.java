package dev.outboard.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets a number that otherwise follows from the order: of a parameter, of a record's component, of an enum's constant, of
 * a record among the alternatives of a sealed interface, or of a method's result. In one list either all have it or none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE, ElementType.FIELD})
public @interface ProtoNumber {

    /**
     * The number.
     *
     * @return 1 to 536870911, but not 19000 to 19999; for constants of enums any number
     */
    int value();
}
