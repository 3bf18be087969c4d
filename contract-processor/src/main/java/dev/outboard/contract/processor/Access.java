package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Whether the generated class, which is in the contract's package, can see a type. */
final class Access {

    private Access() {}

    static void check(Element at, TypeElement type, ClassName binding) {
        boolean publicOnly = !packageOf(type).equals(binding.packageName());
        Element element = type;
        while (element instanceof TypeElement visible) {
            check(at, visible, publicOnly);
            element = visible.getEnclosingElement();
        }
    }

    private static void check(Element at, TypeElement type, boolean publicOnly) {
        if (type.getModifiers().contains(Modifier.PRIVATE)) {
            throw new RefusedException(
                    at,
                    type.getSimpleName() + " is private, and the binding must see it; make it visible in its package");
        }
        if (publicOnly && !type.getModifiers().contains(Modifier.PUBLIC)) {
            throw new RefusedException(
                    at,
                    type.getSimpleName() + " is in another package than the contract, whose binding must see it;"
                            + " make it public");
        }
    }

    private static String packageOf(TypeElement type) {
        return ClassName.get(type).packageName();
    }
}
