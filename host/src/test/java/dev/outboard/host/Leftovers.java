package dev.outboard.host;

import static dev.outboard.host.Eventually.assertThatEventually;

import java.util.Set;
import java.util.stream.Collectors;

/** Sees whether a launch leaves anything of itself in this process: children and threads. */
final class Leftovers {

    private final Set<Long> childrenBefore = children();

    void assertNone() {
        assertThatEventually("no child process is left", () -> childrenBefore.containsAll(children()));
        assertThatEventually("no thread is left: " + threads(), () -> threads().isEmpty());
    }

    private static Set<Long> children() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("outboard-"))
                .collect(Collectors.toSet());
    }
}
