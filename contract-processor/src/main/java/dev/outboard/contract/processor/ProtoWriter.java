package dev.outboard.contract.processor;

import dev.outboard.contract.processor.FieldType.Many;
import dev.outboard.contract.processor.FieldType.Maybe;
import dev.outboard.contract.processor.FieldType.One;
import dev.outboard.contract.processor.FieldType.Pairs;
import dev.outboard.contract.processor.MessageModel.OfAlternatives;
import dev.outboard.contract.processor.ValueType.Nested;
import dev.outboard.contract.processor.ValueType.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the {@code .proto} of a contract. */
final class ProtoWriter {

    private final Contract contract;
    private final StringBuilder out = new StringBuilder();
    /** Names that stand for something else inside a service or a message. */
    private final Set<String> hidden = new HashSet<>();

    private ProtoWriter(Contract contract) {
        this.contract = contract;
        contract.calls().forEach(call -> hidden.add(call.rpc()));
        contract.messages().forEach(message -> message.fields().forEach(field -> hidden.add(field.proto())));
    }

    /** Where the file belongs, from the root that {@code protoc} searches. */
    static String path(Contract contract) {
        String directory =
                contract.protoPackage().isEmpty() ? "" : contract.protoPackage().replace('.', '/') + "/";
        return directory + Names.snakeCase(contract.service()) + ".proto";
    }

    static String write(Contract contract) {
        ProtoWriter writer = new ProtoWriter(contract);
        writer.file();
        return writer.out.toString();
    }

    private void file() {
        line("", "// Generated from " + contract.type().canonicalName() + ".");
        line("", "syntax = \"proto3\";");
        if (!contract.protoPackage().isEmpty()) {
            line("", "");
            line("", "package " + contract.protoPackage() + ";");
        }
        imports();
        service();
        contract.messages().forEach(this::message);
        contract.enums().forEach(this::enumeration);
    }

    private void imports() {
        TreeSet<String> imports = contract.messages().stream()
                .flatMap(message -> message.fields().stream())
                .flatMap(field -> field.type().values().stream())
                .map(ValueType::proto)
                .filter(proto -> proto.startsWith("google.protobuf."))
                .map(proto -> Names.snakeCase(proto.substring("google.protobuf.".length())))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!imports.isEmpty()) {
            line("", "");
        }
        imports.forEach(name -> line("", "import \"google/protobuf/" + name + ".proto\";"));
    }

    private void service() {
        line("", "");
        comment("", contract.doc());
        line("", "service " + contract.service() + " {");
        for (Call call : contract.calls()) {
            comment("  ", call.doc());
            line(
                    "  ",
                    "rpc " + call.rpc() + "(" + stream(call.sent())
                            + reference(call.request().proto()) + ") returns (" + stream(call.answered())
                            + reference(call.response().proto()) + ");");
        }
        line("", "}");
    }

    private static String stream(Carried carried) {
        return carried.isStream() ? "stream " : "";
    }

    private void message(MessageModel message) {
        line("", "");
        comment("", message.doc());
        if (message.fields().isEmpty() && message.reserved().equals(Reserved.NOTHING)) {
            line("", "message " + message.proto() + " {}");
            return;
        }
        line("", "message " + message.proto() + " {");
        reserved(message.reserved());
        boolean oneof = message.shape() instanceof OfAlternatives;
        String indent = oneof ? "    " : "  ";
        if (oneof) {
            line("  ", "oneof alternative {");
        }
        for (Field field : message.fields()) {
            comment(indent, field.doc());
            references(indent, field.type());
            line(indent, fieldType(field.type()) + " " + field.proto() + " = " + field.number() + ";");
        }
        if (oneof) {
            line("  ", "}");
        }
        line("", "}");
    }

    private void references(String indent, FieldType type) {
        for (ValueType value : type.values()) {
            if (value.core() instanceof Reference reference) {
                comment(indent, "The broker's id of a " + reference.service() + ".");
            }
        }
    }

    private String fieldType(FieldType type) {
        if (type instanceof Many many) {
            return "repeated " + reference(many.element());
        }
        if (type instanceof Pairs pairs) {
            return "map<" + reference(pairs.key()) + ", " + reference(pairs.value()) + ">";
        }
        if (type instanceof Maybe maybe) {
            return "optional " + reference(maybe.value());
        }
        return reference(((One) type).value());
    }

    private String reference(ValueType type) {
        boolean scalar = !(type.core() instanceof Nested) && type.core().proto().equals(type.proto());
        return scalar ? type.proto() : reference(type.proto());
    }

    private String reference(String name) {
        if (name.startsWith("google.")) {
            return "." + name;
        }
        String prefix = contract.protoPackage().isEmpty() ? "." : "." + contract.protoPackage() + ".";
        return hidden.contains(name) ? prefix + name : name;
    }

    private void enumeration(EnumModel model) {
        line("", "");
        comment("", model.doc());
        line("", "enum " + model.proto() + " {");
        reserved(model.reserved());
        // Protobuf wants the default first.
        List<EnumModel.Constant> constants = Stream.concat(
                        model.constants().stream().filter(constant -> constant.number() == 0),
                        model.constants().stream().filter(constant -> constant.number() != 0))
                .toList();
        for (EnumModel.Constant constant : constants) {
            comment("  ", constant.doc());
            line("  ", constant.proto() + " = " + constant.number() + ";");
        }
        line("", "}");
    }

    private void reserved(Reserved reserved) {
        if (!reserved.numbers().isEmpty()) {
            line(
                    "  ",
                    "reserved "
                            + reserved.numbers().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ";");
        }
        if (!reserved.names().isEmpty()) {
            line(
                    "  ",
                    "reserved "
                            + reserved.names().stream()
                                    .map(name -> "\"" + name + "\"")
                                    .collect(Collectors.joining(", "))
                            + ";");
        }
    }

    private void comment(String indent, String text) {
        if (!text.isEmpty()) {
            text.lines().forEach(textLine -> line(indent, ("// " + textLine).stripTrailing()));
        }
    }

    private void line(String indent, String text) {
        out.append(text.isEmpty() ? "" : indent).append(text).append('\n');
    }
}
