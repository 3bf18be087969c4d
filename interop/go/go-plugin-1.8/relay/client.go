package relay

import (
	"context"

	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// Client calls the service of a plugin.
type Client struct {
	Broker     *plugin.GRPCBroker
	connection grpc.ClientConnInterface
}

// Dial has the plugin call the greeter that this host serves under an id.
func (c *Client) Dial(ctx context.Context, id uint32) (string, error) {
	return invoke(ctx, c.connection, "/"+relayService+"/Dial", wrapperspb.UInt32(id))
}

// Serve has the plugin serve a greeter, and gives its id.
func (c *Client) Serve(ctx context.Context, name string) (uint32, error) {
	id := new(wrapperspb.UInt32Value)
	err := c.connection.Invoke(ctx, "/"+relayService+"/Serve", wrapperspb.String(name), id)
	return id.Value, err
}

func invoke(
	ctx context.Context, connection grpc.ClientConnInterface, method string, request proto.Message,
) (string, error) {
	reply := new(wrapperspb.StringValue)
	err := connection.Invoke(ctx, method, request, reply)
	return reply.Value, err
}
