/**
 * An SLF4J provider for plugins: what they log becomes lines of hclog on the process's stderr. Every host of go-plugin reads
 * them there and logs them anew, with level, logger and key-values.
 *
 * <p>It is enough to have it on the class or module path, as the only SLF4J provider. A record becomes
 *
 * <ul>
 *   <li>{@code @level}, {@code @message}, {@code @timestamp} (UTC), and {@code @module}, the name of the logger;
 *   <li>the key-values of the fluent API, with the types that JSON has: numbers, booleans, null, maps and lists stay what they
 *       are, anything else becomes text;
 *   <li>the entries of the MDC, unless there is a key-value of the same name;
 *   <li>{@code markers}, the list of their names, if there are any;
 *   <li>{@code error} and {@code stacktrace}, if there is a throwable.
 * </ul>
 *
 * <p>A key that would mean something else in such a line, like {@code @level}, gets a {@code _} in front. Of key-values with
 * the same key the last counts, as in hclog. Very long stack traces lose their middle, because hosts do not understand
 * lines of more than 64 KiB.
 *
 * <p>What is logged is set by the system property {@value dev.outboard.slf4j.HclogServiceProvider#LEVEL_PROPERTY}, else the
 * environment variable {@value dev.outboard.slf4j.HclogServiceProvider#LEVEL_VARIABLE}: a level ({@code trace}, {@code debug},
 * {@code info}, {@code warn}, {@code error}, {@code off}), and levels of loggers and all below them, with commas in between,
 * as in {@code info,org.example.db=trace,org.example.db.pool=off}. The default is {@code trace}, as with other plugins: the
 * host cannot ask for more than it is sent, and leaves out what its user does not want to see.
 */
package dev.outboard.slf4j;
