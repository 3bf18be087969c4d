package dev.outboard.host;

import dev.outboard.net.Endpoint;

/**
 * Tells addresses that mean the same place on both sides of a wall between host and plugin: in a container a socket's path
 * may be another one, and a port, too. Any thread may call it.
 */
public interface AddressTranslation {

    /** Both sides see the same places. */
    AddressTranslation NONE = new AddressTranslation() {
        @Override
        public Endpoint toHost(Endpoint plugins) {
            return plugins;
        }

        @Override
        public Endpoint toPlugin(Endpoint hosts) {
            return hosts;
        }

        @Override
        public String toString() {
            return "none";
        }
    };

    /**
     * Translates an address that the plugin has told, before the host connects to it.
     *
     * @param plugins where the plugin listens, as the plugin sees it
     * @return the same place as the host sees it
     */
    Endpoint toHost(Endpoint plugins);

    /**
     * Translates an address of the host's, before the plugin is told it.
     *
     * @param hosts where the host listens, as the host sees it
     * @return the same place as the plugin sees it
     */
    Endpoint toPlugin(Endpoint hosts);
}
