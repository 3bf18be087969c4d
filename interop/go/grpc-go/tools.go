//go:build tools

// Package tools pins what the tests build by import path: the interoperability client and server of grpc-go.
package tools

import (
	_ "google.golang.org/grpc/interop/client"
	_ "google.golang.org/grpc/interop/server"
)
