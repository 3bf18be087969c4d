package dev.outboard.contract.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Element;

/**
 * The file in which a project keeps what its contracts promise, one section each. Compilers see only what has changed, so
 * sections of contracts that were not compiled stay.
 */
final class LockFile {

    private static final String HEAD = "# What the contracts of this project promise to their peers: check it in."
            + " The contract processor keeps it.";

    private final Path path;

    LockFile(Path path) {
        this.path = path;
    }

    /**
     * Compares a contract with its section, and replaces the section.
     *
     * @param at the contract
     * @throws RefusedException when the contract has changed so that peers would not understand it
     */
    void check(Contract contract, Element at) throws IOException {
        Map<String, List<String>> sections = read(at);
        LockedContract now = LockedContract.of(contract);
        List<String> known = sections.get(now.service());
        if (known != null) {
            refuseProblems(parse(known, at), now, at);
        }
        if (!now.lines().equals(known)) {
            sections.put(now.service(), now.lines());
            write(sections);
        }
    }

    private void refuseProblems(LockedContract before, LockedContract now, Element at) {
        List<String> problems = Compatibility.problems(before, now);
        if (!problems.isEmpty()) {
            throw new RefusedException(
                    at,
                    "Peers that were built with the contract as it is in " + path.getFileName()
                            + " would not understand it: " + String.join("; ", problems)
                            + ". If there are no such peers, delete the section \"service " + now.service()
                            + "\" of that file");
        }
    }

    private LockedContract parse(List<String> section, Element at) {
        try {
            return LockedContract.parse(section);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    at, path + " cannot be read: " + e.getMessage() + "; restore it from version control");
        }
    }

    private Map<String, List<String>> read(Element at) throws IOException {
        Map<String, List<String>> sections = new TreeMap<>();
        if (!Files.exists(path)) {
            return sections;
        }
        List<String> current = null;
        for (String line : Files.readAllLines(path)) {
            if (line.startsWith("service ")) {
                current = new ArrayList<>();
                sections.put(line.substring("service ".length()), current);
            }
            if (current != null && !line.isBlank()) {
                current.add(line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new RefusedException(
                        at,
                        path + " cannot be read: \"" + line
                                + "\" belongs to no service; restore it from version control");
            }
        }
        return sections;
    }

    /** Whoever reads it meanwhile sees all of it or nothing new. */
    private void write(Map<String, List<String>> sections) throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        sections.values().forEach(lines -> {
            text.append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
        });
        Path directory = path.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path written = Files.createTempFile(directory, path.getFileName().toString(), ".new");
        try {
            Files.writeString(written, text);
            Files.move(written, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            boolean unused = Files.deleteIfExists(written);
        }
    }
}
