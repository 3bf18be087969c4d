package dev.outboard.host;

import java.io.IOException;

/**
 * Starts plugins in a place of the application's choosing: a container, another user's account, another machine. It is
 * go-plugin's {@code runner.Runner}.
 */
@FunctionalInterface
public interface PluginRunner {

    /**
     * Starts a plugin. It need not be ready when this returns: the host waits for its handshake line.
     *
     * @param request what the host asks for
     * @return the started plugin
     * @throws IOException when it cannot be started; nothing may be left of it then
     * @throws InterruptedException when the launch was interrupted; nothing may be left of the plugin then, either
     */
    RunningPlugin start(RunRequest request) throws IOException, InterruptedException;
}
