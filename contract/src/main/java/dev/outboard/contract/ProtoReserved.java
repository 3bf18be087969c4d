package dev.outboard.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Numbers and names that must not be used again: of a record's components, of a method's parameters, of an enum's
 * constants or of a sealed interface's alternatives. Where numbers follow from the order, reserved ones are left out.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ProtoReserved {

    /**
     * Numbers once used.
     *
     * @return numbers
     */
    int[] numbers() default {};

    /**
     * Names once used.
     *
     * @return names as in the {@code .proto}
     */
    String[] names() default {};
}
