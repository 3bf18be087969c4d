// Runner-host launches a plugin of the peer service by a runner, with a socket directory that the plugin sees by another
// name, and a group for its sockets:
//
//	runner-host DIRECTORY PROGRAM [ARGUMENT…]
//
// It prints "ok", or what is not as it should be.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"github.com/hashicorp/go-plugin/runner"

	"dev.outboard/interop/go-plugin-1.8/peer"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: runner-host DIRECTORY PROGRAM [ARGUMENT…]")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	fmt.Println("ok")
}

func run(directory string, command []string) error {
	var running *otherTree
	var sockets string
	host := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig: peer.Handshake,
		Plugins:         map[string]plugin.Plugin{"peer": &peer.Plugin{}},
		RunnerFunc: func(_ hclog.Logger, cmd *exec.Cmd, tmpDir string) (runner.Runner, error) {
			var err error
			sockets = tmpDir
			running, err = newOtherTree(command, cmd.Env, tmpDir, directory)
			return running, err
		},
		UnixSocketConfig: &plugin.UnixSocketConfig{TempDir: directory, Group: strconv.Itoa(os.Getgid())},
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           hclog.New(&hclog.LoggerOptions{Level: hclog.Trace, Output: os.Stderr}),
	})
	defer host.Kill()
	if err := use(host); err != nil {
		return err
	}
	if running.translated != 1 {
		return fmt.Errorf("%d addresses were translated, not 1", running.translated)
	}
	if err := checkSockets(sockets); err != nil {
		return err
	}
	host.Kill()
	if _, err := os.Stat(sockets); !os.IsNotExist(err) {
		return fmt.Errorf("%s is still there: %v", sockets, err)
	}
	return nil
}

func use(host *plugin.Client) error {
	protocol, err := host.Client()
	if err != nil {
		return err
	}
	dispensed, err := protocol.Dispense("peer")
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	answer, err := dispensed.(*peer.Client).Echo(ctx, []byte("hello"))
	if err != nil || string(answer) != "hello" {
		return fmt.Errorf("the plugin answers %q, %w", answer, err)
	}
	return nil
}

// checkSockets wants one socket, for the group and nobody else.
func checkSockets(directory string) error {
	found, err := filepath.Glob(filepath.Join(directory, "*"))
	if err != nil || len(found) != 1 {
		return fmt.Errorf("there should be one socket: %v, %w", found, err)
	}
	info, err := os.Stat(found[0])
	if err != nil {
		return err
	}
	if info.Mode() != os.ModeSocket|0o660 || int(info.Sys().(*syscall.Stat_t).Gid) != os.Getgid() {
		return fmt.Errorf("%s has mode %v and group %d", found[0], info.Mode(), info.Sys().(*syscall.Stat_t).Gid)
	}
	return nil
}
