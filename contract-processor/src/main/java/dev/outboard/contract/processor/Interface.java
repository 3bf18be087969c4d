package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

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

    /** The methods that are calls, those of parents first. */
    List<ExecutableElement> abstractMethods() {
        return new ContractMethods(contract, elements, util).all();
    }

    /** Reads a method. What is wrong with one of a parent's is said at the contract: that is what can be changed. */
    <T> T read(ExecutableElement method, Function<ExecutableElement, T> reader) {
        try {
            return reader.apply(method);
        } catch (RefusedException e) {
            Element parent = ContractMethods.owner(method);
            boolean inherited = isInside(e.element(), parent) && !parent.equals(contract);
            throw inherited
                    ? new RefusedException(
                            contract, parent.getSimpleName() + "." + method.getSimpleName() + ": " + e.getMessage())
                    : e;
        }
    }

    private static boolean isInside(@Nullable Element element, Element parent) {
        Element outer = element;
        while (outer != null && !outer.equals(parent)) {
            outer = outer.getEnclosingElement();
        }
        return outer != null;
    }

    boolean isAutoCloseable() {
        TypeElement closeable = elements.getTypeElement("java.lang.AutoCloseable");
        return closeable != null && util.isSubtype(contract.asType(), closeable.asType());
    }
}
