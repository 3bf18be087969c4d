package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import dev.outboard.contract.processor.FieldType.One;
import dev.outboard.contract.processor.MessageModel.OfAlternatives;
import dev.outboard.contract.processor.MessageModel.OfRecord;
import dev.outboard.contract.processor.ValueType.Converted;
import dev.outboard.contract.processor.ValueType.Nested;
import dev.outboard.contract.processor.ValueType.Reference;
import dev.outboard.contract.processor.ValueType.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** The messages and enums of one contract, read once each. */
final class Messages {

    private final ClassName binding;
    private final Elements elements;
    private final Map<String, Element> names = new HashMap<>();
    private final Map<TypeElement, ValueType> types = new LinkedHashMap<>();
    private final Map<TypeElement, MessageModel> records = new LinkedHashMap<>();
    private final List<MessageModel> messages = new ArrayList<>();
    private final List<EnumModel> enums = new ArrayList<>();

    Messages(ClassName binding, Elements elements) {
        this.binding = binding;
        this.elements = elements;
    }

    List<MessageModel> messages() {
        return List.copyOf(messages);
    }

    List<EnumModel> enums() {
        return List.copyOf(enums);
    }

    /** Takes a name in the {@code .proto}. */
    void claim(String name, Element element) {
        if (!Names.isIdentifier(name)) {
            throw new RefusedException(
                    element, "\"" + name + "\" is no name in protobuf; give it another by @ProtoName");
        }
        Element other = names.putIfAbsent(name, element);
        if (other != null && !other.equals(element)) {
            throw new RefusedException(
                    element,
                    "Two things of this contract are called " + name + " in the .proto: " + element.getSimpleName()
                            + " and " + other.getSimpleName() + "; give one of them another name by @ProtoName");
        }
    }

    /** Adds a method's own message. */
    MessageModel add(MessageModel message) {
        messages.add(message);
        return message;
    }

    /** The message that a record is. */
    MessageModel ofRecord(TypeElement record) {
        MessageModel message = records.get(record);
        if (message == null) {
            throw new IllegalStateException("The record " + record + " is not read yet");
        }
        return message;
    }

    ValueType record(Element at, TypeElement record, TypeReader types) {
        return once(at, record, () -> readRecord(record, types));
    }

    ValueType alternatives(Element at, TypeElement parent, TypeReader types) {
        return once(at, parent, () -> readAlternatives(parent, types));
    }

    private ValueType once(Element at, TypeElement type, Supplier<MessageModel> reader) {
        ValueType known = types.get(type);
        if (known != null) {
            return known;
        }
        Access.check(at, type, binding);
        String name = protoName(type);
        claim(name, type);
        ValueType reference = new Nested(ClassName.get(type), name, codec(name, "Message"));
        // First the reference: the type may hold itself.
        types.put(type, reference);
        messages.add(reader.get());
        return reference;
    }

    private static String protoName(TypeElement type) {
        return Annotations.name(type).orElse(type.getSimpleName().toString());
    }

    private ClassName codec(String name, String suffix) {
        return binding.nestedClass(Names.capital(name) + suffix);
    }

    private MessageModel readRecord(TypeElement record, TypeReader types) {
        List<? extends RecordComponentElement> components = record.getRecordComponents();
        Reserved reserved = Annotations.reserved(record);
        List<Integer> numbers = Numbering.fields(components, reserved);
        DocText doc = DocText.of(elements.getDocComment(record));
        FieldNames fieldNames = new FieldNames(reserved);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            RecordComponentElement component = components.get(i);
            String java = component.getSimpleName().toString();
            fields.add(new Field(
                    numbers.get(i),
                    fieldNames.of(component),
                    java,
                    record.getSimpleName() + "." + java,
                    doc.parameter(java),
                    types.field(component, component.asType())));
        }
        String name = protoName(record);
        MessageModel message = new MessageModel(
                name,
                codec(name, "Message"),
                new OfRecord(ClassName.get(record)),
                List.copyOf(fields),
                reserved,
                doc.description());
        records.put(record, message);
        return message;
    }

    private MessageModel readAlternatives(TypeElement parent, TypeReader types) {
        List<TypeElement> alternatives = new ArrayList<>();
        for (TypeMirror permitted : parent.getPermittedSubclasses()) {
            TypeElement alternative = (TypeElement) ((DeclaredType) permitted).asElement();
            if (alternative.getKind() != ElementKind.RECORD) {
                throw new RefusedException(
                        parent,
                        "The sealed interface " + parent.getSimpleName() + " permits " + alternative.getSimpleName()
                                + ", which is no record; all alternatives must be records");
            }
            alternatives.add(alternative);
        }
        Reserved reserved = Annotations.reserved(parent);
        List<Integer> numbers = Numbering.fields(alternatives, reserved);
        FieldNames fieldNames = new FieldNames(reserved);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < alternatives.size(); i++) {
            TypeElement alternative = alternatives.get(i);
            ValueType type = record(parent, alternative, types);
            String java = alternative.getSimpleName().toString();
            fields.add(new Field(
                    numbers.get(i),
                    fieldNames.of(alternative),
                    Character.toLowerCase(java.charAt(0)) + java.substring(1),
                    java,
                    "",
                    new One(type.java(), type)));
        }
        String name = protoName(parent);
        return new MessageModel(
                name,
                codec(name, "Message"),
                new OfAlternatives(ClassName.get(parent)),
                List.copyOf(fields),
                reserved,
                DocText.of(elements.getDocComment(parent)).description());
    }

    ValueType enumeration(Element at, TypeElement type) {
        ValueType known = types.get(type);
        if (known != null) {
            return known;
        }
        Access.check(at, type, binding);
        String name = protoName(type);
        claim(name, type);
        EnumModel model = EnumReader.read(type, name, codec(name, "Numbers"), elements);
        model.constants().forEach(constant -> claimConstant(constant, type));
        enums.add(model);
        ValueType reference = new Converted(
                model.java(),
                name,
                new Scalar(ScalarKind.INT32),
                "$codec:T.number($value:L)",
                "$codec:T.of($value:L)",
                Map.of("codec", model.codec()));
        types.put(type, reference);
        return reference;
    }

    private void claimConstant(EnumModel.Constant constant, TypeElement type) {
        claim(constant.proto(), type);
    }

    /** Another contract, which the broker connects. */
    ValueType reference(Element at, TypeElement contract, AnnotationMirror annotation) {
        Access.check(at, contract, binding);
        ClassName type = ClassName.get(contract);
        return new Reference(type, ContractNames.binding(type), ContractNames.service(type, annotation));
    }

    /** Refuses records that would have to hold themselves without end. */
    void checkEnds() {
        records.forEach((record, message) -> checkEnds(record, message, new LinkedHashSet<>()));
    }

    private void checkEnds(TypeElement start, MessageModel message, Set<MessageModel> above) {
        if (!above.add(message)) {
            throw new RefusedException(
                    start,
                    "The record " + start.getSimpleName() + " would hold a " + message.proto()
                            + " without end; make the component @Nullable, an Optional or a List");
        }
        for (Field field : message.fields()) {
            if (field.type() instanceof One one && one.value().core() instanceof Nested nested) {
                records.values().stream()
                        .filter(other -> other.codec().equals(nested.codec()))
                        .forEach(other -> checkEnds(start, other, above));
            }
        }
        above.remove(message);
    }
}
