package dev.outboard.contract.processor;

import java.util.List;

/** Numbers and names that are not used again. */
record Reserved(List<Integer> numbers, List<String> names) {

    static final Reserved NOTHING = new Reserved(List.of(), List.of());
}
