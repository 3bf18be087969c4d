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

/** Tells by its first bytes for which system a program was built. */
final class ProgramFormat {

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

    private ProgramFormat() {}

    /** For people; empty when the format is not known or the file cannot be read. */
    static Optional<String> of(Path path) {
        try (InputStream stream = Files.newInputStream(path)) {
            return of(stream.readNBytes(HEAD));
        } catch (IOException e) {
            // A file may be executable without being readable.
            return Optional.empty();
        }
    }

    static Optional<String> of(byte[] head) {
        if (head.length > 2 && head[0] == '#' && head[1] == '!') {
            String text = new String(head, StandardCharsets.UTF_8);
            return Optional.of("script for "
                    + text.substring(2).lines().findFirst().orElse("").strip());
        }
        if (head.length < PE_OFFSET + Integer.BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(head);
        return switch (bytes.getInt(0)) {
            case ELF -> Optional.of(elf(bytes));
            case MACHO_32, MACHO_64 -> Optional.of(machO(bytes, ByteOrder.BIG_ENDIAN));
            // Java class files begin with the same number; they have no more than a few dozen in place of the count.
            case MACHO_FAT -> Optional.of("Mach-O program for several architectures, or a Java class");
            default -> machOLittleEndian(bytes).or(() -> pe(bytes));
        };
    }

    private static String elf(ByteBuffer bytes) {
        bytes.order(bytes.get(ELF_DATA) == ELF_LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int machine = Short.toUnsignedInt(bytes.getShort(ELF_MACHINE));
        return "ELF program for " + ELF_MACHINES.getOrDefault(machine, "machine " + machine);
    }

    private static Optional<String> machOLittleEndian(ByteBuffer bytes) {
        int magic = Integer.reverseBytes(bytes.getInt(0));
        return magic == MACHO_32 || magic == MACHO_64
                ? Optional.of(machO(bytes, ByteOrder.LITTLE_ENDIAN))
                : Optional.empty();
    }

    private static String machO(ByteBuffer bytes, ByteOrder order) {
        int cpu = bytes.order(order).getInt(MACHO_CPU);
        return "Mach-O program for " + MACHO_CPUS.getOrDefault(cpu, "CPU " + cpu);
    }

    private static Optional<String> pe(ByteBuffer bytes) {
        if (bytes.get(0) != 'M' || bytes.get(1) != 'Z') {
            return Optional.empty();
        }
        int offset = bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(PE_OFFSET);
        if (offset < 0 || offset > bytes.limit() - Integer.BYTES - Short.BYTES) {
            return Optional.of("program for DOS or Windows");
        }
        boolean portable = bytes.order(ByteOrder.BIG_ENDIAN).getInt(offset) == PE;
        int machine = Short.toUnsignedInt(bytes.order(ByteOrder.LITTLE_ENDIAN).getShort(offset + Integer.BYTES));
        return Optional.of(
                portable
                        ? "PE program for Windows on " + PE_MACHINES.getOrDefault(machine, "machine " + machine)
                        : "program for DOS or Windows");
    }
}
