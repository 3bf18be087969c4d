package main

import (
	"fmt"
	"os/exec"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
)

// effort says how long each measurement takes; the Java host uses the same numbers.
type effort struct {
	unaryWarmUp, unaryCalls    int           // calls of 16 bytes, one after another
	callersWarmUp, callersTime time.Duration // 64 callers at once
	streamWarmUp, streams      int           // streams of streamMessages messages
	streamMessages             int
	largeWarmUp, largeCalls    int // calls of 1 MiB
	brokeredWarmUp, brokered   int // services that the plugin dials
}

func effortFor(quick bool) effort {
	if quick {
		return effort{10_000, 5_000, time.Second, time.Second, 2, 3, 1_000, 100, 100, 1_000, 1_000}
	}
	return effort{40_000, 20_000, 3 * time.Second, 3 * time.Second, 4, 7, 2_000, 300, 300, 3_000, 2_000}
}

func runHost(command []string, work effort, multiplex, netRPC bool) error {
	set, protocol := plugins, plugin.ProtocolGRPC
	if netRPC {
		set, protocol = bytesPlugins, plugin.ProtocolNetRPC
	}
	client := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:  handshake,
		Plugins:          set,
		Cmd:              exec.Command(command[0], command[1:]...),
		AllowedProtocols: []plugin.Protocol{protocol},
		Logger:           hclog.NewNullLogger(),

		GRPCBrokerMultiplex: multiplex,
	})
	defer client.Kill()

	echo, err := measureLaunch(client)
	if err != nil {
		return fmt.Errorf("launch: %w", err)
	}
	measurements := []measurement{
		{"unary", measureUnary},
		{"callers", measureCallers},
		{"large", measureLarge},
	}
	if streaming, ok := echo.(echoClient); ok {
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
