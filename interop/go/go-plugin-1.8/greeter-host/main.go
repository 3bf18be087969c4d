// Greeter-host is greeted by a plugin in Java:
//
//	greeter-host PLUGIN NAME
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/greeter"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: greeter-host PLUGIN NAME")
		os.Exit(2)
	}
	if err := greet(os.Args[1], os.Args[2]); err != nil {
		fmt.Println("Error:", err)
		os.Exit(1)
	}
}

func greet(program, name string) error {
	host := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:  greeter.Handshake,
		Plugins:          map[string]plugin.Plugin{"greeter": &greeter.Plugin{}},
		Cmd:              exec.Command(program),
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           hclog.New(&hclog.LoggerOptions{Output: os.Stderr}),
	})
	defer host.Kill()
	protocol, err := host.Client()
	if err != nil {
		return err
	}
	dispensed, err := protocol.Dispense("greeter")
	if err != nil {
		return err
	}
	response, err := dispensed.(greeter.GreeterClient).Greet(
		context.Background(), &greeter.GreeterGreetRequest{Name: name})
	if err != nil {
		return err
	}
	fmt.Println(response.Result)
	return nil
}
