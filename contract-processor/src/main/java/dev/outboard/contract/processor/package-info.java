/**
 * The annotation processor: a contract is read into an immutable model ({@code Contract} and below), and from that alone
 * the binding and the {@code .proto} are written.
 */
@org.jspecify.annotations.NullMarked
package dev.outboard.contract.processor;
