// Supervisor is a host of the peer service for what happens around its calls: standard streams, refusals, hosts that are
// killed or leave their plugin to others.
//
//	supervisor stdio BYTES PROGRAM [ARGUMENT…]
//	supervisor other-cookie|other-versions|unserved PROGRAM [ARGUMENT…]
//	supervisor group GROUP PROGRAM [ARGUMENT…]
//	supervisor hold PROGRAM [ARGUMENT…]
//	supervisor leave PROGRAM [ARGUMENT…]
//	supervisor attach|attach-in-test NETWORK ADDRESS PID
//
// It ends with status 1 when something is not as it should be, and says what.
package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"google.golang.org/protobuf/types/known/durationpb"

	"dev.outboard/interop/go-plugin-1.8/peer"
)

const patience = 60 * time.Second

var commands = map[string]func(arguments []string) error{
	"stdio":          stdio,
	"other-cookie":   otherCookie,
	"other-versions": otherVersions,
	"unserved":       unserved,
	"group":          group,
	"hold":           hold,
	"leave":          leave,
	"attach":         attach,
	"attach-in-test": attachInTest,
}

func main() {
	if len(os.Args) < 3 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: supervisor COMMAND ARGUMENT…; see its source")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	fmt.Println("ok")
}

func config(command []string) *plugin.ClientConfig {
	return &plugin.ClientConfig{
		HandshakeConfig:  peer.Handshake,
		Plugins:          map[string]plugin.Plugin{"peer": &peer.Plugin{}},
		Cmd:              exec.Command(command[0], command[1:]...),
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           hclog.New(&hclog.LoggerOptions{Level: hclog.Debug, Output: os.Stderr}),
	}
}

func dispense(host *plugin.Client) (*peer.Client, error) {
	protocol, err := host.Client()
	if err != nil {
		return nil, err
	}
	dispensed, err := protocol.Dispense("peer")
	if err != nil {
		return nil, err
	}
	return dispensed.(*peer.Client), nil
}

func echo(client *peer.Client) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	reply, err := client.Echo(ctx, []byte("hello"))
	if err == nil && string(reply) != "hello" {
		err = fmt.Errorf("the echo is %q", reply)
	}
	return err
}

// refused gives the error that a user of go-plugin sees.
func refused(c *plugin.ClientConfig) error {
	host := plugin.NewClient(c)
	defer host.Kill()
	if _, err := dispense(host); err != nil {
		fmt.Println("refused:", err)
		return nil
	}
	return fmt.Errorf("the plugin was accepted")
}

func otherCookie(command []string) error {
	c := config(command)
	c.MagicCookieValue = "another"
	return refused(c)
}

func otherVersions(command []string) error {
	c := config(command)
	c.Plugins = nil
	c.VersionedPlugins = map[int]plugin.PluginSet{
		7: {"peer": &peer.Plugin{}},
		8: {"peer": &peer.Plugin{}},
	}
	return refused(c)
}

func unserved(command []string) error {
	return refused(config(command))
}

// group lets a group of users connect to the plugin.
func group(arguments []string) error {
	c := config(arguments[1:])
	c.UnixSocketConfig = &plugin.UnixSocketConfig{Group: arguments[0]}
	host := plugin.NewClient(c)
	defer host.Kill()
	client, err := dispense(host)
	if err != nil {
		return err
	}
	socket, err := os.Stat(host.ReattachConfig().Addr.String())
	if err != nil {
		return err
	}
	if socket.Mode().Perm() != 0o660 {
		return fmt.Errorf("the socket's mode is %v", socket.Mode())
	}
	return echo(client)
}

// hold launches a plugin, leaves one call open, and waits to be killed.
func hold(command []string) error {
	host := plugin.NewClient(config(command))
	client, err := dispense(host)
	if err != nil {
		return err
	}
	if err := echo(client); err != nil {
		return err
	}
	go func() {
		_ = client.Sleep(context.Background(), durationpb.New(time.Hour))
	}()
	fmt.Println("holding", host.ReattachConfig().Pid)
	time.Sleep(time.Hour)
	return fmt.Errorf("nobody killed this host")
}

// leave launches a plugin and ends without a word to it.
func leave(command []string) error {
	host := plugin.NewClient(config(command))
	client, err := dispense(host)
	if err != nil {
		return err
	}
	if err := echo(client); err != nil {
		return err
	}
	left := host.ReattachConfig()
	fmt.Println("left", left.Addr.Network(), left.Addr.String(), left.Pid)
	return nil
}

func attach(arguments []string) error {
	host, err := attached(arguments, false)
	if err != nil {
		return err
	}
	host.Kill()
	if !host.Exited() {
		return fmt.Errorf("the plugin has not ended")
	}
	return nil
}

func attachInTest(arguments []string) error {
	host, err := attached(arguments, true)
	if err != nil {
		return err
	}
	// By contract this leaves the plugin alone.
	host.Kill()
	return nil
}

func attached(arguments []string, test bool) (*plugin.Client, error) {
	pid, err := strconv.Atoi(arguments[2])
	if err != nil {
		return nil, err
	}
	var address net.Addr = &net.UnixAddr{Net: "unix", Name: arguments[1]}
	if arguments[0] == "tcp" {
		if address, err = net.ResolveTCPAddr("tcp", arguments[1]); err != nil {
			return nil, err
		}
	}
	c := config([]string{"none"})
	c.Cmd = nil
	c.Reattach = &plugin.ReattachConfig{
		Protocol:        plugin.ProtocolGRPC,
		ProtocolVersion: 1,
		Addr:            address,
		Pid:             pid,
		Test:            test,
	}
	host := plugin.NewClient(c)
	client, err := dispense(host)
	if err != nil {
		return nil, err
	}
	return host, echo(client)
}
