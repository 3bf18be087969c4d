// Relay-host launches a plugin that serves the relay service and puts it through a named scenario:
//
//	relay-host SCENARIO PROGRAM [ARGUMENT…]
//
// With RELAY_AUTO_MTLS in its environment it asks for AutoMTLS, with RELAY_MULTIPLEX for one connection for everything. It prints "ok SCENARIO", or what has failed, and ends with
// status 1 then.
package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/relay"
)

// patience is for one thing that is asked of the plugin, not for all that a scenario asks: how long ten thousand take depends on the machine.
const patience = 40 * time.Second

// names tells the plugin's greeters from each other, so that it shows when one is reached in place of another.
var names atomic.Int32

var scenarios = map[string]func(context.Context, *relay.Client) error{
	"plugin-dials":        pluginDials,
	"host-dials":          hostDials,
	"plugin-dials-early":  pluginDialsEarly,
	"100-at-once":         oneHundred,
	"200-at-once":         twoHundred,
	"10000-in-turn":       tenThousand,
	"host-never-serves":   hostNeverServes,
	"plugin-never-serves": pluginNeverServes,
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: relay-host SCENARIO PROGRAM [ARGUMENT…]")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Printf("failed %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
	fmt.Printf("ok %s\n", os.Args[1])
}

func run(name string, command []string) error {
	scenario, known := scenarios[name]
	if !known {
		return errors.New("there is no such scenario")
	}
	host := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:  relay.Handshake,
		Plugins:          map[string]plugin.Plugin{"relay": &relay.Plugin{}},
		Cmd:              exec.Command(command[0], command[1:]...),
		AutoMTLS:         os.Getenv("RELAY_AUTO_MTLS") != "",
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           hclog.New(&hclog.LoggerOptions{Level: hclog.Trace, Output: os.Stderr}),

		GRPCBrokerMultiplex: multiplexed(),
	})
	defer host.Kill()
	protocol, err := host.Client()
	if err != nil {
		return err
	}
	dispensed, err := protocol.Dispense("relay")
	if err != nil {
		return err
	}
	return scenario(context.Background(), dispensed.(*relay.Client))
}

func multiplexed() bool { return os.Getenv("RELAY_MULTIPLEX") != "" }

func pluginDials(ctx context.Context, client *relay.Client) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	id := client.Broker.NextId()
	name := fmt.Sprintf("host's %d", id)
	go relay.Serve(client.Broker, id, name)
	return answered(fmt.Sprintf("%s heard %d", name, id))(client.Dial(ctx, id))
}

func hostDials(ctx context.Context, client *relay.Client) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	name := fmt.Sprintf("plugin's %d", names.Add(1))
	id, err := client.Serve(ctx, name)
	if err != nil {
		return err
	}
	return answered(name + " heard hello")(relay.Greet(ctx, client.Broker, id, "hello"))
}

// pluginDialsEarly has the plugin wait for an id that is served a little later.
func pluginDialsEarly(ctx context.Context, client *relay.Client) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	id := client.Broker.NextId()
	time.AfterFunc(300*time.Millisecond, func() { relay.Serve(client.Broker, id, "host") })
	return answered(fmt.Sprintf("host heard %d", id))(client.Dial(ctx, id))
}

// oneHundred warms the plugin up before: this side waits for 5 seconds at most, which 100 handshakes in a process that has
// just started may need.
func oneHundred(ctx context.Context, client *relay.Client) error {
	for i := 0; i < 10; i++ {
		if err := errors.Join(pluginDials(ctx, client), hostDials(ctx, client)); err != nil {
			return err
		}
	}
	return atOnce(ctx, client, 50)
}

// twoHundred is for a plugin that multiplexes.
func twoHundred(ctx context.Context, client *relay.Client) error {
	if err := errors.Join(pluginDials(ctx, client), hostDials(ctx, client)); err != nil {
		return err
	}
	return atOnce(ctx, client, 100)
}

// tenThousand finds no thread left in the plugin of what was opened and closed one after another. go-plugin itself keeps two
// goroutines for each.
func tenThousand(ctx context.Context, client *relay.Client) error {
	if err := inTurn(ctx, client, 1_000); err != nil {
		return err
	}
	threads, err := threadsOfPlugin()
	if err != nil {
		return err
	}
	if err := inTurn(ctx, client, 9_000); err != nil {
		return err
	}
	if now, err := threadsOfPlugin(); err != nil || now > threads+5 {
		return fmt.Errorf("the plugin had %d threads, now %d, %w", threads, now, err)
	}
	return nil
}

func inTurn(ctx context.Context, client *relay.Client, count int) error {
	for i := 0; i < count/2; i++ {
		if err := errors.Join(pluginDials(ctx, client), hostDials(ctx, client)); err != nil {
			return fmt.Errorf("round %d: %w", i, err)
		}
	}
	return nil
}

// threadsOfPlugin asks Linux about this process's only child.
func threadsOfPlugin() (int, error) {
	self := os.Getpid()
	var all []string
	tasks, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", self))
	if err != nil {
		return 0, err
	}
	for _, task := range tasks {
		children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", self, task.Name()))
		if err == nil {
			all = append(all, strings.Fields(string(children))...)
		}
	}
	if len(all) != 1 {
		return 0, fmt.Errorf("one plugin was expected, not %v", all)
	}
	threads, err := os.ReadDir("/proc/" + all[0] + "/task")
	return len(threads), err
}

// atOnce has so many greeters served and called in each direction.
func atOnce(ctx context.Context, client *relay.Client, each int) error {
	results := make(chan error)
	for i := 0; i < each; i++ {
		go func() {
			time.Sleep(time.Duration(rand.Intn(20)) * time.Millisecond)
			results <- pluginDials(ctx, client)
		}()
		go func() {
			time.Sleep(time.Duration(rand.Intn(20)) * time.Millisecond)
			results <- hostDials(ctx, client)
		}()
	}
	var failed []error
	for i := 0; i < 2*each; i++ {
		if err := <-results; err != nil {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// hostNeverServes has the plugin dial in vain: it must say so, and live on.
func hostNeverServes(ctx context.Context, client *relay.Client) error {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	_, err := client.Dial(limited, 4711)
	if err == nil || !strings.Contains(err.Error(), "4711") {
		return fmt.Errorf("an error that names the id was wanted, not %v", err)
	}
	return pluginDials(ctx, client)
}

func pluginNeverServes(ctx context.Context, client *relay.Client) error {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	_, err := relay.Greet(limited, client.Broker, 4711, "anybody there?")
	timeout := "timeout waiting for connection info"
	if multiplexed() {
		timeout = "timeout waiting for multiplexing knock handshake on id 4711"
	}
	if err == nil || !strings.Contains(err.Error(), timeout) {
		return fmt.Errorf("go-plugin's own timeout was wanted, not %v", err)
	}
	return hostDials(ctx, client)
}

func answered(wanted string) func(string, error) error {
	return func(got string, err error) error {
		if err != nil {
			return err
		}
		if got != wanted {
			return fmt.Errorf("wanted %q, got %q", wanted, got)
		}
		return nil
	}
}
