/** One host with several plugins at once, in Java and in Go. Start at {@link DemoHost}. */
package dev.outboard.example.demo;
