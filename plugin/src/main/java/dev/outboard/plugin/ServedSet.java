package dev.outboard.plugin;

import dev.outboard.Plugin;
import dev.outboard.Protocol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Plugins with their implementations, by name: what one version of the application's protocol serves. Immutable. */
public final class ServedSet {

    private final Map<String, Served<?>> served;

    private ServedSet(Map<String, Served<?>> served) {
        this.served = served;
    }

    /**
     * A set of one plugin.
     *
     * @param <T> the plugin's interface
     * @param name the plugin's name
     * @param plugin the plugin
     * @param implementation what answers the calls
     * @return the set
     */
    public static <T> ServedSet of(String name, Plugin<T> plugin, T implementation) {
        return builder().plugin(name, plugin, implementation).build();
    }

    /**
     * Starts a set.
     *
     * @return a builder without plugins
     */
    public static Builder builder() {
        return new Builder();
    }

    Map<String, Served<?>> served() {
        return served;
    }

    /** What all of its plugins speak. */
    Protocol protocol() {
        return served.isEmpty()
                ? Protocol.GRPC
                : served.values().iterator().next().plugin().protocol();
    }

    @Override
    public String toString() {
        return served.keySet().toString();
    }

    /** A plugin and what answers its calls. */
    record Served<T>(Plugin<T> plugin, T implementation) {
        Served {
            Objects.requireNonNull(plugin, "plugin");
            if (!plugin.type().isInstance(implementation)) {
                throw new IllegalArgumentException(
                        "The plugin serves a " + plugin.type().getName() + ", and "
                                + implementation.getClass().getName() + " is none");
            }
        }
    }

    /** Collects plugins. Not for use by several threads. */
    public static final class Builder {

        private final Map<String, Served<?>> served = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a plugin.
         *
         * @param <T> the plugin's interface
         * @param name the plugin's name
         * @param plugin the plugin
         * @param implementation what answers the calls; called by many threads at once
         * @return this
         * @throws IllegalArgumentException when there is a plugin of that name already
         */
        public <T> Builder plugin(String name, Plugin<T> plugin, T implementation) {
            Objects.requireNonNull(name, "name");
            if (served.putIfAbsent(name, new Served<>(plugin, implementation)) != null) {
                throw new IllegalArgumentException("There are two plugins named \"" + name + "\" in one set");
            }
            return this;
        }

        /**
         * Adds a contract, under the name of its interface.
         *
         * @param <T> the contract
         * @param contract an interface that is annotated with {@code @PluginContract} or {@code @NetRpcContract}
         * @param implementation what answers the calls; called by many threads at once
         * @return this
         * @throws IllegalArgumentException when there is a plugin of that name already, or the contract has no binding
         */
        public <T> Builder plugin(Class<T> contract, T implementation) {
            return plugin(contract.getName(), Plugin.of(contract), implementation);
        }

        /**
         * Finishes.
         *
         * @return the set
         * @throws IllegalArgumentException when some plugins speak gRPC and others net/rpc: a plugin's process speaks one of
         *     them, which the version decides
         */
        public ServedSet build() {
            ServedSet set = new ServedSet(Collections.unmodifiableMap(new LinkedHashMap<>(served)));
            for (Map.Entry<String, Served<?>> each : served.entrySet()) {
                Protocol protocol = each.getValue().plugin().protocol();
                if (protocol != set.protocol()) {
                    throw new IllegalArgumentException("The plugins " + set + " of one set must speak one protocol: \""
                            + each.getKey() + "\" speaks " + protocol.wireName() + " and others "
                            + set.protocol().wireName() + "; put them into different versions");
                }
            }
            return set;
        }
    }
}
