package dev.outboard.contract.runtime;

import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The JDK's exceptions that arrive as what they were. The first of a code is also what that code is without a class. */
enum CommonException {
    ILLEGAL_ARGUMENT(IllegalArgumentException.class, Status.Code.INVALID_ARGUMENT),
    NUMBER_FORMAT(NumberFormatException.class, Status.Code.INVALID_ARGUMENT),
    DATE_TIME(DateTimeException.class, Status.Code.INVALID_ARGUMENT),
    ILLEGAL_STATE(IllegalStateException.class, Status.Code.FAILED_PRECONDITION),
    NO_SUCH_ELEMENT(NoSuchElementException.class, Status.Code.NOT_FOUND),
    UNSUPPORTED_OPERATION(UnsupportedOperationException.class, Status.Code.UNIMPLEMENTED),
    INDEX_OUT_OF_BOUNDS(IndexOutOfBoundsException.class, Status.Code.OUT_OF_RANGE),
    SECURITY(SecurityException.class, Status.Code.PERMISSION_DENIED),
    CONCURRENT_MODIFICATION(ConcurrentModificationException.class, Status.Code.ABORTED),
    NULL_POINTER(NullPointerException.class, Status.Code.INTERNAL),
    ARITHMETIC(ArithmeticException.class, Status.Code.INTERNAL),
    CLASS_CAST(ClassCastException.class, Status.Code.INTERNAL),
    UNCHECKED_IO(UncheckedIOException.class, Status.Code.UNKNOWN);

    private static final CommonException[] ALL = values();

    private final Class<? extends RuntimeException> type;
    private final Status.Code code;

    CommonException(Class<? extends RuntimeException> type, Status.Code code) {
        this.type = type;
        this.code = code;
    }

    static @Nullable CommonException of(Class<?> thrown) {
        for (CommonException common : ALL) {
            if (common.type == thrown) {
                return common;
            }
        }
        return null;
    }

    static @Nullable CommonException named(String type) {
        for (CommonException common : ALL) {
            if (common.type.getName().equals(type)) {
                return common;
            }
        }
        return null;
    }

    /** What a peer in another language means by a code, where that is not in doubt. */
    static @Nullable CommonException usual(Status.Code code) {
        return switch (code) {
            case INVALID_ARGUMENT -> ILLEGAL_ARGUMENT;
            case FAILED_PRECONDITION -> ILLEGAL_STATE;
            case NOT_FOUND -> NO_SUCH_ELEMENT;
            case OUT_OF_RANGE -> INDEX_OUT_OF_BOUNDS;
            case UNIMPLEMENTED -> UNSUPPORTED_OPERATION;
            default -> null;
        };
    }

    Status.Code code() {
        return code;
    }

    RuntimeException create(@Nullable String message, Throwable cause) {
        RuntimeException exception = switch (this) {
            case ILLEGAL_ARGUMENT -> new IllegalArgumentException(message);
            case NUMBER_FORMAT -> new NumberFormatException(message);
            case DATE_TIME -> new DateTimeException(message);
            case ILLEGAL_STATE -> new IllegalStateException(message);
            case NO_SUCH_ELEMENT -> new NoSuchElementException(message);
            case UNSUPPORTED_OPERATION -> new UnsupportedOperationException(message);
            case INDEX_OUT_OF_BOUNDS -> new IndexOutOfBoundsException(message);
            case SECURITY -> new SecurityException(message);
            case CONCURRENT_MODIFICATION -> new ConcurrentModificationException(message);
            case NULL_POINTER -> new NullPointerException(message);
            case ARITHMETIC -> new ArithmeticException(message);
            case CLASS_CAST -> new ClassCastException(message);
            case UNCHECKED_IO -> new UncheckedIOException(message, new IOException(message));
        };
        if (this != UNCHECKED_IO) {
            exception.initCause(cause);
        }
        return exception;
    }
}
