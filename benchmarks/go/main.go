// Peer is the Go side of the benchmarks: an echo plugin on the real go-plugin, and a host that launches a plugin, Go
// or not, and prints what it measures, one JSON object a line.
//
//	peer plugin [-netrpc]
//	peer host [-quick] [-multiplex | -netrpc] COMMAND [ARGUMENT ...]
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) < 2 {
		usage()
	}
	switch os.Args[1] {
	case "plugin":
		servePlugin(len(os.Args) > 2 && os.Args[2] == "-netrpc")
	case "host":
		flags := flag.NewFlagSet("host", flag.ExitOnError)
		quick := flags.Bool("quick", false, "measure for a shorter time")
		netRPC := flags.Bool("netrpc", false, "net/rpc in place of gRPC")
		multiplex := flags.Bool("multiplex", false, "one connection for everything")
		_ = flags.Parse(os.Args[2:]) // ExitOnError: it does not return an error
		if flags.NArg() == 0 {
			usage()
		}
		if err := runHost(flags.Args(), effortFor(*quick), *multiplex, *netRPC); err != nil {
			fmt.Fprintln(os.Stderr, "peer host:", err)
			os.Exit(1)
		}
	default:
		usage()
	}
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: peer plugin [-netrpc] | peer host [-quick] [-multiplex | -netrpc] COMMAND [ARGUMENT ...]")
	os.Exit(2)
}
