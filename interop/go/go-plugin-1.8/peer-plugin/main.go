// Peer-plugin serves the peer service. With PEER_STUBBORN in its environment it answers Shutdown and SIGTERM by carrying
// on, so that a host must kill it. With PEER_TLS_FILES=DIRECTORY it has a TLS configuration of its own, from the files there.
package main

import (
	"context"
	"crypto/tls"
	"math"
	"os"
	"os/signal"
	"syscall"

	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	"dev.outboard/interop/go-plugin-1.8/owntls"
	"dev.outboard/interop/go-plugin-1.8/peer"
)

func main() {
	stubborn := os.Getenv("PEER_STUBBORN") != ""
	if stubborn {
		signal.Ignore(syscall.SIGTERM)
	}
	var provider func() (*tls.Config, error)
	if directory := os.Getenv("PEER_TLS_FILES"); directory != "" {
		provider = func() (*tls.Config, error) { return owntls.Config(directory, "plugin", "host") }
	}
	plugin.Serve(&plugin.ServeConfig{
		TLSProvider:     provider,
		HandshakeConfig: peer.Handshake,
		Plugins:         map[string]plugin.Plugin{"peer": &peer.Plugin{Implementation: peer.Implementation{}}},
		GRPCServer: func(options []grpc.ServerOption) *grpc.Server {
			options = append(options, grpc.MaxRecvMsgSize(math.MaxInt32))
			if stubborn {
				options = append(options, grpc.UnaryInterceptor(ignoreShutdown))
			}
			return grpc.NewServer(options...)
		},
	})
}

func ignoreShutdown(
	ctx context.Context, request interface{}, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler,
) (interface{}, error) {
	if info.FullMethod == "/plugin.GRPCController/Shutdown" {
		return proto.Clone(request.(proto.Message)), nil // both are plugin.Empty
	}
	return handler(ctx, request)
}
