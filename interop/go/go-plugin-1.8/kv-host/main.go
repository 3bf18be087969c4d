// Kv-host is the host of upstream's kv example, made of the example's own packages, with AutoMTLS, which that does not ask
// for. It is used in the same way:
//
//	KV_PLUGIN=COMMAND kv-host get KEY
//	KV_PLUGIN=COMMAND kv-host put KEY VALUE
package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"

	"github.com/hashicorp/go-plugin"
	"github.com/hashicorp/go-plugin/examples/grpc/shared"
)

func main() {
	log.SetOutput(io.Discard)
	if err := run(os.Args[1:]); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	client := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:  shared.Handshake,
		Plugins:          shared.PluginMap,
		Cmd:              exec.Command("sh", "-c", os.Getenv("KV_PLUGIN")),
		AutoMTLS:         true,
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
	})
	defer client.Kill()
	protocol, err := client.Client()
	if err != nil {
		return err
	}
	dispensed, err := protocol.Dispense(shared.PluginGRPC)
	if err != nil {
		return err
	}
	return use(dispensed.(shared.KV), arguments)
}

func use(kv shared.KV, arguments []string) error {
	switch {
	case len(arguments) == 2 && arguments[0] == "get":
		value, err := kv.Get(arguments[1])
		if err != nil {
			return err
		}
		fmt.Println(string(value))
		return nil
	case len(arguments) == 3 && arguments[0] == "put":
		return kv.Put(arguments[1], []byte(arguments[2]))
	}
	return errors.New("usage: kv-host get KEY | put KEY VALUE")
}
