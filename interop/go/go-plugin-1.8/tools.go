//go:build tools

// Package tools pins what the tests build by import path: upstream's examples, unmodified, with the versions of
// grpc-go and protobuf that go-plugin's own module pins. Newer versions of grpc-go refuse the streamer plugin, which
// ends a call without its response message.
package tools

import (
	_ "github.com/hashicorp/go-plugin/examples/basic"
	_ "github.com/hashicorp/go-plugin/examples/basic/plugin"
	_ "github.com/hashicorp/go-plugin/examples/bidirectional"
	_ "github.com/hashicorp/go-plugin/examples/bidirectional/plugin-go-grpc"
	_ "github.com/hashicorp/go-plugin/examples/grpc"
	_ "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-grpc"
	_ "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-netrpc"
	_ "github.com/hashicorp/go-plugin/examples/negotiated"
	_ "github.com/hashicorp/go-plugin/examples/negotiated/plugin-go"
	_ "github.com/hashicorp/go-plugin/examples/streaming"
	_ "github.com/hashicorp/go-plugin/examples/streaming/plugin"
)
