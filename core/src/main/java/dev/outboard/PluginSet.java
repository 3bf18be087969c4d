package dev.outboard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Plugins by name, as a host can dispense them: what one version of the application's protocol offers. Immutable. */
public final class PluginSet {

    private final Map<String, Plugin<?>> plugins;

    private PluginSet(Map<String, Plugin<?>> plugins) {
        this.plugins = plugins;
    }

    /**
     * A set of one plugin.
     *
     * @param name the plugin's name
     * @param plugin the plugin
     * @return the set
     */
    public static PluginSet of(String name, Plugin<?> plugin) {
        return builder().plugin(name, plugin).build();
    }

    /**
     * Starts a set.
     *
     * @return a builder without plugins
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The plugins.
     *
     * @return an immutable map from names to plugins, in the order they were added
     */
    public Map<String, Plugin<?>> plugins() {
        return plugins;
    }

    @Override
    public String toString() {
        return plugins.keySet().toString();
    }

    /** Collects plugins. Not for use by several threads. */
    public static final class Builder {

        private final Map<String, Plugin<?>> plugins = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a plugin.
         *
         * @param name what to dispense it by
         * @param plugin the plugin
         * @return this
         * @throws IllegalArgumentException when there is a plugin of that name already
         */
        public Builder plugin(String name, Plugin<?> plugin) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(plugin, "plugin");
            if (plugins.putIfAbsent(name, plugin) != null) {
                throw new IllegalArgumentException("There are two plugins named \"" + name + "\" in one set");
            }
            return this;
        }

        /**
         * Adds a contract, under the name of its interface.
         *
         * @param contract an interface that is annotated with {@code @PluginContract} or {@code @NetRpcContract}
         * @return this
         * @throws IllegalArgumentException when there is a plugin of that name already, or the contract has no binding
         */
        public Builder plugin(Class<?> contract) {
            return plugin(contract.getName(), Plugin.of(contract));
        }

        /**
         * Finishes.
         *
         * @return the set
         */
        public PluginSet build() {
            return new PluginSet(Collections.unmodifiableMap(new LinkedHashMap<>(plugins)));
        }
    }
}
