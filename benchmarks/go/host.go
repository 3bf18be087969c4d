package main

import (
	"flag"
	"fmt"
	"os/exec"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
)

// hostOptions are a host's command line; without one of the first five, everything is measured for each line of stdin.
type hostOptions struct {
	calls, launch, first, launches bool
	plugins                        int
	tls, multiplex, netRPC         bool
	effort                         effort
	command                        []string
}

func parseHost(arguments []string) *hostOptions {
	options := new(hostOptions)
	flags := flag.NewFlagSet("host", flag.ExitOnError)
	effort := effortFlags(flags)
	flags.BoolVar(&options.calls, "calls", false, "a cold launch and calls, no streams, nothing brokered")
	flags.BoolVar(&options.launch, "launch", false, "a cold launch")
	flags.BoolVar(&options.first, "first", false, "a launch and one call, for who times this process")
	flags.BoolVar(&options.launches, "launches", false, "a launch and a call for each line of stdin")
	flags.IntVar(&options.plugins, "plugins", 0, "as many plugins stay until the end of stdin")
	flags.BoolVar(&options.tls, "tls", false, "AutoMTLS")
	flags.BoolVar(&options.multiplex, "multiplex", false, "one connection for everything")
	flags.BoolVar(&options.netRPC, "netrpc", false, "net/rpc in place of gRPC")
	_ = flags.Parse(arguments) // ExitOnError: it does not return an error
	if flags.NArg() == 0 {
		usage()
	}
	options.effort, options.command = effort(), flags.Args()
	return options
}

// client is a launch of the plugin that has not begun yet.
func (o *hostOptions) client() *plugin.Client {
	set, protocol := plugins, plugin.ProtocolGRPC
	if o.netRPC {
		set, protocol = bytesPlugins, plugin.ProtocolNetRPC
	}
	return plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:  handshake,
		Plugins:          set,
		Cmd:              exec.Command(o.command[0], o.command[1:]...),
		AllowedProtocols: []plugin.Protocol{protocol},
		Logger:           hclog.NewNullLogger(),

		AutoMTLS:            o.tls,
		GRPCBrokerMultiplex: o.multiplex,
	})
}

func (o *hostOptions) run() error {
	switch {
	case o.first:
		return o.reachFirst()
	case o.launches:
		return o.keepLaunching()
	case o.plugins > 0:
		return o.keepPlugins()
	case o.calls, o.launch:
		return o.measureCold()
	default:
		return o.stay()
	}
}

func (o *hostOptions) measureCold() error {
	client := o.client()
	defer client.Kill()
	echo, err := measureLaunch(client, o.effort)
	if err != nil {
		return fmt.Errorf("launch: %w", err)
	}
	if o.calls {
		return measureWarm(echo, true, o.effort)
	}
	return nil
}

// measureWarm measures what the plugin's interface has something for, or calls alone.
func measureWarm(echo exchanger, callsAlone bool, work effort) error {
	measurements := []measurement{
		{"unary", measureUnary},
		{"64 callers", measureCallers(manyCallers)},
		{"8 callers", measureCallers(8)},
		{"1 caller", measureCallers(1)},
		{"large", measureLarge},
	}
	if streaming, ok := echo.(echoClient); ok && !callsAlone {
		measurements[1].run = measureManyCallers
		measurements = append(measurements, streaming.measurements()...)
	}
	for _, measurement := range measurements {
		if err := measurement.run(echo, work); err != nil {
			return fmt.Errorf("%s: %w", measurement.name, err)
		}
	}
	return nil
}

type measurement struct {
	name string
	run  func(exchanger, effort) error
}

// measurements are those that net/rpc has nothing for.
func (c echoClient) measurements() []measurement {
	of := func(run func(echoClient, effort) error) func(exchanger, effort) error {
		return func(_ exchanger, work effort) error { return run(c, work) }
	}
	return []measurement{
		{"download", of(measureDownload)},
		{"upload", of(measureUpload)},
		{"brokered", of(measureBrokered)},
	}
}
