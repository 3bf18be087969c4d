package peer

import (
	"context"
	"errors"
	"io"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/wrapperspb"

	statuspb "google.golang.org/genproto/googleapis/rpc/status"
)

// Client calls the service of a plugin.
type Client struct {
	connection grpc.ClientConnInterface
}

// Echo sends bytes and gives back what came.
func (c *Client) Echo(ctx context.Context, value []byte, options ...grpc.CallOption) ([]byte, error) {
	reply := new(wrapperspb.BytesValue)
	err := c.connection.Invoke(ctx, method("Echo"), wrapperspb.Bytes(value), reply, options...)
	return reply.Value, err
}

// Produce asks for so many bytes and gives back how many came.
func (c *Client) Produce(ctx context.Context, bytes int64) (int64, error) {
	stream, err := c.connection.NewStream(ctx, &grpc.StreamDesc{ServerStreams: true}, method("Produce"))
	if err != nil {
		return 0, err
	}
	if err := stream.SendMsg(wrapperspb.Int64(bytes)); err != nil {
		return 0, err
	}
	if err := stream.CloseSend(); err != nil {
		return 0, err
	}
	received := int64(0)
	for {
		part := new(wrapperspb.BytesValue)
		if err := stream.RecvMsg(part); errors.Is(err, io.EOF) {
			return received, nil
		} else if err != nil {
			return received, err
		}
		received += int64(len(part.Value))
	}
}

// Consume sends so many bytes, in pieces, and gives back how many the plugin says it got.
func (c *Client) Consume(ctx context.Context, bytes int64) (int64, error) {
	stream, err := c.connection.NewStream(ctx, &grpc.StreamDesc{ClientStreams: true}, method("Consume"))
	if err != nil {
		return 0, err
	}
	for sent := int64(0); sent < bytes; {
		piece := min(pieceSize, bytes-sent)
		if err := stream.SendMsg(wrapperspb.Bytes(make([]byte, piece))); err != nil {
			return sent, err
		}
		sent += piece
	}
	if err := stream.CloseSend(); err != nil {
		return 0, err
	}
	reply := new(wrapperspb.Int64Value)
	err = stream.RecvMsg(reply)
	return reply.Value, err
}

// Converse opens a stream on which the plugin sends back every message.
func (c *Client) Converse(ctx context.Context) (grpc.ClientStream, error) {
	description := &grpc.StreamDesc{ServerStreams: true, ClientStreams: true}
	return c.connection.NewStream(ctx, description, method("Converse"))
}

// Fail makes the plugin end a call with a status.
func (c *Client) Fail(ctx context.Context, status *statuspb.Status) error {
	return c.connection.Invoke(ctx, method("Fail"), status, new(emptypb.Empty))
}

// Sleep makes the plugin wait before it answers.
func (c *Client) Sleep(ctx context.Context, d *durationpb.Duration) error {
	return c.connection.Invoke(ctx, method("Sleep"), d, new(emptypb.Empty))
}

// Crash makes the plugin end: "exit", "panic" or "kill".
func (c *Client) Crash(ctx context.Context, how string) error {
	return c.connection.Invoke(ctx, method("Crash"), wrapperspb.String(how), new(emptypb.Empty))
}

// Print makes the plugin print so many bytes on stdout and as many on stderr.
func (c *Client) Print(ctx context.Context, bytes int64) error {
	return c.connection.Invoke(ctx, method("Print"), wrapperspb.Int64(bytes), new(emptypb.Empty))
}
