// Package greeter is the Go side of a contract in Java: example greeter's, known by its .proto alone.
package greeter

import (
	"context"

	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
)

// Handshake is that of the contract.
var Handshake = plugin.HandshakeConfig{
	ProtocolVersion:  1,
	MagicCookieKey:   "GREETER_PLUGIN",
	MagicCookieValue: "hello",
}

// Plugin puts the contract's service into go-plugin.
type Plugin struct {
	plugin.NetRPCUnsupportedPlugin
	Implementation GreeterServer
}

// GRPCServer is called in the plugin.
func (p *Plugin) GRPCServer(_ *plugin.GRPCBroker, server *grpc.Server) error {
	RegisterGreeterServer(server, p.Implementation)
	return nil
}

// GRPCClient is called in the host.
func (*Plugin) GRPCClient(_ context.Context, _ *plugin.GRPCBroker, connection *grpc.ClientConn) (interface{}, error) {
	return NewGreeterClient(connection), nil
}
