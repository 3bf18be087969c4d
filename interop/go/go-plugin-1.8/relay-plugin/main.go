// Relay-plugin serves the relay service.
package main

import (
	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/relay"
)

func main() {
	plugin.Serve(&plugin.ServeConfig{
		HandshakeConfig: relay.Handshake,
		Plugins:         map[string]plugin.Plugin{"relay": &relay.Plugin{}},
		GRPCServer:      plugin.DefaultGRPCServer,
	})
}
