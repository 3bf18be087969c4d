package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.AnnotationMirror;

/** What belongs to a contract, by name. */
final class ContractNames {

    private ContractNames() {}

    /** The class that carries a contract; hosts and plugins find it by this rule. */
    static ClassName binding(ClassName contract) {
        return ClassName.get(contract.packageName(), String.join("_", contract.simpleNames()) + "Binding");
    }

    /** The full name of a contract's service. */
    static String service(ClassName contract, AnnotationMirror annotation) {
        String set = Annotations.text(annotation, "service");
        if (!set.isEmpty()) {
            return set;
        }
        return (contract.packageName().isEmpty() ? "" : contract.packageName() + ".") + contract.simpleName();
    }
}
