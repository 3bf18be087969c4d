package dev.outboard.contract.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The methods of a contract that are calls: all that an implementation must have, its own and those of its parents. */
final class ContractMethods {

    private final TypeElement contract;
    private final Elements elements;
    private final Types util;

    ContractMethods(TypeElement contract, Elements elements, Types util) {
        this.contract = contract;
        this.elements = elements;
        this.util = util;
    }

    /** Each once, those of parents first. */
    List<ExecutableElement> all() {
        List<ExecutableElement> declared = declared();
        List<ExecutableElement> calls = new ArrayList<>();
        for (ExecutableElement method : declared) {
            boolean replaced = declared.stream().anyMatch(other -> replaces(other, method));
            if (method.getModifiers().contains(Modifier.ABSTRACT) && !replaced && !isOfObject(method)) {
                checkThere(method);
                checkThrows(method, declared);
                calls.add(method);
            }
        }
        return calls;
    }

    /** What a binding throws has to be what all parents allow; javac would say so about code that nobody has written. */
    private void checkThrows(ExecutableElement method, List<ExecutableElement> declared) {
        for (ExecutableElement other : declared) {
            if (!other.equals(method) && isSame(other, method)) {
                for (TypeMirror thrown : type(method).getThrownTypes()) {
                    if (isChecked(thrown)
                            && type(other).getThrownTypes().stream().noneMatch(it -> util.isSubtype(thrown, it))) {
                        throw new RefusedException(
                                contract,
                                method.getSimpleName() + " comes from "
                                        + owner(method).getSimpleName() + " and "
                                        + owner(other).getSimpleName()
                                        + ", which throw different exceptions; declare it in "
                                        + contract.getSimpleName() + ", with what both throw");
                    }
                }
            }
        }
    }

    private boolean isChecked(TypeMirror thrown) {
        return !isA(thrown, "java.lang.RuntimeException") && !isA(thrown, "java.lang.Error");
    }

    private boolean isA(TypeMirror type, String name) {
        return util.isSubtype(type, elements.getTypeElement(name).asType());
    }

    private static void checkThere(ExecutableElement method) {
        checkThere(method.getReturnType());
        method.getParameters().forEach(parameter -> checkThere(parameter.asType()));
        method.getThrownTypes().forEach(ContractMethods::checkThere);
    }

    private static void checkThere(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            throw new UnresolvedException(type.toString());
        }
        if (type instanceof DeclaredType declared) {
            declared.getTypeArguments().forEach(ContractMethods::checkThere);
        }
    }

    private List<ExecutableElement> declared() {
        Set<TypeElement> interfaces = new LinkedHashSet<>();
        collect(contract, interfaces);
        List<ExecutableElement> methods = new ArrayList<>();
        for (TypeElement type : interfaces) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (!method.getModifiers().contains(Modifier.STATIC)
                        && !method.getModifiers().contains(Modifier.PRIVATE)) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    private static void collect(TypeElement from, Set<TypeElement> interfaces) {
        for (TypeMirror parent : from.getInterfaces()) {
            collect((TypeElement) ((DeclaredType) parent).asElement(), interfaces);
        }
        interfaces.add(from);
    }

    /** Whether there is one call for both, and that is the other: a child's method, or among strangers' one of the narrower. */
    private boolean replaces(ExecutableElement other, ExecutableElement method) {
        if (other.equals(method) || !isSame(other, method)) {
            return false;
        }
        TypeMirror otherOwner = util.erasure(owner(other).asType());
        TypeMirror owner = util.erasure(owner(method).asType());
        if (util.isSubtype(otherOwner, owner) || util.isSubtype(owner, otherOwner)) {
            return util.isSubtype(otherOwner, owner);
        }
        return isNarrower(other, method) || (!isNarrower(method, other) && comesLater(other, method));
    }

    /** The interface that declares a method. */
    static Element owner(ExecutableElement method) {
        return Objects.requireNonNull(method.getEnclosingElement());
    }

    private boolean isSame(ExecutableElement one, ExecutableElement another) {
        return one.getSimpleName().equals(another.getSimpleName())
                && (util.isSubsignature(type(one), type(another)) || util.isSubsignature(type(another), type(one)));
    }

    /** As the contract has it: a parent's type variables are what the contract says. */
    private ExecutableType type(ExecutableElement method) {
        return (ExecutableType) util.asMemberOf((DeclaredType) contract.asType(), method);
    }

    private boolean isNarrower(ExecutableElement one, ExecutableElement another) {
        TypeMirror result = type(one).getReturnType();
        TypeMirror otherResult = type(another).getReturnType();
        return result.getKind() == TypeKind.DECLARED
                && otherResult.getKind() == TypeKind.DECLARED
                && util.isSubtype(result, otherResult)
                && !util.isSameType(result, otherResult);
    }

    private boolean comesLater(ExecutableElement one, ExecutableElement another) {
        List<ExecutableElement> order = declared();
        return order.indexOf(one) > order.indexOf(another);
    }

    /** {@code toString} and its like, which interfaces may repeat. */
    private boolean isOfObject(ExecutableElement method) {
        TypeElement object = elements.getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .filter(other -> other.getModifiers().contains(Modifier.PUBLIC))
                .anyMatch(other -> method.getSimpleName().equals(other.getSimpleName())
                        && util.isSubsignature(type(method), (ExecutableType) other.asType()));
    }
}
