/**
 * The plugin's side: an ordinary {@code main} that serves.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     PluginServer.serve(ServeConfig.builder(HANDSHAKE).plugin("greeter", GREETER, new FriendlyGreeter()).build());
 * }
 * }</pre>
 */
package dev.outboard.plugin;
