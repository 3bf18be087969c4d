// Package alltypes is the Go side of a contract in Java: its code was generated from the .proto that came out of the
// interface, and the rest is written against that alone.
package alltypes

import (
	"context"

	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// Handshake is that of the contract.
var Handshake = plugin.HandshakeConfig{
	ProtocolVersion:  1,
	MagicCookieKey:   "ALL_TYPES_PLUGIN",
	MagicCookieValue: "hello",
}

// Plugin puts the service into go-plugin.
type Plugin struct {
	plugin.NetRPCUnsupportedPlugin
}

var _ plugin.GRPCPlugin = &Plugin{}

// GRPCServer is called by go-plugin in the plugin.
func (*Plugin) GRPCServer(_ *plugin.GRPCBroker, s *grpc.Server) error {
	RegisterAllTypesServer(s, &server{})
	return nil
}

// GRPCClient is called by go-plugin in the host.
func (*Plugin) GRPCClient(_ context.Context, _ *plugin.GRPCBroker, c *grpc.ClientConn) (interface{}, error) {
	return NewAllTypesClient(c), nil
}

type server struct {
	UnimplementedAllTypesServer
}

// Exchange wants the sample, and answers with it.
func (*server) Exchange(_ context.Context, request *AllTypesExchangeRequest) (*Values, error) {
	sample, known := Samples[request.Sample]
	if !known {
		return nil, status.Errorf(codes.NotFound, "there is no sample %q", request.Sample)
	}
	if !proto.Equal(request.Values, sample()) {
		return nil, status.Errorf(codes.InvalidArgument, "%s came as %v", request.Sample, request.Values)
	}
	return sample(), nil
}
