// Peer-host launches a plugin that serves the peer service and puts it through named scenarios:
//
//	peer-host SCENARIO[,SCENARIO…] PROGRAM [ARGUMENT…]
//
// With PEER_TLS=auto in its environment it uses AutoMTLS, and with PEER_TLS_FILES=DIRECTORY a configuration of its own, from
// the files there. It prints "ok SCENARIO" for each, and ends with status 1 at the first that fails.
package main

import (
	"crypto/tls"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/owntls"
	"dev.outboard/interop/go-plugin-1.8/peer"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: peer-host SCENARIO[,SCENARIO…] PROGRAM [ARGUMENT…]")
		os.Exit(2)
	}
	for _, name := range strings.Split(os.Args[1], ",") {
		if err := run(name, os.Args[2:]); err != nil {
			fmt.Printf("failed %s: %v\n", name, err)
			os.Exit(1)
		}
		fmt.Printf("ok %s\n", name)
	}
}

func run(name string, command []string) error {
	scenario, known := scenarios[name]
	if !known {
		return fmt.Errorf("there is no such scenario")
	}
	own, err := ownTLS()
	if err != nil {
		return err
	}
	host := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:  peer.Handshake,
		Plugins:          map[string]plugin.Plugin{"peer": &peer.Plugin{}},
		Cmd:              exec.Command(command[0], command[1:]...),
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		AutoMTLS:         os.Getenv("PEER_TLS") == "auto",
		TLSConfig:        own,
		Logger:           hclog.New(&hclog.LoggerOptions{Level: hclog.Trace, Output: os.Stderr}),
	})
	defer host.Kill()
	protocol, err := host.Client()
	if err != nil {
		return err
	}
	dispensed, err := protocol.Dispense("peer")
	if err != nil {
		return err
	}
	return scenario(&session{host: host, protocol: protocol, client: dispensed.(*peer.Client)})
}

func ownTLS() (*tls.Config, error) {
	directory := os.Getenv("PEER_TLS_FILES")
	if directory == "" {
		return nil, nil
	}
	return owntls.Config(directory, "host", "plugin")
}
