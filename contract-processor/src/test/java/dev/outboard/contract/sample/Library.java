package dev.outboard.contract.sample;

import dev.outboard.contract.NamedArguments;
import dev.outboard.contract.NetRpcContract;
import dev.outboard.gob.GoString;
import dev.outboard.gob.GobName;
import dev.outboard.gob.Unsigned;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Every shape that a method over net/rpc can have. */
@NetRpcContract
public interface Library extends AutoCloseable {

    /** A value. */
    record Book(String title, int year) {}

    /** Is called back. */
    @NetRpcContract
    interface Reader {
        void read(String text) throws InterruptedException;
    }

    String name();

    void ping();

    Void touch(Void nothing);

    @Nullable
    Object find(@Nullable Object key);

    @Unsigned
    int count(Map<String, @Unsigned Integer> shelves, @GobName("ID") @Unsigned long id, @GoString byte[] tag);

    Book add(Book book) throws IOException;

    @NamedArguments
    void put(String key, byte[] value, @Nullable Long size, @GobName("how-often") int often, @Nullable Object more);

    @NamedArguments
    String fetch(String key);

    void lend(Reader reader);

    @Nullable
    Reader borrow(@Nullable Reader first, String scope, Reader second) throws IOException, InterruptedException;

    Reader reader(int number);

    @GobName("GetAll")
    CompletableFuture<List<Book>> all(String author);

    java.util.concurrent.CompletionStage<Void> clear();

    default String title() {
        return "The " + name();
    }

    @Override
    void close();
}
