// Peer is the Go side of the benchmarks: an echo plugin on the real go-plugin, a host that launches a plugin, Go
// or not, and prints what it measures, one JSON object a line, and a socket without any protocol.
//
//	peer plugin [-netrpc]
//	peer host [-quick | -smoke] [-calls | -launch | -first | -launches | -plugins N] [-tls] [-multiplex | -netrpc] COMMAND [ARGUMENT ...]
//	peer raw [-quick | -smoke]
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
		options := parseHost(os.Args[2:])
		fail(options.run())
	case "raw":
		flags := flag.NewFlagSet("raw", flag.ExitOnError)
		effort := effortFlags(flags)
		_ = flags.Parse(os.Args[2:]) // ExitOnError: it does not return an error
		fail(measureRaw(effort()))
	case "raw-serve":
		fail(serveRaw(os.Args[2]))
	default:
		usage()
	}
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "peer:", err)
		os.Exit(1)
	}
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: peer plugin [-netrpc] | peer host [OPTION ...] COMMAND [ARGUMENT ...] | peer raw [-quick | -smoke]")
	os.Exit(2)
}
