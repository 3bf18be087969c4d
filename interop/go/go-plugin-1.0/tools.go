//go:build tools

// Package tools pins what the tests build by import path: the kv example of the oldest go-plugin with gRPC that is still
// to be met, unmodified. Its hosts open no stdio stream; its plugins have neither stdio nor reflection.
package tools

import (
	_ "github.com/hashicorp/go-plugin/examples/grpc"
	_ "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-grpc"
	_ "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-netrpc"
)
