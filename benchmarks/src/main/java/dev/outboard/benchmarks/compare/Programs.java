package dev.outboard.benchmarks.compare;

import java.nio.file.Path;
import java.util.List;

/**
 * What is run.
 *
 * @param goPeer host and plugin in Go
 * @param javaHost the host in Java
 * @param javaPlugin the plugin in Java
 * @param limits what stands beside Outboard, in Java
 * @param bareJvm a JVM that prints a line
 */
record Programs(Path goPeer, Path javaHost, Path javaPlugin, Path limits, List<String> bareJvm) {}
