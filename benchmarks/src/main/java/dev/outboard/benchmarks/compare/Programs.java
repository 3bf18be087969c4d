package dev.outboard.benchmarks.compare;

import java.nio.file.Path;

/**
 * What is run.
 *
 * @param goPeer host and plugin in Go
 * @param javaHost the host in Java
 * @param javaPlugin the plugin in Java
 */
record Programs(Path goPeer, Path javaHost, Path javaPlugin) {}
