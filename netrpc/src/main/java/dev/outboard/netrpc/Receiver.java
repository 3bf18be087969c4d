package dev.outboard.netrpc;

import dev.outboard.gob.TypeRef;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods of an object, by their names in Go. */
final class Receiver {

    private Receiver() {}

    /** All public methods of a type that take nothing or one thing; others are ignored, as in Go. */
    static Map<String, RpcMethod<?, ?>> methods(Class<?> type, Object receiver) {
        Map<String, RpcMethod<?, ?>> methods = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (isOffered(method)) {
                String name = goName(method);
                if (methods.put(name, method(method, receiver)) != null) {
                    throw new IllegalArgumentException(
                            type.getName() + " has two methods that are both " + name + " in Go");
                }
            }
        }
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " has no public method with at most one parameter");
        }
        return methods;
    }

    private static boolean isOffered(Method method) {
        return !isOfEveryObject(method)
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && method.getParameterCount() <= 1;
    }

    /** Records, for example, declare {@code equals}, {@code hashCode} and {@code toString} of their own. */
    private static boolean isOfEveryObject(Method method) {
        return Stream.of(Object.class.getMethods())
                .anyMatch(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
    }

    private static String goName(Method method) {
        String name = method.getName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static RpcMethod<?, ?> method(Method method, Object receiver) {
        try {
            // Public methods of a class that is not.
            method.setAccessible(true);
        } catch (InaccessibleObjectException | SecurityException e) {
            throw new IllegalArgumentException(
                    method + " is not accessible: its module must open the package to the module dev.outboard.netrpc",
                    e);
        }
        TypeRef<?> argument = method.getParameterCount() == 0
                ? TypeRef.of(Void.class)
                : TypeRef.of(method.getAnnotatedParameterTypes()[0]);
        return RpcMethod.of(
                object(argument),
                object(TypeRef.of(method.getAnnotatedReturnType())),
                value -> invoke(method, receiver, value));
    }

    @SuppressWarnings("unchecked") // What is decoded as a parameter's type can be passed as it.
    private static TypeRef<Object> object(TypeRef<?> type) {
        return (TypeRef<Object>) type;
    }

    private static @Nullable Object invoke(Method method, Object receiver, @Nullable Object argument) throws Exception {
        try {
            return method.getParameterCount() == 0 ? method.invoke(receiver) : method.invoke(receiver, argument);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof Exception exception ? exception : e;
        }
    }
}
