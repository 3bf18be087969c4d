// Log-plugin serves the peer service. Before, it logs through hclog whatever such a log can hold, and writes lines of other
// kinds to its stderr.
package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/peer"
)

func main() {
	writeLog()
	plugin.Serve(&plugin.ServeConfig{
		HandshakeConfig: peer.Handshake,
		Plugins:         map[string]plugin.Plugin{"peer": &peer.Plugin{Implementation: peer.Implementation{}}},
		GRPCServer:      plugin.DefaultGRPCServer,
	})
}

func writeLog() {
	logger := hclog.New(&hclog.LoggerOptions{Name: "top", Level: hclog.Trace, Output: os.Stderr, JSONFormat: true})
	logger.Trace("at trace")
	logger.Debug("at debug")
	logger.Info("at info")
	logger.Warn("at warn")
	logger.Error("at error")
	logger.Named("sub").With("request", 7).Info("from below")
	logger.Info("many \"types\"\nof values",
		"text", "größe 汉字 \U0001F600 <&>",
		"int", -42,
		"big", uint64(math.MaxUint64),
		"float", 1.5,
		"flag", true,
		"nothing", nil,
		"list", []int{1, 2},
		"map", map[string]any{"a": map[string]any{}},
		"error", errors.New("why"),
		"duration", time.Second,
		"odd one out")
	located := hclog.New(&hclog.LoggerOptions{Output: os.Stderr, JSONFormat: true, IncludeLocation: true})
	located.Info("located")
	fmt.Fprintln(os.Stderr, "[WARN] tagged")
	fmt.Fprintln(os.Stderr, "plain")
	fmt.Fprintln(os.Stderr, `{"json":"of another kind"}`)
}
