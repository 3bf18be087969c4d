package dev.outboard.host;

import dev.outboard.host.output.PluginLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.Consumer;

/**
 * A program whose bytes were checked. What runs is a copy in a directory that only this user may enter, made while the bytes
 * were checked: the file itself could be replaced, or written to, between the check and the start. An open descriptor of the
 * file would not do: who may write to the file can do so after the check.
 */
final class VerifiedProgram {

    private VerifiedProgram() {}

    /**
     * Copies a program, and checks the copy's bytes.
     *
     * @param program the file to run
     * @param remover takes what removes the copy again
     * @return the copy
     * @throws StartFailure when the bytes are others than expected, or there can be no copy
     */
    static Path copy(Path program, Checksum checksum, Consumer<Runnable> remover, PluginLog log) throws StartFailure {
        Path copy = directory(remover, log).resolve(program.getFileName());
        MessageDigest digest = checksum.newDigest();
        try (InputStream from = Files.newInputStream(program);
                OutputStream to = new DigestOutputStream(
                        Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS),
                        digest)) {
            from.transferTo(to);
        } catch (IOException e) {
            throw new StartFailure(
                    "its bytes cannot be checked: " + program + " cannot be copied to " + copy + " (" + e
                            + "); the program must be readable for this user, and the temporary directory must have room",
                    LaunchException::new,
                    e);
        }
        byte[] actual = digest.digest();
        if (!checksum.matches(actual)) {
            throw new StartFailure(
                    "its checksum is " + checksum.described(actual) + " and should be " + checksum
                            + "; it was changed, or the checksum is that of another version. It was not started",
                    ChecksumMismatchException::new);
        }
        makeExecutable(copy);
        return copy;
    }

    private static Path directory(Consumer<Runnable> remover, PluginLog log) throws StartFailure {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        try {
            PrivateDirectory directory = PrivateDirectory.in(temporary, log);
            remover.accept(directory::remove);
            return directory.path();
        } catch (IOException e) {
            throw new StartFailure(
                    "its bytes cannot be checked: no directory for a copy can be made in " + temporary + " (" + e
                            + "); start this host with -Djava.io.tmpdir=DIRECTORY, one that this user may write to",
                    LaunchException::new,
                    e);
        }
    }

    private static void makeExecutable(Path copy) throws StartFailure {
        try {
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r-x------"));
        } catch (UnsupportedOperationException e) {
            // On systems without such permissions every file can be run.
            return;
        } catch (IOException e) {
            throw new StartFailure(
                    "the copy that was checked cannot be made executable: " + e, LaunchException::new, e);
        }
    }
}
