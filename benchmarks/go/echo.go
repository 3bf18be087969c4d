package main

import (
	"context"
	"io"

	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// The echo service. Its messages are protobuf's own wrappers, so that neither side needs generated code:
//
//	service outboard.benchmarks.Echo {
//	  rpc Unary(BytesValue) returns (BytesValue);           // the same bytes
//	  rpc Download(UInt32Value) returns (stream BytesValue); // that many messages of chunkSize bytes
//	  rpc CallBack(UInt32Value) returns (BytesValue);       // dials that broker id of the host's, calls Unary, hangs up
//	  rpc Upload(stream BytesValue) returns (UInt64Value);   // how many bytes came
//	}
const (
	serviceName    = "outboard.benchmarks.Echo"
	unaryMethod    = "/" + serviceName + "/Unary"
	downloadMethod = "/" + serviceName + "/Download"
	uploadMethod   = "/" + serviceName + "/Upload"
	callBackMethod = "/" + serviceName + "/CallBack"

	chunkSize = 32 * 1024
)

var echoService = grpc.ServiceDesc{
	ServiceName: serviceName,
	HandlerType: (*any)(nil),
	Methods: []grpc.MethodDesc{
		{MethodName: "Unary", Handler: handleUnary},
		{MethodName: "CallBack", Handler: handleCallBack},
	},
	Streams: []grpc.StreamDesc{
		{StreamName: "Download", Handler: handleDownload, ServerStreams: true},
		{StreamName: "Upload", Handler: handleUpload, ClientStreams: true},
	},
	Metadata: "outboard/benchmarks/echo.proto",
}

func handleUnary(_ any, ctx context.Context, decode func(any) error, interceptor grpc.UnaryServerInterceptor) (any, error) {
	request := new(wrapperspb.BytesValue)
	if err := decode(request); err != nil {
		return nil, err
	}
	echo := func(_ context.Context, req any) (any, error) { return req, nil }
	if interceptor == nil {
		return echo(ctx, request)
	}
	return interceptor(ctx, request, &grpc.UnaryServerInfo{FullMethod: unaryMethod}, echo)
}

// handleCallBack finds the broker in place of a service's implementation.
func handleCallBack(broker any, ctx context.Context, decode func(any) error, _ grpc.UnaryServerInterceptor) (any, error) {
	id := new(wrapperspb.UInt32Value)
	if err := decode(id); err != nil {
		return nil, err
	}
	conn, err := broker.(*plugin.GRPCBroker).Dial(id.Value)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	reply, err := echoClient{conn: conn}.unary(ctx, make([]byte, smallSize))
	return wrapperspb.Bytes(reply), err
}

func handleDownload(_ any, stream grpc.ServerStream) error {
	count := new(wrapperspb.UInt32Value)
	if err := stream.RecvMsg(count); err != nil {
		return err
	}
	chunk := wrapperspb.Bytes(make([]byte, chunkSize))
	for range count.Value {
		if err := stream.SendMsg(chunk); err != nil {
			return err
		}
	}
	return nil
}

func handleUpload(_ any, stream grpc.ServerStream) error {
	var received uint64
	for {
		chunk := new(wrapperspb.BytesValue)
		err := stream.RecvMsg(chunk)
		if err == io.EOF {
			return stream.SendMsg(wrapperspb.UInt64(received))
		}
		if err != nil {
			return err
		}
		received += uint64(len(chunk.Value))
	}
}

// echoClient calls the echo service of a dispensed plugin.
type echoClient struct {
	conn   *grpc.ClientConn
	broker *plugin.GRPCBroker
}

func (c echoClient) unary(ctx context.Context, payload []byte) ([]byte, error) {
	reply := new(wrapperspb.BytesValue)
	err := c.conn.Invoke(ctx, unaryMethod, wrapperspb.Bytes(payload), reply)
	return reply.Value, err
}

// download reads count messages and answers how many bytes they held.
func (c echoClient) download(ctx context.Context, count int) (uint64, error) {
	stream, err := c.conn.NewStream(ctx, &echoService.Streams[0], downloadMethod)
	if err != nil {
		return 0, err
	}
	if err := stream.SendMsg(wrapperspb.UInt32(uint32(count))); err != nil {
		return 0, err
	}
	if err := stream.CloseSend(); err != nil {
		return 0, err
	}
	var received uint64
	for {
		chunk := new(wrapperspb.BytesValue)
		err := stream.RecvMsg(chunk)
		if err == io.EOF {
			return received, nil
		}
		if err != nil {
			return received, err
		}
		received += uint64(len(chunk.Value))
	}
}

// upload sends count messages and answers how many bytes the plugin says it has received.
func (c echoClient) upload(ctx context.Context, count int) (uint64, error) {
	stream, err := c.conn.NewStream(ctx, &echoService.Streams[1], uploadMethod)
	if err != nil {
		return 0, err
	}
	chunk := wrapperspb.Bytes(make([]byte, chunkSize))
	for range count {
		if err := stream.SendMsg(chunk); err != nil {
			return 0, err
		}
	}
	if err := stream.CloseSend(); err != nil {
		return 0, err
	}
	received := new(wrapperspb.UInt64Value)
	err = stream.RecvMsg(received)
	return received.Value, err
}
