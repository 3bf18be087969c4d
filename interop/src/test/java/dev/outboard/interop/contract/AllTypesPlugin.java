package dev.outboard.interop.contract;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;

/** A plugin that exchanges samples. */
public final class AllTypesPlugin implements AllTypes {

    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(AllTypes.HANDSHAKE)
                .plugin(AllTypes.class, new AllTypesPlugin())
                .build());
    }

    @Override
    public Values exchange(String sample, Values values) {
        Values own = AllTypesSamples.of(sample);
        if (!values.equals(own)) {
            throw new IllegalArgumentException(sample + " came as " + values);
        }
        return own;
    }
}
