// Tls-host launches a plugin with AutoMTLS, but with a TLS of any kind, and lets others try to connect before it does:
//
//	tls-host [-key KIND] [-max 1.2|1.3] [-before ROLE,…] PROGRAM [ARGUMENT…]
//
// A role is "stranger" (shows another certificate), "nobody" (shows none), "plain" (does no TLS), "old" (does TLS 1.1) or
// "silent" (says nothing). It prints a line for each that is refused, and one for the host's own calls.
package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"os/exec"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/protobuf/types/known/emptypb"

	"dev.outboard/interop/go-plugin-1.8/identity"
	"dev.outboard/interop/go-plugin-1.8/peer"
)

const patience = 20 * time.Second

var (
	key     = flag.String("key", "p521", "the kind of key")
	highest = flag.String("max", "1.3", "the highest version of TLS")
	before  = flag.String("before", "", "who tries to connect before the host")
)

// running is a plugin and what the host knows of it.
type running struct {
	network, address string
	config           *tls.Config
}

func main() {
	flag.Parse()
	own, err := identity.New(*key)
	if err != nil {
		log.Fatal(err)
	}
	command := exec.Command(flag.Arg(0), flag.Args()[1:]...)
	if err := run(command, own); err != nil {
		if command.Process != nil {
			command.Process.Kill()
		}
		log.Fatal(err)
	}
}

func run(command *exec.Cmd, own tls.Certificate) error {
	plugin, err := launch(command, own)
	if err != nil {
		return err
	}
	for _, role := range strings.Split(*before, ",") {
		if role == "" {
			continue
		}
		if err := plugin.try(role); err != nil {
			return fmt.Errorf("%s: %w", role, err)
		}
	}
	if err := plugin.use(); err != nil {
		return err
	}
	return command.Wait()
}

func launch(command *exec.Cmd, own tls.Certificate) (*running, error) {
	command.Stderr = os.Stderr
	command.Env = append(os.Environ(),
		peer.Handshake.MagicCookieKey+"="+peer.Handshake.MagicCookieValue,
		"PLUGIN_PROTOCOL_VERSIONS=1",
		"PLUGIN_CLIENT_CERT="+string(identity.PEM(own)))
	stdout, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		return nil, err
	}
	fields := strings.Split(strings.TrimSpace(line), "|")
	if len(fields) != 6 {
		return nil, fmt.Errorf("%d fields in %q", len(fields), line)
	}
	der, err := base64.RawStdEncoding.DecodeString(fields[5])
	if err != nil {
		return nil, err
	}
	trusted, err := identity.Pool(der)
	if err != nil {
		return nil, err
	}
	return &running{network: fields[2], address: fields[3], config: config(own, trusted)}, nil
}

func config(own tls.Certificate, trusted *x509.CertPool) *tls.Config {
	return &tls.Config{
		Certificates: []tls.Certificate{own},
		RootCAs:      trusted,
		ServerName:   "localhost",
		NextProtos:   []string{"h2"},
		MinVersion:   tls.VersionTLS12,
		MaxVersion:   identity.Versions[*highest],
	}
}

// try connects as somebody who must be refused.
func (p *running) try(role string) error {
	raw, err := net.Dial(p.network, p.address)
	if err != nil {
		return err
	}
	if err := raw.SetDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	if role == "silent" {
		return nil // and stays
	}
	defer raw.Close()
	connection, err := p.as(role, raw)
	if err != nil {
		return err
	}
	_, err = connection.Write([]byte("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00"))
	answer := make([]byte, 9)
	if err == nil {
		_, err = connection.Read(answer)
	}
	if err == nil && answer[0] == 0x15 { // a record with an alert, to somebody who does no TLS
		err = fmt.Errorf("an alert")
	}
	if err == nil {
		return fmt.Errorf("was answered: %x", answer)
	}
	fmt.Printf("refused %s: %v\n", role, err)
	return nil
}

func (p *running) as(role string, raw net.Conn) (net.Conn, error) {
	config := p.config.Clone()
	switch role {
	case "plain":
		return raw, nil
	case "nobody":
		config.Certificates = nil
	case "old":
		config.MinVersion, config.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	case "stranger":
		other, err := identity.New(*key)
		if err != nil {
			return nil, err
		}
		config.Certificates = []tls.Certificate{other}
	default:
		return nil, fmt.Errorf("there is no such role")
	}
	return tls.Client(raw, config), nil
}

// use does what a host does, and then ends the plugin.
func (p *running) use() error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	dial := func(ctx context.Context, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, p.network, p.address)
	}
	connection, err := grpc.Dial("passthrough:///localhost",
		grpc.WithContextDialer(dial), grpc.WithTransportCredentials(credentials.NewTLS(p.config)))
	if err != nil {
		return err
	}
	defer connection.Close()
	healthy, err := grpc_health_v1.NewHealthClient(connection).Check(
		ctx, &grpc_health_v1.HealthCheckRequest{Service: "plugin"})
	if err != nil {
		return err
	}
	client, err := new(peer.Plugin).GRPCClient(ctx, nil, connection)
	if err != nil {
		return err
	}
	echoed, err := client.(*peer.Client).Echo(ctx, make([]byte, 1<<20))
	if err != nil {
		return err
	}
	fmt.Printf("host: %v, %d bytes\n", healthy.Status, len(echoed))
	// The plugin may end before it answers.
	_ = connection.Invoke(ctx, "/plugin.GRPCController/Shutdown", new(emptypb.Empty), new(emptypb.Empty))
	return nil
}
