//go:build tools

// Package tools pins what the tests build by import path: the kv example of an old go-plugin, unmodified.
package tools

import (
	_ "github.com/hashicorp/go-plugin/examples/grpc"
	_ "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-grpc"
	_ "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-netrpc"
)
