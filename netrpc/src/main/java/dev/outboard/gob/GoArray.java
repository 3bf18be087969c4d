package dev.outboard.gob;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list or array is an array in Go, which has its length in its type: {@code @GoArray(16) byte[]} is {@code [16]byte},
 * {@code @GoArray(2) List<String>} is {@code [2]string}. Without it, it is a slice. Go treats them as different types.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface GoArray {

    /** {@return the number of elements, 0 or more; a value with another number is not sent} */
    int value();
}
