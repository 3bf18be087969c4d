// Command bench measures the real yamux, or is its other side: it serves on a Unix socket what package
// dev.outboard.benchmarks.yamux asks for, or asks the same of itself.
//
//	bench serve SOCKET     dials the socket, runs the server's session, and serves streams
//	bench measure SOCKET [TIMES]   listens, runs the client's session with who dials, and prints the figures
//
// A stream's first byte says what it is for: 'e' echoes, 's' reads to the end and answers with one byte.
package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"sort"
	"strconv"
	"time"

	"github.com/hashicorp/yamux"
)

func main() {
	switch os.Args[1] {
	case "serve":
		conn, err := net.Dial("unix", os.Args[2])
		check(err)
		session, err := yamux.Server(conn, config())
		check(err)
		for {
			stream, err := session.AcceptStream()
			if err != nil {
				return
			}
			go serve(stream)
		}
	case "measure":
		listener, err := net.Listen("unix", os.Args[2])
		check(err)
		conn, err := listener.Accept()
		check(err)
		session, err := yamux.Client(conn, config())
		check(err)
		times := 3
		if len(os.Args) > 3 {
			times, err = strconv.Atoi(os.Args[3])
			check(err)
		}
		for i := 0; i < times; i++ {
			fmt.Printf("1 stream %.0f MB/s  64 streams %.0f MB/s  ping-pong 16 B p50 %.1f us  open+close %.0f/s\n",
				throughput(session, 1, 512<<20), throughput(session, 64, 512<<20), pingPong(session, 20_000),
				openClose(session, 5_000))
		}
	}
}

func config() *yamux.Config {
	config := yamux.DefaultConfig()
	config.LogOutput = io.Discard
	config.MaxStreamWindowSize = 1 << 20
	return config
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(stream *yamux.Stream) {
	defer stream.Close()
	buffer := make([]byte, 64<<10)
	if _, err := io.ReadFull(stream, buffer[:1]); err != nil {
		return
	}
	echo := buffer[0] == 'e'
	for {
		n, err := stream.Read(buffer)
		if err != nil {
			break
		}
		if echo {
			if _, err := stream.Write(buffer[:n]); err != nil {
				return
			}
		}
	}
	if !echo {
		stream.Write([]byte{'.'})
	}
}

func open(session *yamux.Session, kind byte) *yamux.Stream {
	stream, err := session.OpenStream()
	check(err)
	_, err = stream.Write([]byte{kind})
	check(err)
	return stream
}

func throughput(session *yamux.Session, streams, total int) float64 {
	start := time.Now()
	done := make(chan struct{})
	for i := 0; i < streams; i++ {
		go func() {
			stream := open(session, 's')
			piece := make([]byte, 64<<10)
			for left := total / streams; left > 0; left -= len(piece) {
				_, err := stream.Write(piece[:min(left, len(piece))])
				check(err)
			}
			stream.Close()
			io.ReadFull(stream, piece[:1])
			done <- struct{}{}
		}()
	}
	for i := 0; i < streams; i++ {
		<-done
	}
	return float64(total) / 1e6 / time.Since(start).Seconds()
}

func pingPong(session *yamux.Session, rounds int) float64 {
	stream := open(session, 'e')
	defer stream.Close()
	message := make([]byte, 16)
	times := make([]time.Duration, rounds)
	for i := range times {
		start := time.Now()
		stream.Write(message)
		_, err := io.ReadFull(stream, message)
		check(err)
		times[i] = time.Since(start)
	}
	sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
	return float64(times[rounds/2].Nanoseconds()) / 1e3
}

func openClose(session *yamux.Session, rounds int) float64 {
	start := time.Now()
	one := make([]byte, 1)
	for i := 0; i < rounds; i++ {
		stream := open(session, 's')
		stream.Close()
		_, err := io.ReadFull(stream, one)
		check(err)
	}
	return float64(rounds) / time.Since(start).Seconds()
}
