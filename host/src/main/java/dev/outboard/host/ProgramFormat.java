package dev.outboard.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * For which system a program was built, as its first bytes tell.
 *
 * @param kind its format
 * @param built the architecture, or the rest of a script's first line
 */
record ProgramFormat(Kind kind, String built) {

    private static final int HEAD = 4096;

    private static final int ELF = 0x7f454c46;
    private static final int ELF_DATA = 5;
    private static final int ELF_LITTLE_ENDIAN = 1;
    private static final int ELF_MACHINE = 18;
    private static final Map<Integer, String> ELF_MACHINES = Map.of(
            3,
            "x86",
            8,
            "MIPS",
            20,
            "PowerPC",
            21,
            "PowerPC 64",
            22,
            "S390",
            40,
            "ARM",
            62,
            "amd64",
            183,
            "aarch64",
            243,
            "RISC-V",
            258,
            "LoongArch");

    private static final int MACHO_32 = 0xfeedface;
    private static final int MACHO_64 = 0xfeedfacf;
    private static final int MACHO_FAT = 0xcafebabe;
    private static final int MACHO_CPU = 4;
    private static final Map<Integer, String> MACHO_CPUS =
            Map.of(7, "x86", 0x01000007, "amd64", 12, "ARM", 0x0100000c, "aarch64");

    private static final int PE_OFFSET = 0x3c;
    private static final int PE = 0x50450000;
    private static final Map<Integer, String> PE_MACHINES =
            Map.of(0x14c, "x86", 0x1c0, "ARM", 0x8664, "amd64", 0xaa64, "aarch64", 0x6264, "LoongArch");

    /** What kinds of programs there are, with the architecture or interpreter to come. */
    enum Kind {
        SCRIPT("script for %s"),
        ELF("ELF program for %s"),
        MACH_O("Mach-O program for %s"),
        PE("PE program for Windows on %s"),
        DOS("program for DOS or Windows");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** For people; empty when the format is not known or the file cannot be read. */
    static Optional<ProgramFormat> of(Path path) {
        try (InputStream stream = Files.newInputStream(path)) {
            return of(stream.readNBytes(HEAD));
        } catch (IOException e) {
            // A file may be executable without being readable.
            return Optional.empty();
        }
    }

    static Optional<ProgramFormat> of(byte[] head) {
        if (head.length > 2 && head[0] == '#' && head[1] == '!') {
            return Optional.of(script(new String(head, 2, head.length - 2, StandardCharsets.UTF_8)));
        }
        if (head.length < PE_OFFSET + Integer.BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(head);
        return switch (bytes.getInt(0)) {
            case ELF -> Optional.of(elf(bytes));
            case MACHO_32, MACHO_64 -> Optional.of(machO(bytes, ByteOrder.BIG_ENDIAN));
            // Java class files begin with the same number; they have no more than a few dozen in place of the count.
            case MACHO_FAT -> Optional.of(new ProgramFormat(Kind.MACH_O, "several architectures, or a Java class"));
            default -> machOLittleEndian(bytes).or(() -> pe(bytes));
        };
    }

    /** The system takes everything up to the line feed: a carriage return before it belongs to the interpreter's name. */
    private static ProgramFormat script(String text) {
        int end = text.indexOf('\n');
        return new ProgramFormat(Kind.SCRIPT, end < 0 ? text : text.substring(0, end));
    }

    private static ProgramFormat elf(ByteBuffer bytes) {
        bytes.order(bytes.get(ELF_DATA) == ELF_LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int machine = Short.toUnsignedInt(bytes.getShort(ELF_MACHINE));
        return new ProgramFormat(Kind.ELF, ELF_MACHINES.getOrDefault(machine, "machine " + machine));
    }

    private static Optional<ProgramFormat> machOLittleEndian(ByteBuffer bytes) {
        int magic = Integer.reverseBytes(bytes.getInt(0));
        return magic == MACHO_32 || magic == MACHO_64
                ? Optional.of(machO(bytes, ByteOrder.LITTLE_ENDIAN))
                : Optional.empty();
    }

    private static ProgramFormat machO(ByteBuffer bytes, ByteOrder order) {
        int cpu = bytes.order(order).getInt(MACHO_CPU);
        return new ProgramFormat(Kind.MACH_O, MACHO_CPUS.getOrDefault(cpu, "CPU " + cpu));
    }

    private static Optional<ProgramFormat> pe(ByteBuffer bytes) {
        if (bytes.get(0) != 'M' || bytes.get(1) != 'Z') {
            return Optional.empty();
        }
        int offset = bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(PE_OFFSET);
        if (offset < 0 || offset > bytes.limit() - Integer.BYTES - Short.BYTES) {
            return Optional.of(new ProgramFormat(Kind.DOS, ""));
        }
        boolean portable = bytes.order(ByteOrder.BIG_ENDIAN).getInt(offset) == PE;
        int machine = Short.toUnsignedInt(bytes.order(ByteOrder.LITTLE_ENDIAN).getShort(offset + Integer.BYTES));
        return Optional.of(
                portable
                        ? new ProgramFormat(Kind.PE, PE_MACHINES.getOrDefault(machine, "machine " + machine))
                        : new ProgramFormat(Kind.DOS, ""));
    }

    /** Whether it is surely not for a machine. */
    boolean isForeignTo(Machine machine) {
        return switch (kind) {
            case SCRIPT -> false;
            case ELF -> machine.isMac() || machine.isWindows() || !machine.runs(built);
            case MACH_O -> !machine.isMac();
            case PE, DOS -> !machine.isWindows();
        };
    }

    /** What runs it, when it is a script; as the system understands it. */
    Optional<String> interpreter() {
        return kind == Kind.SCRIPT && !built.isBlank()
                ? Optional.of(built.replaceFirst("^[ \t]+", "").split("[ \t]", 2)[0])
                : Optional.empty();
    }

    @Override
    public String toString() {
        return String.format(kind.text, built.strip());
    }
}
