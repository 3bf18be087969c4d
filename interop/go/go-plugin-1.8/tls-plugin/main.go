// Tls-plugin serves the peer service as a plugin does whose host asks for AutoMTLS, but with a TLS of any kind:
//
//	tls-plugin [-network unix|tcp] [-key KIND] [-max 1.1|1.2|1.3] [-role ROLE]
//
// The role is "itself", "stranger" (shows another certificate than it sends), "suspicious" (accepts another client than its
// host) or "plain" (does no TLS).
package main

import (
	"crypto/tls"
	"encoding/base64"
	"encoding/pem"
	"flag"
	"fmt"
	"log"
	"math"
	"net"
	"os"
	"path/filepath"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"

	"dev.outboard/interop/go-plugin-1.8/identity"
	"dev.outboard/interop/go-plugin-1.8/peer"
)

var (
	network = flag.String("network", "unix", "unix or tcp")
	key     = flag.String("key", "p521", "the kind of key")
	highest = flag.String("max", "1.3", "the highest version of TLS")
	role    = flag.String("role", "itself", "who the plugin is")
)

func main() {
	flag.Parse()
	if err := serve(); err != nil {
		log.Fatal(err)
	}
}

func serve() error {
	sent, err := identity.New(*key)
	if err != nil {
		return err
	}
	options, err := serverOptions(sent)
	if err != nil {
		return err
	}
	listener, err := listen()
	if err != nil {
		return err
	}
	server := grpc.NewServer(append(options, grpc.UnknownServiceHandler(unknown))...)
	peer.Register(server, peer.Implementation{})
	healthy := health.NewServer()
	healthy.SetServingStatus("plugin", grpc_health_v1.HealthCheckResponse_SERVING)
	grpc_health_v1.RegisterHealthServer(server, healthy)
	certificate := base64.RawStdEncoding.EncodeToString(sent.Certificate[0])
	fmt.Printf("1|1|%s|%s|grpc|%s\n", *network, listener.Addr(), certificate)
	return server.Serve(listener)
}

func serverOptions(sent tls.Certificate) ([]grpc.ServerOption, error) {
	options := []grpc.ServerOption{grpc.MaxRecvMsgSize(math.MaxInt32)}
	if *role == "plain" {
		return options, nil
	}
	block, _ := pem.Decode([]byte(os.Getenv("PLUGIN_CLIENT_CERT")))
	if block == nil {
		return nil, fmt.Errorf("the host sent no certificate")
	}
	accepted := block.Bytes
	shown := sent
	if *role == "stranger" || *role == "suspicious" {
		other, err := identity.New(*key)
		if err != nil {
			return nil, err
		}
		if *role == "stranger" {
			shown = other
		} else {
			accepted = other.Certificate[0]
		}
	}
	clients, err := identity.Pool(accepted)
	if err != nil {
		return nil, err
	}
	config := &tls.Config{
		Certificates: []tls.Certificate{shown},
		ClientAuth:   tls.RequireAndVerifyClientCert,
		ClientCAs:    clients,
		MinVersion:   tls.VersionTLS10,
		MaxVersion:   identity.Versions[*highest],
	}
	return append(options, grpc.Creds(credentials.NewTLS(config))), nil
}

func listen() (net.Listener, error) {
	if *network == "tcp" {
		return net.Listen("tcp", "127.0.0.1:0")
	}
	return net.Listen("unix", filepath.Join(os.TempDir(), "tls-plugin"))
}

// unknown ends the plugin when its host wants that.
func unknown(_ interface{}, stream grpc.ServerStream) error {
	if method, _ := grpc.MethodFromServerStream(stream); method == "/plugin.GRPCController/Shutdown" {
		if *network == "unix" {
			os.Remove(filepath.Join(os.TempDir(), "tls-plugin"))
		}
		os.Exit(0)
	}
	return fmt.Errorf("not served")
}
