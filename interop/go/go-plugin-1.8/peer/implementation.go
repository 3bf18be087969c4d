package peer

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	_ "google.golang.org/grpc/encoding/gzip" // for callers that compress
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/wrapperspb"

	statuspb "google.golang.org/genproto/googleapis/rpc/status"
)

const pieceSize = 32 << 10

// Implementation is the service in Go.
type Implementation struct{}

var _ Server = Implementation{}

// Echo sends the bytes back, and metadata: keys with "echo-" in the headers, keys with "trail-" in the trailers.
func (Implementation) Echo(ctx context.Context, request *wrapperspb.BytesValue) (*wrapperspb.BytesValue, error) {
	received, _ := metadata.FromIncomingContext(ctx)
	if err := grpc.SetHeader(ctx, withPrefix(received, "echo-")); err != nil {
		return nil, err
	}
	if err := grpc.SetTrailer(ctx, withPrefix(received, "trail-")); err != nil {
		return nil, err
	}
	return request, nil
}

// Produce sends as many bytes as asked for, in pieces.
func (Implementation) Produce(request *wrapperspb.Int64Value, stream grpc.ServerStream) error {
	for left := request.Value; left > 0; {
		piece := min(left, pieceSize)
		if err := stream.SendMsg(wrapperspb.Bytes(make([]byte, piece))); err != nil {
			return err
		}
		left -= piece
	}
	return nil
}

// Consume counts the bytes that come.
func (Implementation) Consume(stream grpc.ServerStream) error {
	count := int64(0)
	for {
		part := new(wrapperspb.BytesValue)
		if err := stream.RecvMsg(part); errors.Is(err, io.EOF) {
			return stream.SendMsg(wrapperspb.Int64(count))
		} else if err != nil {
			return err
		}
		count += int64(len(part.Value))
	}
}

// Converse sends every message back.
func (Implementation) Converse(stream grpc.ServerStream) error {
	for {
		part := new(wrapperspb.BytesValue)
		if err := stream.RecvMsg(part); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := stream.SendMsg(part); err != nil {
			return err
		}
	}
}

// Fail ends the call with the status it is given, details included.
func (Implementation) Fail(_ context.Context, wanted *statuspb.Status) (*emptypb.Empty, error) {
	return nil, status.ErrorProto(wanted)
}

// Sleep answers late, or ends when the caller gives up.
func (Implementation) Sleep(ctx context.Context, d *durationpb.Duration) (*emptypb.Empty, error) {
	select {
	case <-time.After(d.AsDuration()):
		return new(emptypb.Empty), nil
	case <-ctx.Done():
		return nil, status.FromContextError(ctx.Err()).Err()
	}
}

// Crash ends the process inside the call.
func (Implementation) Crash(_ context.Context, how *wrapperspb.StringValue) (*emptypb.Empty, error) {
	switch how.Value {
	case "exit":
		os.Exit(3)
	case "panic":
		panic("as asked for")
	case "kill":
		if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
			return nil, err
		}
		select {}
	}
	return nil, status.Errorf(codes.InvalidArgument, "crash by %q?", how.Value)
}

// Print writes Printed(0…) to stdout and to stderr, both at once, and waits until all of it is written.
func (Implementation) Print(_ context.Context, bytes *wrapperspb.Int64Value) (*emptypb.Empty, error) {
	results := make(chan error, 2)
	for _, output := range []io.Writer{os.Stdout, os.Stderr} {
		go func() {
			results <- printTo(output, bytes.Value)
		}()
	}
	return new(emptypb.Empty), errors.Join(<-results, <-results)
}

func printTo(output io.Writer, bytes int64) error {
	for written := int64(0); written < bytes; {
		piece := make([]byte, min(bytes-written, pieceSize))
		for i := range piece {
			piece[i] = Printed(written + int64(i))
		}
		if _, err := output.Write(piece); err != nil {
			return err
		}
		written += int64(len(piece))
	}
	return nil
}

// Printed is the byte that Print writes at a position.
func Printed(position int64) byte {
	return byte(position % 251)
}

// Spawn starts a process that outlives its parent and answers with its id.
func (Implementation) Spawn(context.Context, *emptypb.Empty) (*wrapperspb.Int64Value, error) {
	grandchild := exec.Command("sleep", "600")
	if err := grandchild.Start(); err != nil {
		return nil, err
	}
	return wrapperspb.Int64(int64(grandchild.Process.Pid)), nil
}

func withPrefix(received metadata.MD, prefix string) metadata.MD {
	chosen := metadata.MD{}
	for key, values := range received {
		if strings.HasPrefix(key, prefix) {
			chosen[key] = values
		}
	}
	return chosen
}
