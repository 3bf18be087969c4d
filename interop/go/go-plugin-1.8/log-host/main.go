// Log-host launches a plugin, has it fail in a call, stops it, and prints to its stdout what it has logged meanwhile, as hclog in JSON:
//
//	log-host PROGRAM [ARGUMENT…]
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/peer"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: log-host PROGRAM [ARGUMENT…]")
		os.Exit(2)
	}
	if err := run(exec.Command(os.Args[1], os.Args[2:]...)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(command *exec.Cmd) error {
	host := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:  peer.Handshake,
		Plugins:          map[string]plugin.Plugin{"peer": &peer.Plugin{}},
		Cmd:              command,
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger: hclog.New(&hclog.LoggerOptions{
			Name: "host", Level: hclog.Trace, Output: os.Stdout, JSONFormat: true,
		}),
	})
	// It waits until the plugin's stderr is read to its end.
	defer host.Kill()
	protocol, err := host.Client()
	if err != nil {
		return err
	}
	dispensed, err := protocol.Dispense("peer")
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := dispensed.(*peer.Client).Crash(ctx, "throw"); err == nil {
		return errors.New("the call should have failed")
	}
	return protocol.Ping()
}
