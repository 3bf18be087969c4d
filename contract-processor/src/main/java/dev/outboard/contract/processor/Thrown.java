package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;

/**
 * An exception that methods declare.
 *
 * @param constant the name of the binding's constant for it
 * @param message how it crosses
 */
record Thrown(ClassName java, String constant, MessageModel message) {}
