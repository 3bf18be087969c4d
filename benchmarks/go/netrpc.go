package main

import (
	"context"
	"net/rpc"

	"github.com/hashicorp/go-plugin"
)

// exchanger sends bytes and gets them back, over either protocol.
type exchanger interface {
	exchange(payload []byte) ([]byte, error)
}

func (c echoClient) exchange(payload []byte) ([]byte, error) {
	return c.unary(context.Background(), payload)
}

// bytesPlugin is the echo over net/rpc, where bytes are values by themselves.
type bytesPlugin struct{}

func (bytesPlugin) Server(*plugin.MuxBroker) (any, error) { return &bytesEcho{}, nil }

func (bytesPlugin) Client(_ *plugin.MuxBroker, client *rpc.Client) (any, error) {
	return bytesClient{client}, nil
}

var bytesPlugins = plugin.PluginSet{pluginName: bytesPlugin{}}

type bytesEcho struct{}

// Echo answers the same bytes.
func (*bytesEcho) Echo(args []byte, reply *[]byte) error {
	*reply = args
	return nil
}

type bytesClient struct{ client *rpc.Client }

func (c bytesClient) exchange(payload []byte) ([]byte, error) {
	var reply []byte
	err := c.client.Call("Plugin.Echo", payload, &reply)
	return reply, err
}
