package dev.outboard.host;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/**
 * A command's process, a child of this one.
 *
 * @param mark tells what it has started
 */
record CommandProgram(Process process, LaunchMark mark) implements Program {

    @Override
    public String id() {
        return "process " + process.pid();
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public InputStream stdout() {
        return process.getInputStream();
    }

    @Override
    public InputStream stderr() {
        return process.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public Ending ending() {
        return ProcessTree.of(process.toHandle());
    }

    @Override
    public void endOrphans() {
        List<ProcessHandle> orphans = mark.processes(process.pid());
        if (!orphans.isEmpty()) {
            ProcessTree.of(orphans).force();
        }
    }

    @Override
    public String diagnosis() {
        return "";
    }

    @Override
    public AddressTranslation addresses() {
        return AddressTranslation.NONE;
    }
}
