package dev.outboard.interop;

import dev.outboard.host.LaunchConfig;

/** The same as {@link GoRelayPluginMultiplexTest} with AutoMTLS in every stream. */
class GoRelayPluginMultiplexAutoMtlsTest extends GoRelayPluginMultiplexTest {

    @Override
    LaunchConfig.Builder configured(LaunchConfig.Builder config) {
        return super.configured(config).autoMtls();
    }
}
