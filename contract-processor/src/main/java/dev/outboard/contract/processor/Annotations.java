package dev.outboard.contract.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** The contract's annotations, by name: the processor does not need their classes. */
final class Annotations {

    static final String CONTRACT = "dev.outboard.contract.PluginContract";
    static final String NET_RPC_CONTRACT = "dev.outboard.contract.NetRpcContract";
    static final String NAMED_ARGUMENTS = "dev.outboard.contract.NamedArguments";
    static final String GO_NAME = "dev.outboard.gob.GobName";
    static final String DEADLINE = "dev.outboard.contract.CallDeadline";
    static final String NAME = "dev.outboard.contract.ProtoName";
    static final String NUMBER = "dev.outboard.contract.ProtoNumber";
    static final String RESERVED = "dev.outboard.contract.ProtoReserved";
    static final String TYPE = "dev.outboard.contract.ProtoType";
    static final String UNKNOWN = "dev.outboard.contract.ProtoUnknown";

    private Annotations() {}

    static Optional<AnnotationMirror> find(AnnotatedConstruct annotated, String type) {
        return annotated.getAnnotationMirrors().stream()
                .filter(mirror -> name(mirror).contentEquals(type))
                .map(mirror -> (AnnotationMirror) mirror)
                .findFirst();
    }

    static boolean has(AnnotatedConstruct annotated, String type) {
        return find(annotated, type).isPresent();
    }

    /** Any annotation called Nullable will do, on the declaration or on the type. */
    static boolean isNullable(AnnotatedConstruct annotated) {
        return annotated.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    }

    static Optional<String> name(Element element) {
        return find(element, NAME).flatMap(mirror -> value(mirror, "value")).map(String.class::cast);
    }

    static Optional<String> goName(Element element) {
        return find(element, GO_NAME).flatMap(mirror -> value(mirror, "value")).map(String.class::cast);
    }

    static String packageOf(AnnotationMirror mirror) {
        String name = name(mirror).toString();
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }

    static Optional<Integer> number(Element element) {
        return find(element, NUMBER).flatMap(mirror -> value(mirror, "value")).map(Integer.class::cast);
    }

    static Optional<ScalarKind> scalar(Element element) {
        return find(element, TYPE)
                .flatMap(mirror -> value(mirror, "value"))
                .map(constant -> ScalarKind.valueOf(
                        ((VariableElement) constant).getSimpleName().toString()));
    }

    static Reserved reserved(Element element) {
        return find(element, RESERVED)
                .map(mirror -> new Reserved(
                        list(mirror, "numbers").stream()
                                .map(Integer.class::cast)
                                .toList(),
                        list(mirror, "names").stream().map(String.class::cast).toList()))
                .orElse(Reserved.NOTHING);
    }

    static Optional<Call.Deadline> deadline(Element element) {
        return find(element, DEADLINE)
                .map(mirror -> new Call.Deadline(
                        value(mirror, "value").map(Long.class::cast).orElse(0L),
                        value(mirror, "unit")
                                .map(unit ->
                                        ((VariableElement) unit).getSimpleName().toString())
                                .orElse("SECONDS")));
    }

    static boolean flag(AnnotationMirror mirror, String member) {
        return value(mirror, member).map(Boolean.class::cast).orElse(false);
    }

    static List<TypeMirror> types(AnnotationMirror mirror, String member) {
        return list(mirror, member).stream().map(TypeMirror.class::cast).toList();
    }

    static String text(AnnotationMirror mirror, String member) {
        return value(mirror, member).map(String.class::cast).orElse("");
    }

    private static List<Object> list(AnnotationMirror mirror, String member) {
        return value(mirror, member).stream()
                .flatMap(values -> ((List<?>) values).stream())
                .map(value -> ((AnnotationValue) value).getValue())
                .toList();
    }

    private static Optional<Object> value(AnnotationMirror mirror, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return Optional.of(entry.getValue().getValue());
            }
        }
        return Optional.empty();
    }

    private static javax.lang.model.element.Name name(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName();
    }
}
