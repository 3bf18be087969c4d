/** The smallest host and plugin. */
package dev.outboard.example.greeter;
