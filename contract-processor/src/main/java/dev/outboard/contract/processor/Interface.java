package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** A contract's interface, whatever it crosses over. */
record Interface(TypeElement contract, Elements elements, Types util) {

    /** Refuses what cannot be a contract. */
    void check(ClassName binding) {
        if (contract.getKind() != ElementKind.INTERFACE) {
            throw new RefusedException(
                    contract, "A contract is an interface, and " + contract.getSimpleName() + " is none; extract one");
        }
        if (!contract.getTypeParameters().isEmpty()) {
            throw new RefusedException(
                    contract,
                    "A contract cannot be generic: the wire has no type variables; name the types in place of "
                            + contract.getTypeParameters());
        }
        if (contract.getModifiers().contains(Modifier.SEALED)) {
            throw new RefusedException(contract, "A contract cannot be sealed: the binding must implement it");
        }
        Access.check(contract, contract, binding);
    }

    /** All abstract methods, those of parents first. */
    List<ExecutableElement> abstractMethods() {
        List<ExecutableElement> found = new ArrayList<>();
        collect(contract, found);
        return found;
    }

    private void collect(TypeElement from, List<ExecutableElement> found) {
        for (TypeMirror parent : from.getInterfaces()) {
            collect((TypeElement) ((DeclaredType) parent).asElement(), found);
        }
        for (Element member : from.getEnclosedElements()) {
            if (member instanceof ExecutableElement method) {
                found.removeIf(
                        inherited -> elements.overrides(method, inherited, contract) || isSame(method, inherited));
                if (method.getModifiers().contains(Modifier.ABSTRACT)) {
                    found.add(method);
                }
            }
        }
    }

    private boolean isSame(ExecutableElement method, ExecutableElement other) {
        return method.getSimpleName().equals(other.getSimpleName())
                && util.isSubsignature((ExecutableType) method.asType(), (ExecutableType) other.asType());
    }

    boolean isAutoCloseable() {
        TypeElement closeable = elements.getTypeElement("java.lang.AutoCloseable");
        return closeable != null && util.isSubtype(contract.asType(), closeable.asType());
    }
}
