package dev.outboard.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The library's modules as they were built. */
final class Modules {

    /** What users see, by module; nothing else is exported to everybody. */
    static final Map<String, Set<String>> PUBLIC_PACKAGES = Map.ofEntries(
            Map.entry("dev.outboard.hclog", Set.of("dev.outboard.hclog")),
            Map.entry("dev.outboard.slf4j", Set.of("dev.outboard.slf4j")),
            Map.entry("dev.outboard.net", Set.of("dev.outboard.net")),
            Map.entry("dev.outboard.yamux", Set.of("dev.outboard.yamux")),
            Map.entry("dev.outboard.http2", Set.of("dev.outboard.http2")),
            Map.entry("dev.outboard.netrpc", Set.of("dev.outboard.gob", "dev.outboard.netrpc")),
            Map.entry("dev.outboard.grpc", Set.of("dev.outboard.grpc")),
            Map.entry("dev.outboard.core", Set.of("dev.outboard")),
            Map.entry("dev.outboard.host", Set.of("dev.outboard.host")),
            Map.entry("dev.outboard.plugin", Set.of("dev.outboard.plugin")),
            Map.entry(
                    "dev.outboard.contract",
                    Set.of(
                            "dev.outboard.contract",
                            "dev.outboard.contract.runtime",
                            "dev.outboard.contract.runtime.netrpc")));

    private Modules() {}

    /** The library's classes, without tests, examples and benchmarks. */
    static JavaClasses classes() {
        ImportOption library = location -> !location.contains("-tests.jar")
                && !location.contains("/dev/outboard/example/")
                && !location.contains("/dev/outboard/interop/")
                && !location.contains("/dev/outboard/architecture/");
        return new ClassFileImporter().withImportOption(library).importPackages("dev.outboard");
    }

    /** All public packages. */
    static Set<String> publicPackages() {
        return PUBLIC_PACKAGES.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** The library's module descriptors on the class path, by module name. */
    static Map<String, ModuleDescriptor> descriptors() {
        Path[] classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("outboard") && !entry.contains("-tests") && !entry.contains("example"))
                .map(Path::of)
                .filter(entry -> entry.toFile().exists())
                .toArray(Path[]::new);
        return ModuleFinder.of(classPath).findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> module.name().startsWith("dev.outboard."))
                .collect(Collectors.toMap(ModuleDescriptor::name, module -> module));
    }
}
