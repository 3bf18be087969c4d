/**
 * The host's side: launch a plugin, use it, stop it.
 *
 * <pre>{@code
 * try (PluginClient client = PluginClient.launch(
 *         LaunchConfig.builder(HANDSHAKE, Command.of("plugins/greeter")).plugin("greeter", GREETER).build())) {
 *     Greeter greeter = client.dispense(Greeter.class);
 *     greeter.greet("world");
 * }
 * }</pre>
 */
package dev.outboard.host;
