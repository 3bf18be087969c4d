/**
 * A Java interface as the API of a plugin: annotate it with {@link dev.outboard.contract.PluginContract}, and the
 * annotation processor of {@code outboard-contract-processor} makes the binding that carries it over gRPC, and a {@code
 * .proto} for programs in other languages.
 */
package dev.outboard.contract;
