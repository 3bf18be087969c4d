package dev.outboard.interop;

import dev.outboard.host.LaunchConfig;

/** The same as {@link GoRelayPluginTest} with AutoMTLS on every connection. */
class GoRelayPluginAutoMtlsTest extends GoRelayPluginTest {

    @Override
    void launch(LaunchConfig.Builder config) {
        super.launch(config.autoMtls());
    }
}
