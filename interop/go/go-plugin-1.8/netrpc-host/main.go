// Netrpc-host uses a peer over net/rpc.
//
//	netrpc-host all|mtls|tls|crash|stay|leave COMMAND...
//	netrpc-host attach|end NETWORK ADDRESS PID
//
// "tls" has a TLS configuration of its own, from the files in PEER_TLS_FILES; "leave" leaves its plugin running and prints
// where, for "attach" (uses it, as one in test mode) and "end" (uses and ends it).
package main

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/rpc"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/owntls"
	"dev.outboard/interop/go-plugin-1.8/rpcpeer"
)

const (
	large   = 64_000_000
	smaller = 4_000_000
	callers = 64
	each    = 50
	atOnce  = 100
)

func main() {
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	fmt.Println("passed")
}

func run(mode string, arguments []string) error {
	var stdout, stderr output
	config := &plugin.ClientConfig{
		HandshakeConfig: rpcpeer.Handshake,
		Plugins:         map[string]plugin.Plugin{"peer": &rpcpeer.Plugin{}},
		AutoMTLS:        mode == "mtls",
		SyncStdout:      &stdout,
		SyncStderr:      &stderr,
		Logger:          hclog.NewNullLogger(),
	}
	if mode == "tls" {
		own, err := owntls.Config(os.Getenv("PEER_TLS_FILES"), "host", "plugin")
		if err != nil {
			return err
		}
		config.TLSConfig = own
	}
	if mode == "attach" || mode == "end" {
		reattach, err := reattachment(arguments, mode == "attach")
		if err != nil {
			return err
		}
		config.Reattach = reattach
	} else {
		config.Cmd = exec.Command(arguments[0], arguments[1:]...)
	}
	host := plugin.NewClient(config)
	if mode != "leave" {
		defer host.Kill()
	}
	protocol, err := host.Client()
	if err != nil {
		return err
	}
	if err := protocol.Ping(); err != nil {
		return err
	}
	if _, err := protocol.Dispense("peer"); err != nil {
		return err
	}
	raw, err := protocol.Dispense("peer")
	if err != nil {
		return err
	}
	peer := raw.(*rpcpeer.Client)
	switch mode {
	case "crash":
		return crash(host, peer)
	case "stay":
		fmt.Printf("plugin %d\n", host.ReattachConfig().Pid)
		select {}
	case "leave":
		at := host.ReattachConfig()
		fmt.Printf("at %s %s %d\n", at.Addr.Network(), at.Addr.String(), at.Pid)
		os.Exit(0)
		return nil
	case "attach", "end":
		return echo(peer.RPC, []byte("attached"))
	case "mtls", "tls":
		return errors.Join(value(peer, smaller), everything(peer, &stdout, &stderr))
	default:
		// Takes 5 seconds and more.
		return errors.Join(value(peer, large), everything(peer, &stdout, &stderr), neglected(peer))
	}
}

func reattachment(arguments []string, test bool) (*plugin.ReattachConfig, error) {
	pid, err := strconv.Atoi(arguments[2])
	if err != nil {
		return nil, err
	}
	return &plugin.ReattachConfig{
		Protocol:        plugin.ProtocolNetRPC,
		ProtocolVersion: 1,
		Addr:            &net.UnixAddr{Name: arguments[1], Net: arguments[0]},
		Pid:             pid,
		Test:            test,
	}, nil
}

func everything(peer *rpcpeer.Client, stdout, stderr *output) error {
	for _, step := range []func(*rpcpeer.Client) error{failures, concurrent, callbacks} {
		if err := step(peer); err != nil {
			return err
		}
	}
	var none int
	if err := peer.RPC.Call("Plugin.Print", "printed", &none); err != nil {
		return err
	}
	if err := stdout.await("printed"); err != nil {
		return err
	}
	return stderr.await("not printed")
}

func value(peer *rpcpeer.Client, size int) error {
	value := make([]byte, size)
	for i := range value {
		value[i] = byte(i * 7)
	}
	return echo(peer.RPC, value)
}

func echo(client *rpc.Client, value []byte) error {
	var echoed []byte
	if err := client.Call("Plugin.Echo", value, &echoed); err != nil {
		return err
	}
	if !bytes.Equal(echoed, value) {
		return fmt.Errorf("%d bytes came back as %d others", len(value), len(echoed))
	}
	return nil
}

func failures(peer *rpcpeer.Client) error {
	var none int
	if err := peer.RPC.Call("Plugin.Fail", "as told", &none); err == nil || err.Error() != "as told" {
		return fmt.Errorf("the failure is %v", err)
	}
	var value *plugin.BasicError
	if err := peer.RPC.Call("Plugin.FailAsValue", "as a value", &value); err != nil || value.Message != "as a value" {
		return fmt.Errorf("the failure's value is %v (%v)", value, err)
	}
	if err := peer.RPC.Call("Plugin.Missing", "", &none); err == nil || err.Error() != "rpc: can't find method Plugin.Missing" {
		return fmt.Errorf("a missing method is %v", err)
	}
	return nil
}

// All runs something several times at once, and gives one of the errors.
func all(count int, body func(int) error) error {
	results := make(chan error, count)
	for i := 0; i < count; i++ {
		go func() { results <- body(i) }()
	}
	var first error
	for i := 0; i < count; i++ {
		first = errors.Join(first, <-results)
	}
	return first
}

func concurrent(peer *rpcpeer.Client) error {
	return all(callers, func(caller int) error {
		for i := 0; i < each; i++ {
			if err := echo(peer.RPC, []byte(fmt.Sprintf("%d of %d", i, caller))); err != nil {
				return err
			}
		}
		return nil
	})
}

// Patiently tries a meeting of both sides again that takes more than go-plugin's 5 seconds, on a busy machine.
func patiently(body func(int) error) func(int) error {
	return func(i int) error {
		err := body(i)
		for again := 0; err != nil && again < 3; again++ {
			err = body(i)
		}
		return err
	}
}

func callbacks(peer *rpcpeer.Client) error {
	err := all(atOnce, patiently(func(i int) error {
		id := peer.Broker.NextId()
		go peer.Broker.AcceptAndServe(id, &rpcpeer.Echoer{})
		text := fmt.Sprintf("callback %d", i)
		var echoed string
		if err := peer.RPC.Call("Plugin.CallBack", rpcpeer.Callback{ID: id, Text: text}, &echoed); err != nil {
			return err
		}
		if echoed != text {
			return fmt.Errorf("%s came back as %s", text, echoed)
		}
		return nil
	}))
	return errors.Join(err, all(atOnce, patiently(func(i int) error {
		var id uint32
		if err := peer.RPC.Call("Plugin.Serve", 0, &id); err != nil {
			return err
		}
		conn, err := peer.Broker.Dial(id)
		if err != nil {
			return err
		}
		client := rpc.NewClient(conn)
		defer client.Close()
		return echo(client, []byte(fmt.Sprintf("served %d", i)))
	})))
}

// Neither side waits for ever for the other, and both go on.
func neglected(peer *rpcpeer.Client) error {
	var id uint32
	if err := peer.RPC.Call("Plugin.Neglect", 0, &id); err != nil {
		return err
	}
	var echoed string
	err := all(2, func(which int) error {
		if which == 0 {
			if _, err := peer.Broker.Dial(id); err == nil {
				return errors.New("nobody serves the id, and it was dialled")
			}
			return nil
		}
		err := peer.RPC.Call("Plugin.CallBack", rpcpeer.Callback{ID: 4711, Text: ""}, &echoed)
		if err == nil {
			return errors.New("the peer has dialled what nobody serves")
		}
		return nil
	})
	if err != nil {
		return err
	}
	return echo(peer.RPC, []byte("still there"))
}

func crash(host *plugin.Client, peer *rpcpeer.Client) error {
	var none int
	if err := peer.RPC.Call("Plugin.Die", 3, &none); err == nil {
		return errors.New("a plugin that has died has answered")
	}
	for end := time.Now().Add(30 * time.Second); !host.Exited(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			return errors.New("the plugin has not ended")
		}
	}
	return nil
}

// Output collects what the plugin prints.
type output struct {
	lock  sync.Mutex
	bytes bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.lock.Lock()
	defer o.lock.Unlock()
	return o.bytes.Write(p)
}

func (o *output) text() string {
	o.lock.Lock()
	defer o.lock.Unlock()
	return o.bytes.String()
}

func (o *output) await(want string) error {
	for end := time.Now().Add(30 * time.Second); o.text() != want; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			return fmt.Errorf("printed was %q and not %q", o.text(), want)
		}
	}
	return nil
}
