package dev.outboard.host;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.outboard.host.output.PluginLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The directory of one launch. */
class PrivateDirectoryTest {

    @TempDir
    Path parent;

    private final Logger logger = (Logger) LoggerFactory.getLogger("plugin.with-directory");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void capture() {
        logger.addAppender(logged);
        logged.start();
    }

    @AfterEach
    void release() {
        logger.detachAppender(logged);
    }

    private PrivateDirectory directory() throws IOException {
        return PrivateDirectory.in(parent, new PluginLog("with-directory"));
    }

    @Test
    void itGoesWithAllFilesInIt() throws IOException {
        PrivateDirectory directory = directory();
        Files.createFile(directory.path().resolve("socket"));

        directory.remove();

        assertThat(parent).isEmptyDirectory();
        assertThat(logged.list).isEmpty();
    }

    @Test
    void thatItIsGoneAlreadyIsNoNews() throws IOException {
        PrivateDirectory directory = directory();
        Files.delete(directory.path());

        directory.remove();

        assertThat(logged.list).isEmpty();
    }

    @Test
    void whatCannotBeRemovedIsInTheLog() throws IOException {
        PrivateDirectory directory = directory();
        Files.createFile(
                Files.createDirectory(directory.path().resolve("inner")).resolve("file"));

        directory.remove();

        assertThat(logged.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("cannot be removed"));
    }
}
