package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/anypb"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"dev.outboard/interop/go-plugin-1.8/peer"

	statuspb "google.golang.org/genproto/googleapis/rpc/status"
)

const (
	mebibyte = 1 << 20
	patience = 20 * time.Second
)

// session is one launched plugin.
type session struct {
	host     *plugin.Client
	protocol plugin.ClientProtocol
	client   *peer.Client
}

var scenarios = map[string]func(*session) error{
	"unary":               unary,
	"gzip":                compressed,
	"64-mib-messages":     largeMessages,
	"streams":             streams,
	"converse":            converse,
	"slow-reader":         slowReader,
	"metadata":            smallMetadata,
	"16-mib-metadata":     largeMetadata,
	"error-with-details":  errorWithDetails,
	"deadline":            deadline,
	"cancel":              cancelled,
	"many-callers":        manyCallers,
	"ping":                ping,
	"exception":           exception,
	"exception-in-thread": exceptionInThread,
	"crash":               crash,
	"killed":              killed,
	"stop":                stop,
}

func bounded() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), patience)
}

func unary(s *session) error {
	for _, size := range []int{0, 1, 1000, 16 << 10, 65_535, 65_536, mebibyte} {
		if err := echo(s, size); err != nil {
			return err
		}
	}
	return nil
}

func compressed(s *session) error {
	return echo(s, 100_000, grpc.UseCompressor(gzip.Name))
}

func largeMessages(s *session) error {
	return echo(s, 64*mebibyte)
}

func echo(s *session, size int, options ...grpc.CallOption) error {
	ctx, cancel := bounded()
	defer cancel()
	sent := pattern(size)
	received, err := s.client.Echo(ctx, sent, options...)
	if err != nil {
		return fmt.Errorf("%d bytes: %w", size, err)
	}
	if !bytes.Equal(sent, received) {
		return fmt.Errorf("%d bytes came back as %d others", len(sent), len(received))
	}
	return nil
}

func streams(s *session) error {
	ctx, cancel := bounded()
	defer cancel()
	for _, size := range []int64{0, 1, 64 * mebibyte} {
		if got, err := s.client.Produce(ctx, size); err != nil || got != size {
			return fmt.Errorf("from the plugin: %d of %d bytes, %w", got, size, err)
		}
		if got, err := s.client.Consume(ctx, size); err != nil || got != size {
			return fmt.Errorf("to the plugin: %d of %d bytes, %w", got, size, err)
		}
	}
	return nil
}

func converse(s *session) error {
	ctx, cancel := bounded()
	defer cancel()
	stream, err := s.client.Converse(ctx)
	if err != nil {
		return err
	}
	for i := 0; i < 1000; i++ {
		sent := wrapperspb.Bytes(pattern(i))
		if err := stream.SendMsg(sent); err != nil {
			return err
		}
		received := new(wrapperspb.BytesValue)
		if err := stream.RecvMsg(received); err != nil {
			return err
		}
		if !proto.Equal(sent, received) {
			return fmt.Errorf("message %d came back as another", i)
		}
	}
	if err := stream.CloseSend(); err != nil {
		return err
	}
	if err := stream.RecvMsg(new(wrapperspb.BytesValue)); !errors.Is(err, io.EOF) {
		return fmt.Errorf("the stream should have ended, not %w", err)
	}
	return nil
}

// slowReader leaves one stream unread while another call must get through.
func slowReader(s *session) error {
	ctx, cancel := bounded()
	defer cancel()
	unread, err := s.client.Converse(ctx)
	if err != nil {
		return err
	}
	sent := make(chan error, 1)
	go func() {
		for i := 0; i < 1024; i++ {
			if err := unread.SendMsg(wrapperspb.Bytes(pattern(32 << 10))); err != nil {
				sent <- err
				return
			}
		}
		sent <- unread.CloseSend()
	}()
	if err := echo(s, mebibyte); err != nil {
		return fmt.Errorf("beside an unread stream: %w", err)
	}
	for i := 0; i < 1024; i++ {
		if err := unread.RecvMsg(new(wrapperspb.BytesValue)); err != nil {
			return fmt.Errorf("message %d: %w", i, err)
		}
	}
	return <-sent
}

func smallMetadata(s *session) error {
	ctx, cancel := bounded()
	defer cancel()
	sent := metadata.MD{
		"echo-text":    {"one", "two", "with, comma", ""},
		"echo-raw-bin": {"\x00\x01\xff", "", "more"},
		"trail-text":   {"at the end"},
		"trail-bin":    {"\xfe\xff"},
	}
	return echoMetadata(metadata.NewOutgoingContext(ctx, sent), s, sent)
}

// largeMetadata stays a little below the 16 MiB that grpc-go accepts by default, both ways.
func largeMetadata(s *session) error {
	ctx, cancel := bounded()
	defer cancel()
	sent := metadata.MD{}
	for i := 0; i < 16; i++ {
		key := fmt.Sprintf("echo-%d", i)
		sent[key] = []string{strings.Repeat(string(rune('a'+i)), mebibyte-1024)}
	}
	return echoMetadata(metadata.NewOutgoingContext(ctx, sent), s, sent)
}

func echoMetadata(ctx context.Context, s *session, sent metadata.MD) error {
	var headers, trailers metadata.MD
	if _, err := s.client.Echo(ctx, nil, grpc.Header(&headers), grpc.Trailer(&trailers)); err != nil {
		return err
	}
	for key, values := range sent {
		received := headers[key]
		if strings.HasPrefix(key, "trail-") {
			received = trailers[key]
		}
		if strings.Join(values, "|") != strings.Join(received, "|") {
			return fmt.Errorf("%s: %d values sent, %.80q received", key, len(values), received)
		}
	}
	return nil
}

func errorWithDetails(s *session) error {
	ctx, cancel := bounded()
	defer cancel()
	detail, err := anypb.New(wrapperspb.String("the detail"))
	if err != nil {
		return err
	}
	wanted := &statuspb.Status{
		Code:    int32(codes.FailedPrecondition),
		Message: "50 % of it: tab\t, newline\n, über, 汉字, \U0001F600",
		Details: []*anypb.Any{detail},
	}
	got := status.Convert(s.client.Fail(ctx, wanted)).Proto()
	if !proto.Equal(wanted, got) {
		return fmt.Errorf("wanted %v, got %v", wanted, got)
	}
	return nil
}

func deadline(s *session) error {
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	return endsWith(codes.DeadlineExceeded, s.client.Sleep(ctx, durationpb.New(time.Minute)))
}

func cancelled(s *session) error {
	ctx, cancel := bounded()
	stream, err := s.client.Converse(ctx)
	if err != nil {
		cancel()
		return err
	}
	cancel()
	if err := endsWith(codes.Canceled, stream.RecvMsg(new(wrapperspb.BytesValue))); err != nil {
		return err
	}
	return echo(s, 1)
}

func manyCallers(s *session) error {
	results := make(chan error, 64)
	var callers sync.WaitGroup
	for i := 0; i < cap(results); i++ {
		callers.Add(1)
		go func() {
			defer callers.Done()
			for call := 0; call < 100; call++ {
				if err := echo(s, 16); err != nil {
					results <- err
					return
				}
			}
		}()
	}
	callers.Wait()
	close(results)
	return <-results
}

func ping(s *session) error {
	return s.protocol.Ping()
}

// exception makes the plugin throw (Java) in a call: the call fails and says why, the plugin lives.
func exception(s *session) error {
	ctx, cancel := bounded()
	defer cancel()
	err := s.client.Crash(ctx, "throw")
	if !strings.Contains(status.Convert(err).Message(), "as asked for") {
		return fmt.Errorf("nobody knows why: %w", err)
	}
	if err := endsWith(codes.Unknown, err); err != nil {
		return err
	}
	return echo(s, 1)
}

// exceptionInThread makes a thread of the plugin end by an exception that nothing catches: only the log knows.
func exceptionInThread(s *session) error {
	ctx, cancel := bounded()
	defer cancel()
	if err := s.client.Crash(ctx, "thread"); err != nil {
		return err
	}
	return echo(s, 1)
}

// crash ends the plugin in a call: the call fails at once, and the host learns of the end.
func crash(s *session) error {
	return ends(s, "exit")
}

// killed is the same with a signal that nobody can handle.
func killed(s *session) error {
	return ends(s, "kill")
}

func ends(s *session, how string) error {
	ctx, cancel := bounded()
	defer cancel()
	if err := endsWith(codes.Unavailable, s.client.Crash(ctx, how)); err != nil {
		return err
	}
	for end := time.Now().Add(patience); !s.host.Exited(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			return errors.New("the host does not see that the plugin has ended")
		}
	}
	return nil
}

// stop takes less than the two seconds after which go-plugin kills a plugin that has not ended by itself.
func stop(s *session) error {
	start := time.Now()
	s.host.Kill()
	if took := time.Since(start); took >= 2*time.Second {
		return fmt.Errorf("the plugin did not end by itself: it took %v", took)
	}
	return nil
}

func endsWith(wanted codes.Code, err error) error {
	if status.Code(err) != wanted {
		return fmt.Errorf("wanted %v, got %w", wanted, err)
	}
	return nil
}

func pattern(size int) []byte {
	made := make([]byte, size)
	for i := range made {
		made[i] = byte(i * 31)
	}
	return made
}
