// All-types-peer is both sides of the contract AllTypes. Started by a host it is the plugin. Otherwise it launches one and
// exchanges samples with it:
//
//	all-types-peer SAMPLE… -- PROGRAM [ARGUMENT…]
//
// It prints each sample that came back as it should, and ends with status 1 at the first that does not.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"google.golang.org/protobuf/proto"

	"dev.outboard/interop/go-plugin-1.8/alltypes"
)

var plugins = map[string]plugin.Plugin{"all-types": &alltypes.Plugin{}}

func main() {
	if os.Getenv(alltypes.Handshake.MagicCookieKey) != "" {
		plugin.Serve(&plugin.ServeConfig{
			HandshakeConfig: alltypes.Handshake,
			Plugins:         plugins,
			GRPCServer:      plugin.DefaultGRPCServer,
		})
		return
	}
	split := slices.Index(os.Args, "--")
	if split < 0 || split == len(os.Args)-1 {
		fmt.Fprintln(os.Stderr, "usage: all-types-peer SAMPLE… -- PROGRAM [ARGUMENT…]")
		os.Exit(2)
	}
	if err := run(os.Args[1:split], os.Args[split+1:]); err != nil {
		fmt.Println("Error:", err)
		os.Exit(1)
	}
}

func run(samples []string, command []string) error {
	host := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:  alltypes.Handshake,
		Plugins:          plugins,
		Cmd:              exec.Command(command[0], command[1:]...),
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           hclog.New(&hclog.LoggerOptions{Level: hclog.Trace, Output: os.Stderr}),
	})
	defer host.Kill()
	protocol, err := host.Client()
	if err != nil {
		return err
	}
	dispensed, err := protocol.Dispense("all-types")
	if err != nil {
		return err
	}
	for _, name := range samples {
		if err := exchange(dispensed.(alltypes.AllTypesClient), name); err != nil {
			return err
		}
		fmt.Println(name)
	}
	return nil
}

func exchange(peer alltypes.AllTypesClient, name string) error {
	sample, known := alltypes.Samples[name]
	if !known {
		return fmt.Errorf("there is no sample %q", name)
	}
	own := sample()
	theirs, err := peer.Exchange(context.Background(), &alltypes.AllTypesExchangeRequest{Sample: name, Values: own})
	if err != nil {
		return err
	}
	if !proto.Equal(theirs, own) {
		return fmt.Errorf("%s came back as %v", name, theirs)
	}
	return nil
}
