package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import dev.outboard.contract.processor.EnumModel.Constant;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads enums. */
final class EnumReader {

    private EnumReader() {}

    static EnumModel read(TypeElement type, String name, ClassName codec, Elements elements) {
        List<? extends Element> constants = type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .toList();
        Reserved reserved = Annotations.reserved(type);
        List<Integer> numbers = Numbering.constants(constants, reserved);
        if (!numbers.contains(0)) {
            throw new RefusedException(
                    type,
                    "One constant of " + type.getSimpleName()
                            + " must have the number 0: it is what an absent value means");
        }
        List<Constant> read = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            Element constant = constants.get(i);
            String java = constant.getSimpleName().toString();
            String proto = Annotations.name(constant).orElse(Names.constant(name) + "_" + java);
            String doc = DocText.of(elements.getDocComment(constant)).description();
            read.add(new Constant(numbers.get(i), proto, java, doc));
        }
        String doc = DocText.of(elements.getDocComment(type)).description();
        return new EnumModel(
                name, codec, ClassName.get(type), List.copyOf(read), unknown(type, constants), reserved, doc);
    }

    private static @Nullable String unknown(TypeElement type, List<? extends Element> constants) {
        List<? extends Element> marked = constants.stream()
                .filter(constant -> Annotations.has(constant, Annotations.UNKNOWN))
                .toList();
        if (marked.size() > 1) {
            throw new RefusedException(
                    marked.get(1), "Only one constant of " + type.getSimpleName() + " can be @ProtoUnknown");
        }
        return marked.isEmpty() ? null : marked.get(0).getSimpleName().toString();
    }
}
