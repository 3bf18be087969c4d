// Command golden prints, in hex, what the real yamux writes in a few situations: the source of the literals in Java's tests.
package main

import (
	"fmt"
	"io"
	"net"
	"time"

	"github.com/hashicorp/yamux"
)

// recorder keeps what goes through it.
type recorder struct {
	net.Conn
	name string
}

func (r recorder) Write(b []byte) (int, error) {
	fmt.Printf("%s %x\n", r.name, b)
	return r.Conn.Write(b)
}

func main() {
	left, right := net.Pipe()
	config := yamux.DefaultConfig()
	config.EnableKeepAlive = false
	config.LogOutput = io.Discard
	config.MaxStreamWindowSize = 1 << 20
	client, _ := yamux.Client(recorder{left, "client"}, config)
	server, _ := yamux.Server(recorder{right, "server"}, config)

	stream, _ := client.OpenStream()
	accepted, _ := server.AcceptStream()
	stream.Write([]byte("hello"))
	io.ReadFull(accepted, make([]byte, 5))
	accepted.Write(make([]byte, 3))
	io.ReadFull(stream, make([]byte, 3))
	stream.Close()
	accepted.Close()
	pause()
	client.Ping()
	client.Ping()
	server.Ping()
	pause()
	server.GoAway()
	pause()
	back, _ := server.OpenStream()
	client.AcceptStream()
	back.Close()
	pause()
}

func pause() { time.Sleep(100 * time.Millisecond) }
