package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import dev.outboard.contract.processor.MessageModel.OfException;
import dev.outboard.contract.processor.ThrownReader.Argument.Cause;
import dev.outboard.contract.processor.ThrownReader.Argument.Read;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds out how declared exceptions cross. An exception is made anew by a public constructor: each of its parameters is a
 * field that an accessor gives, the message, or the cause.
 */
final class ThrownReader {

    /** So wide that they say nothing: whatever is thrown crosses as what it is. */
    private static final Set<String> WIDE =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");

    private final Messages messages;
    private final TypeReader types;
    private final Elements elements;
    private final Types util;
    private final ClassName binding;
    private final Map<String, Thrown> found = new LinkedHashMap<>();

    /** What a parameter of the constructor gets. */
    sealed interface Argument {

        /** What an accessor gives. */
        record Read(VariableElement parameter, String accessor) implements Argument {}

        /** What gRPC gave. */
        record Cause() implements Argument {}
    }

    ThrownReader(Messages messages, TypeReader types, Elements elements, Types util, ClassName binding) {
        this.messages = messages;
        this.types = types;
        this.elements = elements;
        this.util = util;
        this.binding = binding;
    }

    /** All exceptions so far. */
    List<Thrown> all() {
        return List.copyOf(found.values());
    }

    /** Those that a method declares. */
    List<Thrown> of(ExecutableElement method) {
        List<Thrown> declared = new ArrayList<>();
        for (TypeMirror type : method.getThrownTypes()) {
            if (!WIDE.contains(TypeReader.name(type))) {
                declared.add(of(method, type));
            }
        }
        return List.copyOf(declared);
    }

    private Thrown of(ExecutableElement method, TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) {
            throw new RefusedException(method, "The exception " + type + " must be a class; name one");
        }
        TypeElement exception = (TypeElement) ((DeclaredType) type).asElement();
        String name = exception.getQualifiedName().toString();
        Thrown known = found.get(name);
        if (known == null) {
            Access.check(method, exception, binding);
            known = read(method, exception);
            found.put(name, known);
        }
        return known;
    }

    private Thrown read(ExecutableElement method, TypeElement exception) {
        String simple = exception.getSimpleName().toString();
        String name = Annotations.name(exception).orElse(simple);
        messages.claim(name, exception);
        List<Argument> arguments = constructor(exception)
                .orElseThrow(() -> new RefusedException(
                        method,
                        "The exception " + simple
                                + " cannot be made anew: it has no public constructor whose parameters"
                                + " are a String message, a cause, or what an accessor of the same name and type gives;"
                                + " add " + simple + "(String message)"));
        List<VariableElement> parameters = arguments.stream()
                .filter(Read.class::isInstance)
                .map(argument -> ((Read) argument).parameter())
                .toList();
        Reserved reserved = Annotations.reserved(exception);
        List<Integer> numbers = Numbering.fields(parameters, reserved);
        List<Field> fields = new ArrayList<>();
        List<String> accessors = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (Argument argument : arguments) {
            if (argument instanceof Read read) {
                order.add(fields.size());
                accessors.add(read.accessor());
                fields.add(field(method, simple, read, numbers.get(fields.size())));
            } else {
                order.add(OfException.CAUSE);
            }
        }
        ClassName java = ClassName.get(exception);
        MessageModel message = messages.add(new MessageModel(
                name,
                binding.nestedClass(Names.capital(name) + "Message"),
                new OfException(java, accessors, order),
                List.copyOf(fields),
                reserved,
                DocText.of(elements.getDocComment(exception)).description()));
        return new Thrown(java, Names.constant(simple), message);
    }

    private Field field(ExecutableElement method, String exception, Read read, int number) {
        boolean message = read.accessor().equals("getMessage");
        String java = message ? "message" : read.parameter().getSimpleName().toString();
        TypeMirror type = read.parameter().asType();
        FieldType one;
        try {
            one = types.field(read.parameter(), type);
        } catch (RefusedException e) {
            // Where the exception is compiled already, its own position says nothing.
            throw new RefusedException(method, exception + "." + java + ": " + e.getMessage());
        }
        FieldType fieldType =
                message ? new FieldType.Maybe(one.java(), one.values().get(0), FieldType.Absence.NULL) : one;
        return new Field(number, Names.snakeCase(java), java, exception + "." + java, "", fieldType);
    }

    /** The arguments of the constructor that takes the most. */
    private Optional<List<Argument>> constructor(TypeElement exception) {
        boolean inner = exception.getNestingKind().isNested()
                && !exception.getModifiers().contains(Modifier.STATIC);
        if (inner || exception.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.empty();
        }
        return ElementFilter.constructorsIn(exception.getEnclosedElements()).stream()
                .filter(constructor -> constructor.getModifiers().contains(Modifier.PUBLIC))
                .map(constructor -> arguments(exception, constructor))
                .flatMap(Optional::stream)
                .max(Comparator.<List<Argument>>comparingLong(ThrownReader::reads)
                        .thenComparingInt(List::size));
    }

    private static long reads(List<Argument> arguments) {
        return arguments.stream().filter(Read.class::isInstance).count();
    }

    private Optional<List<Argument>> arguments(TypeElement exception, ExecutableElement constructor) {
        List<Argument> arguments = new ArrayList<>();
        for (VariableElement parameter : constructor.getParameters()) {
            Optional<Argument> argument = argument(exception, parameter);
            if (argument.isEmpty() || arguments.contains(argument.get()) || isMessageTwice(arguments, argument.get())) {
                return Optional.empty();
            }
            arguments.add(argument.get());
        }
        return Optional.of(arguments);
    }

    private static boolean isMessageTwice(List<Argument> arguments, Argument argument) {
        return argument instanceof Read read
                && read.accessor().equals("getMessage")
                && arguments.stream()
                        .anyMatch(other -> other instanceof Read before
                                && before.accessor().equals("getMessage"));
    }

    private Optional<Argument> argument(TypeElement exception, VariableElement parameter) {
        TypeMirror type = parameter.asType();
        if (Set.of("java.lang.Throwable", "java.lang.Exception").contains(TypeReader.name(type))) {
            return Optional.of(new Cause());
        }
        Optional<String> accessor = accessor(exception, parameter);
        if (accessor.isPresent()) {
            return accessor.map(method -> new Read(parameter, method));
        }
        return TypeReader.name(type).equals("java.lang.String")
                ? Optional.of(new Read(parameter, "getMessage"))
                : Optional.empty();
    }

    private Optional<String> accessor(TypeElement exception, VariableElement parameter) {
        String name = parameter.getSimpleName().toString();
        List<String> names = List.of(name, "get" + Names.capital(name), "is" + Names.capital(name));
        return ElementFilter.methodsIn(elements.getAllMembers(exception)).stream()
                .filter(method -> names.contains(method.getSimpleName().toString()))
                .filter(method -> method.getParameters().isEmpty()
                        && method.getModifiers().contains(Modifier.PUBLIC)
                        && !method.getModifiers().contains(Modifier.STATIC))
                .filter(method -> util.isSameType(method.getReturnType(), parameter.asType()))
                .map(method -> method.getSimpleName().toString())
                .findFirst();
    }
}
