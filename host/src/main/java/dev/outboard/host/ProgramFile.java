package dev.outboard.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be found out about the file that a command runs. Looked at only when something went wrong. */
final class ProgramFile {

    private final Command command;
    private final @Nullable Path path;

    private ProgramFile(Command command, @Nullable Path path) {
        this.command = command;
        this.path = path;
    }

    /** Finds the file as the system does: in {@code PATH}, or from the directory that the command runs in. */
    static ProgramFile of(Command command) {
        return new ProgramFile(command, find(command, System.getenv()));
    }

    private static @Nullable Path find(Command command, Map<String, String> variables) {
        String program = command.program();
        if (program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0) {
            Path directory = command.directory() == null ? Path.of("") : command.directory();
            return directory.resolve(program).toAbsolutePath();
        }
        for (String directory : variables.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path candidate = Path.of(directory).resolve(program);
            if (Files.isRegularFile(candidate)) {
                return candidate.toAbsolutePath();
            }
        }
        return null;
    }

    /**
     * The file, when it is there and can be run.
     *
     * @throws StartFailure when that is not so
     */
    Path required() throws StartFailure {
        if (path == null || !Files.isRegularFile(path) || !Files.isExecutable(path)) {
            throw whyNotStarted(new IOException("it is no file that can be run"));
        }
        return path;
    }

    /** Why the system did not start it. */
    StartFailure whyNotStarted(IOException failure) {
        if (command.directory() != null && !Files.isDirectory(command.directory())) {
            return new StartFailure(
                    "the directory to run it in does not exist: " + command.directory(), LaunchException::new, failure);
        }
        if (path == null) {
            return new StartFailure(
                    "there is no program " + command.program() + " in any directory of PATH; to run a file that is not"
                            + " there, give its path with a " + File.separator + " in it",
                    PluginNotFoundException::new,
                    failure);
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new StartFailure("there is no file " + path, PluginNotFoundException::new, failure);
        }
        return new StartFailure(whyNotExecuted(path, failure), PluginNotExecutableException::new, failure);
    }

    private static String whyNotExecuted(Path path, IOException failure) {
        if (!Files.exists(path)) {
            return path + " is a link to a file that does not exist";
        }
        if (Files.isDirectory(path)) {
            return path + " is a directory";
        }
        if (!Files.isExecutable(path)) {
            return path + " is not executable for this user; chmod +x may help";
        }
        return foreignSystem(path)
                .or(() -> missingInterpreter(path))
                .orElseGet(() -> "the system cannot run " + path + ": "
                        + failure.getMessage()
                        + "; if the file is linked dynamically, its interpreter may be missing; if it was checked, Java's"
                        + " temporary directory may not allow to run programs (see java.io.tmpdir)");
    }

    /** Why this machine cannot run the file; a shell may have taken it for a script, and ended with its own complaint. */
    Optional<String> mismatch() {
        return path == null || !Files.isReadable(path) ? Optional.empty() : foreignSystem(path);
    }

    private static Optional<String> foreignSystem(Path path) {
        return ProgramFormat.of(path)
                .filter(format -> format.isForeignTo(Machine.ofSystem()))
                .map(format -> path + " was built for another system: it is "
                        + (format.kind() == ProgramFormat.Kind.ELF ? "an " : "a ") + format + ", and this machine is "
                        + Machine.ofSystem()
                        + "; it must be built for this one");
    }

    private static Optional<String> missingInterpreter(Path path) {
        return ProgramFormat.of(path)
                .flatMap(ProgramFormat::interpreter)
                .filter(interpreter -> !Files.isExecutable(Path.of(interpreter)))
                .map(interpreter -> path + " is a script, and its interpreter is missing: there is no program \""
                        + interpreter.replace("\r", "\\r") + "\""
                        + (interpreter.endsWith("\r") ? "; its lines end as on Windows" : ""));
    }

    /** One fact a line; empty when there is no such file. */
    List<String> facts() {
        List<String> facts = new ArrayList<>();
        if (path == null || !Files.exists(path)) {
            return facts;
        }
        facts.add(path.toString());
        permissions(path).ifPresent(facts::add);
        ProgramFormat.of(path).ifPresent(format -> facts.add(format + " (this machine: " + Machine.ofSystem() + ")"));
        return facts;
    }

    private static Optional<String> permissions(Path path) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
            return Optional.of("mode " + PosixFilePermissions.toString(attributes.permissions()) + ", owner "
                    + attributes.owner().getName() + ", group "
                    + attributes.group().getName() + " (this user: "
                    + System.getProperty("user.name") + ")");
        } catch (IOException | UnsupportedOperationException e) {
            // This is a report about another failure; what cannot be found out is left out of it.
            return Optional.empty();
        }
    }
}
