// Counter-host does what the host of go-plugin's example "bidirectional" does, with one connection for everything:
//
//	counter-host put KEY NUMBER
//	counter-host get KEY
//
// The plugin's command is in COUNTER_PLUGIN. With COUNTER_AUTO_MTLS in its environment it asks for AutoMTLS.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"github.com/hashicorp/go-plugin/examples/bidirectional/shared"
)

type adder struct{}

// Sum is called by the plugin.
func (adder) Sum(a, b int64) (int64, error) {
	return a + b, nil
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Println("Error:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	host := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:     shared.Handshake,
		Plugins:             shared.PluginMap,
		Cmd:                 exec.Command("sh", "-c", "exec "+os.Getenv("COUNTER_PLUGIN")),
		AllowedProtocols:    []plugin.Protocol{plugin.ProtocolGRPC},
		AutoMTLS:            os.Getenv("COUNTER_AUTO_MTLS") != "",
		Logger:              hclog.New(&hclog.LoggerOptions{Level: hclog.Trace, Output: os.Stderr}),
		GRPCBrokerMultiplex: true,
	})
	defer host.Kill()
	protocol, err := host.Client()
	if err != nil {
		return err
	}
	dispensed, err := protocol.Dispense("counter")
	if err != nil {
		return err
	}
	return use(dispensed.(shared.Counter), arguments)
}

func use(counter shared.Counter, arguments []string) error {
	switch {
	case len(arguments) == 2 && arguments[0] == "get":
		value, err := counter.Get(arguments[1])
		if err == nil {
			fmt.Println(value)
		}
		return err
	case len(arguments) == 3 && arguments[0] == "put":
		number, err := strconv.ParseInt(arguments[2], 10, 64)
		if err != nil {
			return err
		}
		return counter.Put(arguments[1], number, adder{})
	default:
		return errors.New("usage: counter-host get KEY, or put KEY NUMBER")
	}
}
