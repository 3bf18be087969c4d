package dev.outboard.contract.processor;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Names of local variables that are not in the way of the interface's own. */
final class Locals {

    private final Set<String> taken;

    Locals(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** A free name, from now on taken. */
    String add(String wanted) {
        String name = wanted;
        while (!taken.add(name)) {
            name = name + "_";
        }
        return name;
    }
}
