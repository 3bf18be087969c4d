// Command peer is the other side of the tests of gob and net/rpc: the real encoding/gob and the real net/rpc.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run does one of
//
//	random SEED COUNT     exchange random values over stdin and stdout
//	serve NETWORK ADDRESS serve net/rpc; the address is printed first
//	pipe                  serve net/rpc on stdin and stdout
//	call NETWORK ADDRESS  be a client of net/rpc
func run(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "random":
		seed, err := strconv.ParseInt(args[1], 10, 64)
		if err != nil {
			return err
		}
		count, err := strconv.Atoi(args[2])
		if err != nil {
			return err
		}
		return exchange(seed, count)
	case len(args) == 3 && args[0] == "serve":
		return serve(args[1], args[2])
	case len(args) == 1 && args[0] == "pipe":
		return servePipe()
	case len(args) == 3 && args[0] == "call":
		return call(args[1], args[2])
	}
	return fmt.Errorf("not a command: %q", args)
}
