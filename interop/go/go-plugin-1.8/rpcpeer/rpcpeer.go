// Package rpcpeer is a plugin over net/rpc that does what tests of the older protocol need. Both sides have its like in Java.
package rpcpeer

import (
	"errors"
	"fmt"
	"net/rpc"
	"os"

	"github.com/hashicorp/go-plugin"
)

// Handshake is shared with the plugin and the host in Java.
var Handshake = plugin.HandshakeConfig{
	ProtocolVersion:  1,
	MagicCookieKey:   "NETRPC_PEER",
	MagicCookieValue: "peer",
}

// Plugin carries a Peer across.
type Plugin struct{}

// Server is for the plugin's side.
func (*Plugin) Server(broker *plugin.MuxBroker) (interface{}, error) {
	return &Peer{broker: broker}, nil
}

// Client is for the host's side.
func (*Plugin) Client(broker *plugin.MuxBroker, client *rpc.Client) (interface{}, error) {
	return &Client{Broker: broker, RPC: client}, nil
}

// Client is what a host has of a peer.
type Client struct {
	Broker *plugin.MuxBroker
	RPC    *rpc.Client
}

// Echoer is all that callbacks are asked for.
type Echoer struct{}

// Echo answers with its argument.
func (*Echoer) Echo(args []byte, reply *[]byte) error {
	*reply = args
	return nil
}

// Callback says whom to call back, and with what.
type Callback struct {
	ID   uint32
	Text string
}

// Peer is what is served.
type Peer struct {
	Echoer
	broker *plugin.MuxBroker
}

// Fail fails.
func (*Peer) Fail(args string, reply *int) error {
	return errors.New(args)
}

// FailAsValue answers with an error that is no failure of the call.
func (*Peer) FailAsValue(args string, reply **plugin.BasicError) error {
	*reply = plugin.NewBasicError(errors.New(args))
	return nil
}

// Print prints to stdout and stderr.
func (*Peer) Print(args string, reply *int) error {
	fmt.Fprint(os.Stdout, args)
	fmt.Fprint(os.Stderr, "not "+args)
	return nil
}

// CallBack calls what the other side serves.
func (p *Peer) CallBack(args Callback, reply *string) error {
	conn, err := p.broker.Dial(args.ID)
	if err != nil {
		return err
	}
	client := rpc.NewClient(conn)
	defer client.Close()
	var echoed []byte
	if err := client.Call("Plugin.Echo", []byte(args.Text), &echoed); err != nil {
		return err
	}
	*reply = string(echoed)
	return nil
}

// Serve serves an echo, and answers with the id.
func (p *Peer) Serve(args int, reply *uint32) error {
	*reply = p.broker.NextId()
	go p.broker.AcceptAndServe(*reply, &Echoer{})
	return nil
}

// Neglect answers with an id that nobody serves.
func (p *Peer) Neglect(args int, reply *uint32) error {
	*reply = p.broker.NextId()
	return nil
}

// Die ends the process within the call.
func (*Peer) Die(args int, reply *int) error {
	os.Exit(args)
	return nil
}
