package dev.outboard.host;

import java.io.InputStream;
import java.util.OptionalLong;

/** A command's process, a child of this one. */
record CommandProgram(Process process) implements Program {

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
    public String diagnosis() {
        return "";
    }

    @Override
    public AddressTranslation addresses() {
        return AddressTranslation.NONE;
    }
}
