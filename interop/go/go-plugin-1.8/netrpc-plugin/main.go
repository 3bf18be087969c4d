// Netrpc-plugin serves the peer over net/rpc. With the argument "test" it does so in test mode and prints where: network,
// address and process.
package main

import (
	"fmt"
	"os"

	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/rpcpeer"
)

func main() {
	config := &plugin.ServeConfig{
		HandshakeConfig: rpcpeer.Handshake,
		Plugins:         map[string]plugin.Plugin{"peer": &rpcpeer.Plugin{}},
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
