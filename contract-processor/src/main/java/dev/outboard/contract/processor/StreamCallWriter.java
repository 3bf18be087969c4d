package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Writes the body of a method of the caller's class with a stream in it, or whose answer comes later. */
final class StreamCallWriter {

    private final Call call;
    private final boolean scoped;
    private final Locals locals;
    private final String out;
    private final List<String> names;

    /**
     * For one call.
     *
     * @param scoped whether contracts are in the request, so that it cannot be written before the call begins
     * @param out the name of the variable for the request
     */
    StreamCallWriter(Call call, boolean scoped, Locals locals, String out) {
        this.call = call;
        this.scoped = scoped;
        this.locals = locals;
        this.out = out;
        this.names = call.parameters().stream().map(Call.Parameter::name).toList();
    }

    CodeBlock write() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (call.sent() == Carried.PLAIN && !scoped) {
            code.addStatement("$T $L = new $T()", RuntimeTypes.WRITER, out, RuntimeTypes.WRITER)
                    .add(ClientWriter.ask(call, out, names));
        }
        String keep = call.answered() == Carried.PLAIN && call.isVoid() ? "" : "return ";
        return code.addStatement(
                        "$Lthis.calls.$L(\n$L,\n$L,\n$L)",
                        keep,
                        call.answered().incoming(),
                        call.constant(),
                        requests(),
                        decoder())
                .build();
    }

    private CodeBlock requests() {
        if (call.sent().isStream()) {
            String stream = names.get(0);
            return CodeBlock.of(
                    "$T.$L($L, $S, $T::write)",
                    RuntimeTypes.OUTGOING,
                    call.sent().outgoing(),
                    stream,
                    call.label() + ": " + stream,
                    call.request().codec());
        }
        if (scoped) {
            return CodeBlock.of(
                    "$T.written($L -> $T.write($L, $L))",
                    RuntimeTypes.OUTGOING,
                    out,
                    call.request().codec(),
                    out,
                    String.join(", ", names));
        }
        return CodeBlock.of("$T.message($L)", RuntimeTypes.OUTGOING, out);
    }

    private CodeBlock decoder() {
        if (call.isVoid()) {
            return CodeBlock.of("$T.NOTHING", RuntimeTypes.DECODER);
        }
        String in = locals.add("in");
        return CodeBlock.of(
                "$L -> new $T().read($L).value()", in, call.response().codec(), in);
    }
}
