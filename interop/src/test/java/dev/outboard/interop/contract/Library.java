package dev.outboard.interop.contract;

import dev.outboard.contract.NamedArguments;
import dev.outboard.contract.NetRpcContract;
import dev.outboard.gob.Unsigned;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What contracts over net/rpc can say. */
@NetRpcContract
public interface Library {

    /** Has a part that can be null. */
    record Book(String title, @Nullable Integer year) {}

    /** Lives as long as the call. */
    @NetRpcContract
    interface Reader {
        void read(String text);
    }

    /** Lives until it is closed. */
    @NetRpcContract
    interface Loan extends AutoCloseable {
        Book book();

        @Override
        void close();
    }

    void ping();

    @Nullable
    Object any(@Nullable Object value);

    Map<String, @Unsigned Integer> count(List<Book> books, @Unsigned int offset, @Nullable Book more);

    @NamedArguments
    String describe(
            String key, byte[] value, boolean yes, short small, long large, double part, @Nullable Integer none);

    void readTo(@Nullable Reader reader);

    /** The reader is kept, for one call too many. */
    void keep(Reader reader);

    void readToKept();

    Loan lend(Book book);

    @Nullable
    Loan lendAgain(Loan loan, boolean really);

    CompletionStage<String> later(String text);

    int waitForever() throws InterruptedException;

    String refuse(@Nullable Object why);

    default String upper(String text) {
        return later(text).toCompletableFuture().join().toUpperCase(java.util.Locale.ROOT);
    }
}
