package dev.outboard.contract.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.outboard.contract.processor.NetRpcCall.Argument;
import dev.outboard.contract.processor.NetRpcCall.Value;
import dev.outboard.contract.processor.NetRpcCall.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
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

/** Reads an interface into a {@link NetRpcContract}. */
final class NetRpcReader {

    /** Say nothing about what the other side's errors are. */
    private static final Set<String> NO_ERRORS = Set.of(
            "java.lang.Throwable",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.Error",
            "java.lang.InterruptedException");

    private static final Set<String> LATER =
            Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture");

    /** What a map's values can be without names of the application's. */
    private static final Set<String> IN_MAPS = Set.of(
            "boolean",
            "byte",
            "short",
            "int",
            "long",
            "float",
            "double",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.String",
            "java.lang.Object",
            "byte[]");

    /** As what contracts cross. */
    private static final TypeName ID =
            TypeName.INT.annotated(List.of(AnnotationSpec.builder(ClassName.get("dev.outboard.gob", "Unsigned"))
                    .build()));

    private final TypeElement contract;
    private final ClassName type;
    private final ClassName binding;
    private final Interface methods;
    private final Map<String, ExecutableElement> names = new HashMap<>();

    NetRpcReader(TypeElement contract, Elements elements, Types util) {
        this.contract = contract;
        this.type = ClassName.get(contract);
        this.binding = NetRpcContract.binding(type);
        this.methods = new Interface(contract, elements, util);
    }

    NetRpcContract read() {
        methods.check(binding);
        List<NetRpcCall> calls = new ArrayList<>();
        for (ExecutableElement method : methods.abstractMethods()) {
            calls.add(methods.read(method, this::call));
        }
        if (calls.isEmpty()) {
            throw new RefusedException(
                    contract, "A contract over net/rpc has a method at least: a receiver in Go without one is refused");
        }
        return new NetRpcContract(type, binding, List.copyOf(calls));
    }

    private NetRpcCall call(ExecutableElement method) {
        if (!method.getTypeParameters().isEmpty()) {
            throw new RefusedException(
                    method,
                    "The method " + method.getSimpleName()
                            + " cannot be generic: the wire has no type variables; name the types in place of "
                            + method.getTypeParameters());
        }
        String java = method.getSimpleName().toString();
        String go = goName(method);
        String label = contract.getSimpleName() + "." + java;
        Argument argument = argument(method);
        List<Value> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            parameters.add(parameter(parameter, argument));
        }
        NetRpcCall call = new NetRpcCall(
                java,
                go,
                label,
                Names.constant(go),
                List.copyOf(parameters),
                argument,
                TypeName.get(method.getReturnType()),
                reply(method),
                way(method),
                method.getThrownTypes().stream().map(TypeName::get).toList(),
                error(method));
        if (call.way() == Way.LATER && call.hasContracts()) {
            throw new RefusedException(
                    method,
                    "A method whose answer comes later has no contracts among its parameters or in its result: they"
                            + " live as long as the call; have the method wait");
        }
        return call;
    }

    private String goName(ExecutableElement method) {
        String name = Annotations.goName(method)
                .orElse(Names.capital(method.getSimpleName().toString()));
        checkGoName(method, name);
        ExecutableElement other = names.putIfAbsent(name, method);
        if (other != null) {
            throw new RefusedException(
                    method,
                    "Two methods are Plugin." + name
                            + ", and Go tells methods apart by their names alone; rename one, or give it a name of its"
                            + " own by @GobName");
        }
        return name;
    }

    private static void checkGoName(Element at, String name) {
        if (!name.matches("\\p{Lu}[\\p{L}\\p{Nd}_]*")) {
            throw new RefusedException(
                    at,
                    "\"" + name + "\" is no name that Go shows to others: it must begin with an upper-case letter and"
                            + " go on with letters and digits; give it another by @GobName");
        }
    }

    private static Argument argument(ExecutableElement method) {
        int count = method.getParameters().size();
        if (!Annotations.has(method, Annotations.NAMED_ARGUMENTS)) {
            return count == 0 ? Argument.NONE : count == 1 ? Argument.ONLY : Argument.STRUCT;
        }
        if (count == 0) {
            throw new RefusedException(method, "@NamedArguments needs parameters; leave it out");
        }
        return Argument.MAP;
    }

    private Value parameter(VariableElement parameter, Argument argument) {
        TypeMirror type = parameter.asType();
        Value value = value(parameter, parameter.getSimpleName().toString(), type);
        if (argument == Argument.MAP) {
            checkInMap(parameter, type);
        } else if (argument == Argument.STRUCT) {
            checkGoName(parameter, value.go().orElse(Names.capital(value.name())));
            checkNullable(value, NetRpcTypes.isNullableField(type), parameter, type);
        } else {
            checkAlone(value, parameter, type);
        }
        return value;
    }

    private static void checkInMap(VariableElement parameter, TypeMirror type) {
        if (!IN_MAPS.contains(TypeReader.name(type))) {
            throw new RefusedException(
                    parameter,
                    "With @NamedArguments a parameter is a number, boolean, String, byte[] or Object, and "
                            + TypeReader.name(type) + " is none; use Object, or leave the annotation out");
        }
    }

    private static Value value(Element at, String name, TypeMirror type) {
        boolean nullable = Annotations.isNullable(at) || Annotations.isNullable(type);
        Optional<TypeElement> contract = NetRpcTypes.contract(type);
        Optional<String> go = Annotations.goName(at);
        if (contract.isPresent()) {
            ClassName binding = NetRpcContract.binding(ClassName.get(contract.get()));
            return new Value(name, go, TypeName.get(type), ID, nullable, Optional.of(binding));
        }
        NetRpcTypes.check(at, type);
        boolean nothing = TypeReader.name(type).equals("java.lang.Void");
        return new Value(name, go, TypeName.get(type), NetRpcTypes.name(type), nullable || nothing, Optional.empty());
    }

    /** Only interface values can be nil by themselves. */
    private static void checkAlone(Value value, Element at, TypeMirror type) {
        boolean nothing = TypeReader.name(type).equals("java.lang.Void");
        checkNullable(value, nothing || NetRpcTypes.isInterfaceValue(type), at, type);
    }

    private static void checkNullable(Value value, boolean can, Element at, TypeMirror type) {
        if (value.nullable() && value.binding().isEmpty() && !can) {
            throw new RefusedException(
                    at,
                    "A " + TypeReader.name(type)
                            + " cannot be null here: gob does not tell it from an empty one; leave @Nullable out, or"
                            + " wrap it in a record with a @Nullable component, a box or another record");
        }
    }

    /** What comes back. */
    private static Optional<Value> reply(ExecutableElement method) {
        TypeMirror result = method.getReturnType();
        boolean later = LATER.contains(TypeReader.name(result));
        if (later && ((DeclaredType) result).getTypeArguments().isEmpty()) {
            throw new RefusedException(
                    method, "Say what is in the " + TypeReader.name(result) + ": give it a type argument");
        }
        TypeMirror given = later ? ((DeclaredType) result).getTypeArguments().get(0) : result;
        if (given.getKind() == TypeKind.VOID || (later && TypeReader.name(given).equals("java.lang.Void"))) {
            return Optional.empty();
        }
        Value value = value(method, "the result", given);
        checkAlone(value, method, given);
        return Optional.of(value);
    }

    private Way way(ExecutableElement method) {
        if (LATER.contains(TypeReader.name(method.getReturnType()))) {
            return Way.LATER;
        }
        boolean closing = method.getSimpleName().contentEquals("close")
                && method.getParameters().isEmpty()
                && method.getReturnType().getKind() == TypeKind.VOID
                && methods.isAutoCloseable();
        if (closing) {
            return Way.CLOSING;
        }
        boolean interruptibly = method.getThrownTypes().stream()
                .anyMatch(thrown -> TypeReader.name(thrown).equals("java.lang.InterruptedException"));
        return interruptibly ? Way.INTERRUPTIBLY : Way.WAITING;
    }

    private Optional<ClassName> error(ExecutableElement method) {
        List<TypeElement> errors = new ArrayList<>();
        for (TypeMirror thrown : method.getThrownTypes()) {
            if (!NO_ERRORS.contains(TypeReader.name(thrown))) {
                errors.add((TypeElement) ((DeclaredType) thrown).asElement());
            }
        }
        if (errors.size() > 1) {
            throw new RefusedException(
                    method,
                    "An error over net/rpc is a text alone, which does not say whether it is a "
                            + errors.get(0).getSimpleName() + " or a "
                            + errors.get(1).getSimpleName() + "; declare one exception");
        }
        for (TypeElement error : errors) {
            Access.check(method, error, binding);
            checkCanBeMade(method, error);
        }
        return errors.stream().map(ClassName::get).findFirst();
    }

    private static void checkCanBeMade(ExecutableElement method, TypeElement error) {
        boolean inner =
                error.getNestingKind().isNested() && !error.getModifiers().contains(Modifier.STATIC);
        boolean ofText = ElementFilter.constructorsIn(error.getEnclosedElements()).stream()
                .filter(constructor -> constructor.getModifiers().contains(Modifier.PUBLIC))
                .filter(constructor -> constructor.getThrownTypes().isEmpty())
                .map(ExecutableElement::getParameters)
                .anyMatch(parameters -> parameters.size() == 1
                        && TypeReader.name(parameters.get(0).asType()).equals("java.lang.String"));
        if (inner || !ofText || error.getModifiers().contains(Modifier.ABSTRACT)) {
            throw new RefusedException(
                    method,
                    "The exception " + error.getSimpleName()
                            + " cannot be made of a text, which is all that net/rpc has of it; give it a public"
                            + " constructor " + error.getSimpleName() + "(String message)");
        }
    }
}
