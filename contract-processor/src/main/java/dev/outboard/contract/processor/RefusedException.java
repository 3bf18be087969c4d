package dev.outboard.contract.processor;

import javax.lang.model.element.Element;

/** Something in a contract cannot cross. The compiler says so at the element. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Element element;

    RefusedException(Element element, String message) {
        super(message);
        this.element = element;
    }

    Element element() {
        return element;
    }
}
