// Command peer is the real yamux on the other side of a Unix socket. It dials the socket, runs a session as client or
// server, and does with each stream that it accepts what the stream's first line says:
//
//	echo              sends back what comes, and ends with the other side
//	sink              reads to the end, and answers with the number of bytes and their CRC-32
//	source N          sends N bytes of the sequence 0, 1 ... 250, 0 ... and ends
//	stall             reads nothing until the other side closes the session
//	slow N            reads N bytes and waits for the session's end
//	open K MAX SEED   opens K streams that the other side must echo, each with up to MAX random bytes; answers "ok K"
//	ping              answers with the round-trip time in nanoseconds
//	goaway            sends go-away, answers "done", and ends when the other side does
//	streams           answers with the number of streams
//	pause             stops accepting, answers "paused", goes on at the next line
//	close             closes the session
//	exit              ends the process at once
package main

import (
	"flag"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/yamux"
)

var (
	role         = flag.String("role", "server", "client or server")
	backlog      = flag.Int("backlog", 256, "accept backlog")
	window       = flag.Uint("window", 256*1024, "largest window of a stream")
	closeTimeout = flag.Duration("close-timeout", 5*time.Minute, "how long a closed stream waits for the other side")
	keepAlive    = flag.Duration("keep-alive", 30*time.Second, "interval of pings")
)

// accepting is held by whoever accepts, or keeps everybody from accepting.
var accepting sync.Mutex

func main() {
	flag.Parse()
	conn, err := net.Dial("unix", flag.Arg(0))
	check(err)
	config := yamux.DefaultConfig()
	config.AcceptBacklog = *backlog
	config.MaxStreamWindowSize = uint32(*window)
	config.StreamCloseTimeout = *closeTimeout
	config.KeepAliveInterval = *keepAlive
	begin := yamux.Server
	if *role == "client" {
		begin = yamux.Client
	}
	session, err := begin(conn, config)
	check(err)
	for {
		accepting.Lock()
		accepting.Unlock()
		stream, err := session.AcceptStream()
		if err != nil {
			fmt.Println("session ended:", err)
			return
		}
		go serve(session, stream)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(session *yamux.Session, stream *yamux.Stream) {
	defer stream.Close()
	line, err := readLine(stream)
	if err != nil {
		return
	}
	words := strings.Fields(line)
	number := func(i int) int {
		n, err := strconv.Atoi(words[i])
		check(err)
		return n
	}
	switch words[0] {
	case "echo":
		io.Copy(stream, stream)
	case "sink":
		sum := crc32.NewIEEE()
		n, err := io.Copy(sum, stream)
		if err != nil {
			fmt.Println("sink:", err)
			return
		}
		fmt.Fprintf(stream, "%d %d\n", n, sum.Sum32())
	case "source":
		source(stream, number(1))
	case "stall":
		<-session.CloseChan()
	case "slow":
		io.CopyN(io.Discard, stream, int64(number(1)))
		fmt.Fprintln(stream, "read")
		<-session.CloseChan()
	case "open":
		fmt.Fprintln(stream, open(session, number(1), number(2), int64(number(3))))
	case "ping":
		d, err := session.Ping()
		if err != nil {
			fmt.Fprintln(stream, err)
		}
		fmt.Fprintln(stream, d.Nanoseconds())
	case "goaway":
		session.GoAway()
		fmt.Fprintln(stream, "done")
		io.Copy(io.Discard, stream)
	case "streams":
		fmt.Fprintln(stream, session.NumStreams())
	case "pause":
		accepting.Lock()
		defer accepting.Unlock()
		fmt.Fprintln(stream, "paused")
		readLine(stream)
	case "close":
		session.Close()
	case "exit":
		os.Exit(3)
	default:
		fmt.Fprintln(stream, "unknown command", words[0])
	}
}

func readLine(r io.Reader) (string, error) {
	var line []byte
	one := make([]byte, 1)
	for {
		if _, err := io.ReadFull(r, one); err != nil {
			return "", err
		}
		if one[0] == '\n' {
			return string(line), nil
		}
		line = append(line, one[0])
	}
}

func source(w io.Writer, n int) {
	const period = 251
	chunk := make([]byte, 64*period)
	for i := range chunk {
		chunk[i] = byte(i % period)
	}
	for n > 0 {
		part := chunk[:min(n, len(chunk))]
		if _, err := w.Write(part); err != nil {
			return
		}
		n -= len(part)
	}
}

// open runs many streams at once and says "ok" and how many, or what went wrong first.
func open(session *yamux.Session, count, most int, seed int64) string {
	random := rand.New(rand.NewSource(seed))
	results := make(chan error, count)
	for i := 0; i < count; i++ {
		go func(size int, seed int64) { results <- roundTrip(session, size, seed) }(random.Intn(most+1), random.Int63())
	}
	for i := 0; i < count; i++ {
		if err := <-results; err != nil {
			return err.Error()
		}
	}
	return fmt.Sprintf("ok %d", count)
}

func roundTrip(session *yamux.Session, size int, seed int64) error {
	stream, err := session.OpenStream()
	if err != nil {
		return err
	}
	sent := crc32.NewIEEE()
	go func() {
		random := rand.New(rand.NewSource(seed))
		for left := size; left > 0; {
			part := make([]byte, 1+random.Intn(min(left, 100_000)))
			random.Read(part)
			sent.Write(part)
			if _, err := stream.Write(part); err != nil {
				return
			}
			left -= len(part)
		}
		stream.Close()
	}()
	received := crc32.NewIEEE()
	n, err := io.Copy(received, stream)
	if err != nil {
		return fmt.Errorf("after %d of %d bytes: %w", n, size, err)
	}
	if n != int64(size) || received.Sum32() != sent.Sum32() {
		return fmt.Errorf("%d of %d bytes came back, or others", n, size)
	}
	return nil
}
