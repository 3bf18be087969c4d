// Generated from dev.outboard.contract.sample.Library.
package dev.outboard.contract.sample;

import dev.outboard.contract.runtime.Checks;
import dev.outboard.contract.runtime.netrpc.ArgumentMap;
import dev.outboard.contract.runtime.netrpc.NetRpcBinding;
import dev.outboard.contract.runtime.netrpc.NetRpcCalls;
import dev.outboard.contract.runtime.netrpc.NetRpcMethod;
import dev.outboard.contract.runtime.netrpc.NetRpcMethods;
import dev.outboard.contract.runtime.netrpc.NetRpcScope;
import dev.outboard.gob.GoString;
import dev.outboard.gob.GobName;
import dev.outboard.gob.TypeRef;
import dev.outboard.gob.Unsigned;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/**
 * Carries {@link Library} over net/rpc.
 */
@Generated("dev.outboard.contract.processor.ContractProcessor")
public final class LibraryNetRpcBinding extends NetRpcBinding<Library> {
    private static final NetRpcMethod<Void, String, RuntimeException> NAME = NetRpcMethod.of("Library.name", "Name")
            .giving(TypeRef.of(String.class));

    private static final NetRpcMethod<Void, Void, RuntimeException> PING = NetRpcMethod.of("Library.ping", "Ping");

    private static final NetRpcMethod<Void, Void, RuntimeException> TOUCH = NetRpcMethod.of("Library.touch", "Touch")
            .takingNullable(TypeRef.of(Void.class))
            .givingNullable(TypeRef.of(Void.class));

    private static final NetRpcMethod<Object, Object, RuntimeException> FIND = NetRpcMethod.of("Library.find", "Find")
            .takingNullable(TypeRef.of(Object.class))
            .givingNullable(TypeRef.of(Object.class));

    private static final NetRpcMethod<CountArguments, Integer, RuntimeException> COUNT = NetRpcMethod.of("Library.count", "Count")
            .taking(TypeRef.of(CountArguments.class))
            .giving(new TypeRef<@Unsigned Integer>() {});

    private static final NetRpcMethod<Library.Book, Library.Book, IOException> ADD = NetRpcMethod.of("Library.add", "Add")
            .taking(TypeRef.of(Library.Book.class))
            .giving(TypeRef.of(Library.Book.class))
            .throwing(IOException::new);

    private static final NetRpcMethod<Map<String, Object>, Void, RuntimeException> PUT = NetRpcMethod.of("Library.put", "Put")
            .taking(ArgumentMap.TYPE);

    private static final NetRpcMethod<Map<String, Object>, String, RuntimeException> FETCH = NetRpcMethod.of("Library.fetch", "Fetch")
            .taking(ArgumentMap.TYPE)
            .giving(TypeRef.of(String.class));

    private static final NetRpcMethod<Integer, Void, RuntimeException> LEND = NetRpcMethod.of("Library.lend", "Lend")
            .taking(NetRpcScope.ID);

    private static final NetRpcMethod<BorrowArguments, Integer, IOException> BORROW = NetRpcMethod.of("Library.borrow", "Borrow")
            .taking(TypeRef.of(BorrowArguments.class))
            .giving(NetRpcScope.ID)
            .throwing(IOException::new);

    private static final NetRpcMethod<Integer, Integer, RuntimeException> READER = NetRpcMethod.of("Library.reader", "Reader")
            .taking(TypeRef.of(Integer.class))
            .giving(NetRpcScope.ID);

    private static final NetRpcMethod<String, List<Library.Book>, RuntimeException> GET_ALL = NetRpcMethod.of("Library.all", "GetAll")
            .taking(TypeRef.of(String.class))
            .giving(new TypeRef<List<Library.Book>>() {});

    private static final NetRpcMethod<Void, Void, RuntimeException> CLEAR = NetRpcMethod.of("Library.clear", "Clear");

    private static final NetRpcMethod<Void, Void, RuntimeException> CLOSE = NetRpcMethod.of("Library.close", "Close");

    /**
     * The binding; one is as good as another.
     */
    public LibraryNetRpcBinding() {
        super(Library.class);
    }

    @Override
    protected Library client(NetRpcCalls calls) {
        return new Client(calls);
    }

    @Override
    protected void serve(Library implementation, NetRpcMethods methods) {
        methods.on(NAME, (argument, scope) -> implementation.name());
        methods.on(PING, (argument, scope) -> {
            implementation.ping();
            return null;
        });
        methods.on(TOUCH, (argument, scope) -> implementation.touch(argument));
        methods.on(FIND, (argument, scope) -> implementation.find(argument));
        methods.on(COUNT, (argument, scope) -> implementation.count(
                        argument.shelves(),
                        argument.id(),
                        argument.tag()));
        methods.on(ADD, (argument, scope) -> implementation.add(argument));
        methods.on(PUT, (values, scope) -> {
            ArgumentMap argument = ArgumentMap.of("Library.put", values);
            implementation.put(
                            argument.get("key", String.class),
                            argument.get("value", byte[].class),
                            argument.getNullable("size", Long.class),
                            argument.get("how-often", Integer.class),
                            argument.getNullable("more", Object.class));
            return null;
        });
        methods.on(FETCH, (values, scope) -> {
            ArgumentMap argument = ArgumentMap.of("Library.fetch", values);
            return implementation.fetch(argument.get("key", String.class));
        });
        methods.on(LEND, (argument, scope) -> {
            implementation.lend(scope.take(new Library_ReaderNetRpcBinding(), argument, "Library.lend: reader"));
            return null;
        });
        methods.on(BORROW, (argument, scope) -> scope.giveNullable(new Library_ReaderNetRpcBinding(), implementation.borrow(
                        scope.takeNullable(new Library_ReaderNetRpcBinding(), argument.first()),
                        argument.scope(),
                        scope.take(new Library_ReaderNetRpcBinding(), argument.second(), "Library.borrow: second"))));
        methods.on(READER, (argument, scope) -> scope.give(new Library_ReaderNetRpcBinding(), implementation.reader(argument)));
        methods.on(GET_ALL, (argument, scope) -> NetRpcScope.await(implementation.all(argument)));
        methods.on(CLEAR, (argument, scope) -> {
            NetRpcScope.await(implementation.clear());
            return null;
        });
        methods.on(CLOSE, (argument, scope) -> {
            implementation.close();
            return null;
        });
    }

    /**
     * What the caller calls.
     */
    private static final class Client implements Library {
        private final NetRpcCalls calls;

        Client(NetRpcCalls calls) {
            this.calls = calls;
        }

        @Override
        public String name() {
            return this.calls.call(NAME, null);
        }

        @Override
        public void ping() {
            this.calls.call(PING, null);
        }

        @Override
        public Void touch(Void nothing) {
            return this.calls.call(TOUCH, nothing);
        }

        @Override
        public Object find(Object key) {
            return this.calls.call(FIND, key);
        }

        @Override
        public int count(Map<String, Integer> shelves, long id, byte[] tag) {
            Checks.notNull(shelves, "Library.count: shelves");
            Checks.notNull(tag, "Library.count: tag");
            return this.calls.call(COUNT, new CountArguments(
                            shelves,
                            id,
                            tag));
        }

        @Override
        public Library.Book add(Library.Book book) throws IOException {
            Checks.notNull(book, "Library.add: book");
            return this.calls.call(ADD, book);
        }

        @Override
        public void put(String key, byte[] value, Long size, int often, Object more) {
            Checks.notNull(key, "Library.put: key");
            Checks.notNull(value, "Library.put: value");
            this.calls.call(PUT, ArgumentMap.of("Library.put")
                            .with("key", key)
                            .with("value", value)
                            .with("size", size)
                            .with("how-often", often)
                            .with("more", more)
                            .values());
        }

        @Override
        public String fetch(String key) {
            Checks.notNull(key, "Library.fetch: key");
            return this.calls.call(FETCH, ArgumentMap.of("Library.fetch")
                            .with("key", key)
                            .values());
        }

        @Override
        public void lend(Library.Reader reader) {
            Checks.notNull(reader, "Library.lend: reader");
            try (NetRpcScope scope = this.calls.open()) {
                this.calls.call(LEND, scope.give(new Library_ReaderNetRpcBinding(), reader));
            }
        }

        @Override
        public Library.Reader borrow(Library.Reader first, String scope, Library.Reader second)
                throws IOException, InterruptedException {
            Checks.notNull(scope, "Library.borrow: scope");
            Checks.notNull(second, "Library.borrow: second");
            try (NetRpcScope scope_ = this.calls.open()) {
                return scope_.takeNullable(new Library_ReaderNetRpcBinding(), this.calls.callInterruptibly(BORROW, new BorrowArguments(
                                scope_.giveNullable(new Library_ReaderNetRpcBinding(), first),
                                scope,
                                scope_.give(new Library_ReaderNetRpcBinding(), second))));
            }
        }

        @Override
        public Library.Reader reader(int number) {
            try (NetRpcScope scope = this.calls.open()) {
                return scope.take(new Library_ReaderNetRpcBinding(), this.calls.call(READER, number), "Library.reader: the result");
            }
        }

        @Override
        public CompletableFuture<List<Library.Book>> all(String author) {
            Checks.notNull(author, "Library.all: author");
            return this.calls.callLater(GET_ALL, author);
        }

        @Override
        public CompletionStage<Void> clear() {
            return this.calls.callLater(CLEAR, null);
        }

        @Override
        public void close() {
            this.calls.close(CLOSE);
        }

        @Override
        public String toString() {
            return "Library over " + calls;
        }
    }

    /**
     * The argument of {@code Plugin.Count}, made of its parameters.
     *
     * @param shelves as in the contract
     * @param id as in the contract
     * @param tag as in the contract
     */
    public record CountArguments(Map<String, @Unsigned Integer> shelves,
            @GobName("ID") @Unsigned long id, @GoString byte[] tag) {
    }

    /**
     * The argument of {@code Plugin.Borrow}, made of its parameters.
     *
     * @param first as in the contract
     * @param scope as in the contract
     * @param second as in the contract
     */
    public record BorrowArguments(@Unsigned int first, String scope, @Unsigned int second) {
    }
}
