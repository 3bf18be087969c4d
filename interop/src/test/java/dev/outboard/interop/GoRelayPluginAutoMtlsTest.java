package dev.outboard.interop;

import dev.outboard.host.LaunchConfig;

/** The same as {@link GoRelayPluginTest} with AutoMTLS on every connection. */
class GoRelayPluginAutoMtlsTest extends GoRelayPluginTest {

    @Override
    LaunchConfig.Builder configured(LaunchConfig.Builder config) {
        return config.autoMtls();
    }
}
