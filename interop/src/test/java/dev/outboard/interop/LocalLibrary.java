package dev.outboard.interop;

import dev.outboard.interop.contract.Library;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Says what it was called with. */
final class LocalLibrary implements Library {

    /** What was done, in this order. */
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** Lets go who waits. */
    final CountDownLatch release = new CountDownLatch(1);

    private final AtomicReference<@Nullable Reader> kept = new AtomicReference<>();

    @Override
    public void ping() {
        events.add("ping");
    }

    @Override
    public @Nullable Object any(@Nullable Object value) {
        return value;
    }

    @Override
    public Map<String, Integer> count(List<Book> books, int offset, @Nullable Book more) {
        Map<String, Integer> counts = new HashMap<>();
        books.forEach(book -> counts.put(book.title(), offset + (book.year() == null ? 0 : book.year())));
        if (more != null) {
            counts.put("more", more.title().length());
        }
        return counts;
    }

    @Override
    public String describe(
            String key, byte[] value, boolean yes, short small, long large, double part, @Nullable Integer none) {
        return String.join(
                " ", key, Arrays.toString(value), yes + "", small + "", large + "", part + "", String.valueOf(none));
    }

    @Override
    public void readTo(@Nullable Reader reader) {
        if (reader == null) {
            events.add("nobody");
        } else {
            reader.read("once");
            reader.read("twice");
        }
    }

    @Override
    public void keep(Reader reader) {
        kept.set(reader);
    }

    @Override
    public void readToKept() {
        Reader reader = kept.get();
        if (reader != null) {
            reader.read("too late");
        }
    }

    @Override
    public Loan lend(Book book) {
        return new Loan() {
            @Override
            public Book book() {
                return book;
            }

            @Override
            public void close() {
                events.add("closed " + book.title());
            }
        };
    }

    @Override
    public @Nullable Loan lendAgain(Loan loan, boolean really) {
        Book book = loan.book();
        loan.close();
        return really ? lend(book) : null;
    }

    @Override
    public CompletionStage<String> later(String text) {
        return text.isEmpty()
                ? CompletableFuture.failedFuture(new IllegalStateException("there is no text"))
                : CompletableFuture.completedFuture(text + " later");
    }

    @Override
    public int waitForever() throws InterruptedException {
        events.add("waits");
        release.await();
        return 0;
    }

    @Override
    public String refuse(@Nullable Object why) {
        throw new IllegalArgumentException("because of " + why);
    }
}
