package dev.outboard.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A program to start as a plugin. Immutable. */
public final class Command implements PluginSource {

    private final List<String> line;
    private final Map<String, String> environment;
    private final HostEnvironment hostEnvironment;
    private final @Nullable Path directory;
    private final @Nullable Checksum checksum;
    private final @Nullable Path detachedLog;

    private Command(Builder builder) {
        this.line = List.copyOf(builder.line);
        this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(builder.environment));
        this.hostEnvironment = builder.hostEnvironment;
        this.directory = builder.directory;
        this.checksum = builder.checksum;
        this.detachedLog = builder.detachedLog;
    }

    /**
     * A command that runs in the host's directory with the host's environment.
     *
     * @param program a path, or a name without {@code /} that is looked up in {@code PATH}
     * @param arguments the program's arguments, passed on as they are: no shell reads them
     * @return the command
     */
    public static Command of(String program, String... arguments) {
        return builder(program).arguments(arguments).build();
    }

    /**
     * A command that runs in the host's directory with the host's environment.
     *
     * @param program the program's file; never looked up in {@code PATH}
     * @param arguments the program's arguments, passed on as they are: no shell reads them
     * @return the command
     */
    public static Command of(Path program, String... arguments) {
        return of(program.toAbsolutePath().toString(), arguments);
    }

    /**
     * Starts a command.
     *
     * @param program a path, or a name without {@code /} that is looked up in {@code PATH}
     * @return a builder without arguments
     */
    public static Builder builder(String program) {
        return new Builder(program);
    }

    /**
     * The program.
     *
     * @return as it was given
     */
    public String program() {
        return line.get(0);
    }

    /**
     * The program's arguments.
     *
     * @return immutable
     */
    public List<String> arguments() {
        return line.subList(1, line.size());
    }

    List<String> line() {
        return line;
    }

    Map<String, String> environment() {
        return environment;
    }

    HostEnvironment hostEnvironment() {
        return hostEnvironment;
    }

    @Nullable
    Path directory() {
        return directory;
    }

    @Nullable
    Checksum checksum() {
        return checksum;
    }

    /** Where the plugin's stderr goes when it is to outlive this host; null when it ends with it. */
    @Nullable
    Path detachedLog() {
        return detachedLog;
    }

    /** The command line, with what a shell would take apart in quotes. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String word : line) {
            text.append(text.isEmpty() ? "" : " ").append(quoted(word));
        }
        return text.toString();
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** What a plugin sees of the host's environment. */
    enum HostEnvironment {
        INHERITED,
        HIDDEN
    }

    /** Collects what makes a command. Not for use by several threads. */
    public static final class Builder {

        private final List<String> line = new ArrayList<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private HostEnvironment hostEnvironment = HostEnvironment.INHERITED;
        private @Nullable Path directory;
        private @Nullable Checksum checksum;
        private @Nullable Path detachedLog;

        private Builder(String program) {
            if (program.isEmpty()) {
                throw new IllegalArgumentException("The program's name is empty");
            }
            line.add(withoutNul("The program's name", program));
        }

        private static String withoutNul(String what, String text) {
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(what + " has a NUL in it, which no program can be given");
            }
            return text;
        }

        /**
         * Adds arguments.
         *
         * @param arguments passed on as they are: no shell reads them
         * @return this
         * @throws IllegalArgumentException when one has a NUL in it
         */
        public Builder arguments(String... arguments) {
            for (String argument : arguments) {
                line.add(withoutNul("An argument", argument));
            }
            return this;
        }

        /**
         * Sets a variable in the plugin's environment, in place of the host's of that name. The variables of the
         * plugin protocol, the magic cookie among them, are set by the host and cannot be replaced.
         *
         * @param name the variable
         * @param value its value
         * @return this
         * @throws IllegalArgumentException when the name is empty or has a {@code =}, or a part has a NUL in it
         */
        public Builder environment(String name, String value) {
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new IllegalArgumentException("Not the name of an environment variable: \"" + name + "\"");
            }
            environment.put(withoutNul("A variable's name", name), withoutNul("The variable " + name, value));
            return this;
        }

        /**
         * Keeps the host's environment from the plugin, which then sees only the variables set here and those of the
         * plugin protocol: not even {@code PATH}. go-plugin calls it {@code SkipHostEnv}.
         *
         * @return this
         */
        public Builder hideHostEnvironment() {
            this.hostEnvironment = HostEnvironment.HIDDEN;
            return this;
        }

        /**
         * Runs the plugin in a directory; the default is the host's.
         *
         * @param directory an existing directory
         * @return this
         */
        public Builder directory(Path directory) {
            this.directory = Objects.requireNonNull(directory, "directory");
            return this;
        }

        /**
         * Starts the program only if it is the right one, byte for byte. go-plugin calls it {@code SecureConfig}.
         *
         * <p>The bytes that were checked are those that run: each launch makes a copy of the program for this user alone,
         * checks it, runs the copy, and removes it when the plugin has ended (or is ready, when it is detached). So a
         * program that looks for other files beside itself does not find them there; tell it by an argument or a variable
         * where they are. They are not checked: the checksum is that of one file, which for a script is the script alone.
         * The file must be readable, and Java's temporary directory must allow to run programs.
         *
         * @param checksum what the program's digest must be
         * @return this
         */
        public Builder checksum(Checksum checksum) {
            this.checksum = Objects.requireNonNull(checksum, "checksum");
            return this;
        }

        /**
         * Lets the plugin live on when this host ends, so that another one can {@linkplain Reattach attach} to it. A plugin
         * of this library does without further ado; one of go-plugin has never followed its host. It stays in the host's
         * session: if it is to survive the end of a terminal, too, run it by {@code setsid}.
         *
         * @param log where the plugin's stderr goes, appended to what is there: without a host nobody would read it, and a
         *     program that writes to nobody is ended by the system. It goes to no host's log then
         * @return this
         */
        public Builder detached(Path log) {
            this.detachedLog = Objects.requireNonNull(log, "log");
            return this;
        }

        /**
         * Finishes.
         *
         * @return the command
         */
        public Command build() {
            return new Command(this);
        }
    }
}
