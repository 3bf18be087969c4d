package peer

import (
	"context"

	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
)

// Handshake is what hosts and plugins of this service share.
var Handshake = plugin.HandshakeConfig{
	ProtocolVersion:  1,
	MagicCookieKey:   "OUTBOARD_PEER",
	MagicCookieValue: "peer",
}

// Plugin puts the service into go-plugin.
type Plugin struct {
	plugin.NetRPCUnsupportedPlugin
	Implementation Server
}

var _ plugin.GRPCPlugin = &Plugin{}

// GRPCServer is called by go-plugin in the plugin.
func (p *Plugin) GRPCServer(_ *plugin.GRPCBroker, s *grpc.Server) error {
	Register(s, p.Implementation)
	return nil
}

// GRPCClient is called by go-plugin in the host.
func (p *Plugin) GRPCClient(_ context.Context, _ *plugin.GRPCBroker, c *grpc.ClientConn) (interface{}, error) {
	return &Client{connection: c}, nil
}
