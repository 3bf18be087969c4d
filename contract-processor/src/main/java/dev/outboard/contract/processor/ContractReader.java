package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.outboard.contract.processor.Call.Parameter;
import dev.outboard.contract.processor.FieldType.One;
import dev.outboard.contract.processor.MessageModel.OfParameters;
import dev.outboard.contract.processor.MessageModel.OfResult;
import dev.outboard.contract.processor.ValueType.Nested;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads an interface into a {@link Contract}. */
final class ContractReader {

    private final TypeElement contract;
    private final Elements elements;
    private final Types util;
    private final Interface methods;
    private final ClassName type;
    private final ClassName binding;
    private final Messages messages;
    private final Adapters adapters = new Adapters();
    private final TypeReader types;
    private final ThrownReader thrown;
    private final Map<String, ExecutableElement> rpcs = new HashMap<>();
    private String service = "";

    ContractReader(TypeElement contract, Elements elements, Types util) {
        this.contract = contract;
        this.elements = elements;
        this.util = util;
        this.methods = new Interface(contract, elements, util);
        this.type = ClassName.get(contract);
        this.binding = ContractNames.binding(type);
        this.messages = new Messages(binding, elements);
        this.types = new TypeReader(messages, adapters);
        this.thrown = new ThrownReader(messages, types, elements, util, binding);
    }

    Contract read() {
        methods.check(binding);
        AnnotationMirror annotation =
                Annotations.find(contract, Annotations.CONTRACT).orElseThrow();
        String fullName = serviceName(annotation);
        int dot = fullName.lastIndexOf('.');
        service = fullName.substring(dot + 1);
        messages.claim(service, contract);
        adapters.read(contract, annotation, types, util);
        List<Call> calls = new ArrayList<>();
        for (ExecutableElement method : methods.abstractMethods()) {
            calls.add(methods.read(method, this::call));
        }
        messages.checkEnds();
        return new Contract(
                type,
                binding,
                fullName.substring(0, Math.max(dot, 0)),
                service,
                List.copyOf(calls),
                messages.messages(),
                messages.enums(),
                adapters.used(),
                thrown.all(),
                Annotations.flag(annotation, "remoteStackTraces"),
                DocText.of(elements.getDocComment(contract)).description());
    }

    private String serviceName(AnnotationMirror annotation) {
        String name = ContractNames.service(type, annotation);
        if (!Names.isFullName(name)) {
            throw new RefusedException(
                    contract, "\"" + name + "\" is no name of a gRPC service; it should be like package.Name");
        }
        return name;
    }

    private Call call(ExecutableElement method) {
        if (!method.getTypeParameters().isEmpty()) {
            throw new RefusedException(
                    method,
                    "The method " + method.getSimpleName() + " cannot be generic: the wire has no type variables;"
                            + " name the types in place of " + method.getTypeParameters());
        }
        String java = method.getSimpleName().toString();
        String rpc = Annotations.name(method).orElse(Names.capital(java));
        checkRpc(method, rpc);
        String label = contract.getSimpleName() + "." + java;
        DocText doc = DocText.of(elements.getDocComment(method));
        return new Call(
                java,
                rpc,
                label,
                Names.constant(rpc),
                method.getParameters().stream()
                        .map(parameter ->
                                new Parameter(parameter.getSimpleName().toString(), TypeName.get(parameter.asType())))
                        .toList(),
                TypeName.get(method.getReturnType()),
                method.getThrownTypes().stream().map(TypeName::get).toList(),
                java.equals("close") && method.getParameters().isEmpty() && methods.isAutoCloseable(),
                sent(method),
                Carried.ofResult(TypeReader.name(method.getReturnType())),
                thrown.of(method),
                deadline(method).or(() -> deadline(contract)),
                request(method, rpc, label, doc),
                response(method, rpc, label, doc),
                doc.description());
    }

    private static Optional<Call.Deadline> deadline(Element element) {
        Optional<Call.Deadline> deadline = Annotations.deadline(element);
        if (deadline.isPresent() && deadline.get().time() <= 0) {
            throw new RefusedException(
                    element,
                    "A deadline is in the future: @CallDeadline must be positive, not "
                            + deadline.get().time());
        }
        return deadline;
    }

    private void checkRpc(ExecutableElement method, String rpc) {
        if (!Names.isIdentifier(rpc)) {
            throw new RefusedException(method, "\"" + rpc + "\" is no name of a call; give it another by @ProtoName");
        }
        ExecutableElement other = rpcs.putIfAbsent(rpc, method);
        if (other != null) {
            throw new RefusedException(
                    method,
                    "Two methods are the call " + rpc
                            + ", and gRPC tells calls apart by their names alone; rename one, or"
                            + " give it a name of its own by @ProtoName");
        }
    }

    private static Carried sent(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        for (VariableElement parameter : parameters) {
            Carried carried = Carried.ofParameter(TypeReader.name(parameter.asType()));
            if (carried.isStream() && parameters.size() == 1) {
                return carried;
            }
            if (carried.isStream()) {
                throw new RefusedException(
                        parameter,
                        "A stream must be the only parameter: each of its elements is a request; give the others in a"
                                + " call before, or as the first element of a stream of a sealed interface");
            }
        }
        return Carried.PLAIN;
    }

    /** The type that crosses for a parameter. */
    private TypeMirror crossing(VariableElement parameter) {
        return types.carried(parameter, parameter.asType(), Carried::ofParameter);
    }

    private static boolean isNothing(TypeMirror result) {
        return result.getKind() == TypeKind.VOID || TypeReader.name(result).equals("java.lang.Void");
    }

    private MessageModel request(ExecutableElement method, String rpc, String label, DocText doc) {
        List<? extends VariableElement> parameters = method.getParameters();
        Optional<MessageModel> whole =
                parameters.size() == 1 ? whole(parameters.get(0), crossing(parameters.get(0))) : Optional.empty();
        if (whole.isPresent()) {
            return whole.get();
        }
        Reserved reserved = Annotations.reserved(method);
        List<Integer> numbers = Numbering.fields(parameters, reserved);
        FieldNames names = new FieldNames(reserved);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            VariableElement parameter = parameters.get(i);
            String java = parameter.getSimpleName().toString();
            fields.add(new Field(
                    numbers.get(i),
                    names.of(parameter),
                    java,
                    label + ": " + java,
                    doc.parameter(java),
                    types.field(parameter, crossing(parameter))));
        }
        String name = messageName(method, rpc, "Request");
        return messages.add(new MessageModel(
                name, binding.nestedClass(rpc + "Request"), new OfParameters(), List.copyOf(fields), reserved, ""));
    }

    private MessageModel response(ExecutableElement method, String rpc, String label, DocText doc) {
        TypeMirror result = types.carried(method, method.getReturnType(), Carried::ofResult);
        List<Field> fields = List.of();
        if (!isNothing(result)) {
            Optional<MessageModel> whole = whole(method, result);
            if (whole.isPresent()) {
                return whole.get();
            }
            int number = Annotations.number(method).orElse(1);
            Numbering.checkField(method, number);
            fields = List.of(new Field(
                    number, "result", "result", label + ": the result", doc.result(), types.field(method, result)));
        }
        String name = messageName(method, rpc, "Response");
        return messages.add(new MessageModel(
                name, binding.nestedClass(rpc + "Response"), new OfResult(), fields, Reserved.NOTHING, ""));
    }

    private String messageName(ExecutableElement method, String rpc, String suffix) {
        String name = service + rpc + suffix;
        messages.claim(name, method);
        return name;
    }

    /** The message of a record that is a request or a response by itself. */
    private Optional<MessageModel> whole(Element at, TypeMirror mirror) {
        boolean record =
                mirror instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.RECORD;
        if (!record || Annotations.number(at).isPresent() || TypeReader.isNullable(at, mirror)) {
            return Optional.empty();
        }
        TypeElement element = (TypeElement) ((DeclaredType) mirror).asElement();
        boolean isItself = types.field(at, mirror) instanceof One one && one.value() instanceof Nested;
        return isItself ? Optional.of(messages.ofRecord(element)) : Optional.empty();
    }
}
