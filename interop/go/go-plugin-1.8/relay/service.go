// Package relay is a plugin that makes use of go-plugin's broker in both directions: it dials what its host serves, and
// serves what its host dials. Its description for other languages is relay.proto.
package relay

import (
	"context"
	"fmt"

	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"dev.outboard/interop/go-plugin-1.8/binding"
)

const (
	relayService   = "outboard.interop.Relay"
	greeterService = "outboard.interop.Greeter"
)

// Handshake is what hosts and plugins of this service share.
var Handshake = plugin.HandshakeConfig{
	ProtocolVersion:  1,
	MagicCookieKey:   "OUTBOARD_RELAY",
	MagicCookieValue: "relay",
}

// Greeter answers a text with its name and the text.
type Greeter string

func (g Greeter) greet(_ context.Context, text *wrapperspb.StringValue) (*wrapperspb.StringValue, error) {
	return wrapperspb.String(string(g) + " heard " + text.Value), nil
}

// Serve serves a greeter under an id until the broker ends.
func Serve(broker *plugin.GRPCBroker, id uint32, name string) {
	broker.AcceptAndServe(id, func(options []grpc.ServerOption) *grpc.Server {
		server := grpc.NewServer(options...)
		server.RegisterService(&grpc.ServiceDesc{
			ServiceName: greeterService,
			HandlerType: (*interface{})(nil),
			Methods:     []grpc.MethodDesc{binding.Unary(greeterService, "Greet", Greeter.greet)},
		}, Greeter(name))
		return server
	})
}

// Greet dials an id, calls the greeter there and hangs up.
func Greet(ctx context.Context, broker *plugin.GRPCBroker, id uint32, text string) (string, error) {
	connection, err := broker.Dial(id)
	if err != nil {
		return "", fmt.Errorf("dial %d: %w", id, err)
	}
	defer connection.Close()
	return invoke(ctx, connection, "/"+greeterService+"/Greet", wrapperspb.String(text))
}

// Relay is the plugin's service.
type Relay struct {
	broker *plugin.GRPCBroker
}

// dial calls the host's greeter under an id, with the id as text.
func (r *Relay) dial(ctx context.Context, id *wrapperspb.UInt32Value) (*wrapperspb.StringValue, error) {
	answer, err := Greet(ctx, r.broker, id.Value, fmt.Sprint(id.Value))
	return wrapperspb.String(answer), err
}

// serve serves a greeter of a name under a new id, and answers with the id.
func (r *Relay) serve(_ context.Context, name *wrapperspb.StringValue) (*wrapperspb.UInt32Value, error) {
	id := r.broker.NextId()
	go Serve(r.broker, id, name.Value)
	return wrapperspb.UInt32(id), nil
}

// Plugin puts the service into go-plugin.
type Plugin struct {
	plugin.NetRPCUnsupportedPlugin
}

var _ plugin.GRPCPlugin = &Plugin{}

// GRPCServer is called by go-plugin in the plugin.
func (*Plugin) GRPCServer(broker *plugin.GRPCBroker, s *grpc.Server) error {
	s.RegisterService(&grpc.ServiceDesc{
		ServiceName: relayService,
		HandlerType: (*interface{})(nil),
		Methods: []grpc.MethodDesc{
			binding.Unary(relayService, "Dial", (*Relay).dial),
			binding.Unary(relayService, "Serve", (*Relay).serve),
		},
	}, &Relay{broker: broker})
	return nil
}

// GRPCClient is called by go-plugin in the host.
func (*Plugin) GRPCClient(
	_ context.Context, broker *plugin.GRPCBroker, connection *grpc.ClientConn,
) (interface{}, error) {
	return &Client{Broker: broker, connection: connection}, nil
}
