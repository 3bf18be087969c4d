// Netrpc-plugin serves the peer over net/rpc. With the argument "test" it does so in test mode and prints where: network,
// address and process. With PEER_TLS_FILES=DIRECTORY it has a TLS configuration of its own, from the files there.
package main

import (
	"crypto/tls"
	"fmt"
	"os"

	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/owntls"
	"dev.outboard/interop/go-plugin-1.8/rpcpeer"
)

func main() {
	config := &plugin.ServeConfig{
		HandshakeConfig: rpcpeer.Handshake,
		Plugins:         map[string]plugin.Plugin{"peer": &rpcpeer.Plugin{}},
	}
	if directory := os.Getenv("PEER_TLS_FILES"); directory != "" {
		config.TLSProvider = func() (*tls.Config, error) { return owntls.Config(directory, "plugin", "host") }
	}
	if len(os.Args) > 1 && os.Args[1] == "test" {
		reattach := make(chan *plugin.ReattachConfig, 1)
		stdout := os.Stdout
		go func() {
			at := <-reattach
			fmt.Fprintf(stdout, "at %s %s %d\n", at.Addr.Network(), at.Addr.String(), at.Pid)
		}()
		config.Test = &plugin.ServeTestConfig{ReattachConfigCh: reattach}
	}
	plugin.Serve(config)
}
