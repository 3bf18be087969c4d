// Test-plugin serves the peer service in go-plugin's test mode: it prints where, in the form of TF_REATTACH_PROVIDERS, and
// serves until its stdin ends. Then it prints "closed".
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/peer"
)

type address struct {
	Network string
	String  string
}

type reattach struct {
	Protocol        string
	ProtocolVersion int
	Pid             int
	Test            bool
	Addr            address
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	serving := make(chan *plugin.ReattachConfig, 1)
	closed := make(chan struct{})
	go plugin.Serve(&plugin.ServeConfig{
		HandshakeConfig: peer.Handshake,
		Plugins:         map[string]plugin.Plugin{"peer": &peer.Plugin{Implementation: peer.Implementation{}}},
		GRPCServer:      plugin.DefaultGRPCServer,
		Test:            &plugin.ServeTestConfig{Context: ctx, ReattachConfigCh: serving, CloseCh: closed},
	})
	at := <-serving
	err := json.NewEncoder(os.Stdout).Encode(map[string]reattach{"example.com/peer": {
		Protocol:        string(at.Protocol),
		ProtocolVersion: at.ProtocolVersion,
		Pid:             at.Pid,
		Test:            at.Test,
		Addr:            address{Network: at.Addr.Network(), String: at.Addr.String()},
	}})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	cancel()
	<-closed
	fmt.Println("closed")
}
