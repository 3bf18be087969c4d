package dev.outboard.contract.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;

/** Numbers of fields and of constants: by order, or all of them set. */
final class Numbering {

    private static final int LARGEST = 536_870_911;
    private static final int FIRST_OF_PROTOBUF = 19_000;
    private static final int LAST_OF_PROTOBUF = 19_999;

    private Numbering() {}

    /** Numbers of fields, from 1. */
    static List<Integer> fields(List<? extends Element> elements, Reserved reserved) {
        List<Integer> numbers = numbers(elements, reserved, 1);
        for (int i = 0; i < elements.size(); i++) {
            checkField(elements.get(i), numbers.get(i));
        }
        return numbers;
    }

    /** Numbers of constants, from 0. */
    static List<Integer> constants(List<? extends Element> elements, Reserved reserved) {
        return numbers(elements, reserved, 0);
    }

    static void checkField(Element element, int number) {
        if (number < 1 || number > LARGEST) {
            throw new RefusedException(element, "A field's number is 1 to " + LARGEST + ", not " + number);
        }
        if (number >= FIRST_OF_PROTOBUF && number <= LAST_OF_PROTOBUF) {
            throw new RefusedException(
                    element,
                    "The numbers " + FIRST_OF_PROTOBUF + " to " + LAST_OF_PROTOBUF
                            + " belong to protobuf itself; use another than " + number);
        }
    }

    private static List<Integer> numbers(List<? extends Element> elements, Reserved reserved, int first) {
        List<Integer> numbers = new ArrayList<>();
        Map<Integer, Element> taken = new HashMap<>();
        boolean explicit = elements.stream()
                .anyMatch(element -> Annotations.number(element).isPresent());
        int next = first;
        for (Element element : elements) {
            int number = explicit ? set(element, reserved) : free(next, reserved);
            next = number + 1;
            Element other = taken.put(number, element);
            if (other != null) {
                throw new RefusedException(
                        element,
                        "The number " + number + " is that of " + other.getSimpleName()
                                + " already; give each a number of its own");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static int set(Element element, Reserved reserved) {
        Optional<Integer> number = Annotations.number(element);
        if (number.isEmpty()) {
            throw new RefusedException(
                    element,
                    "Others beside it have a @ProtoNumber, and " + element.getSimpleName()
                            + " has none; number all of them or none");
        }
        if (reserved.numbers().contains(number.get())) {
            throw new RefusedException(
                    element, "The number " + number.get() + " is reserved; use one that never had another meaning");
        }
        return number.get();
    }

    private static int free(int wanted, Reserved reserved) {
        int number = wanted;
        while (reserved.numbers().contains(number)) {
            number++;
        }
        return number;
    }
}
