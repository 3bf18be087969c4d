// Package peer is a service that shows what the examples of go-plugin do not: every call type, large messages and
// metadata, errors with details, and the ways in which a plugin ends. Its description for other languages is peer.proto.
// The binding is written by hand: every message is one of protobuf's own.
package peer

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"dev.outboard/interop/go-plugin-1.8/binding"

	statuspb "google.golang.org/genproto/googleapis/rpc/status"
)

const serviceName = "outboard.interop.Peer"

// Server is what a plugin implements.
type Server interface {
	Echo(context.Context, *wrapperspb.BytesValue) (*wrapperspb.BytesValue, error)
	Produce(*wrapperspb.Int64Value, grpc.ServerStream) error
	Consume(grpc.ServerStream) error
	Converse(grpc.ServerStream) error
	Fail(context.Context, *statuspb.Status) (*emptypb.Empty, error)
	Sleep(context.Context, *durationpb.Duration) (*emptypb.Empty, error)
	Crash(context.Context, *wrapperspb.StringValue) (*emptypb.Empty, error)
	Print(context.Context, *wrapperspb.Int64Value) (*emptypb.Empty, error)
	Spawn(context.Context, *emptypb.Empty) (*wrapperspb.Int64Value, error)
}

// Register puts an implementation on a server.
func Register(s *grpc.Server, implementation Server) {
	s.RegisterService(&description, implementation)
}

var description = grpc.ServiceDesc{
	ServiceName: serviceName,
	HandlerType: (*Server)(nil),
	Methods: []grpc.MethodDesc{
		unary("Echo", Server.Echo),
		unary("Fail", Server.Fail),
		unary("Sleep", Server.Sleep),
		unary("Crash", Server.Crash),
		unary("Print", Server.Print),
		unary("Spawn", Server.Spawn),
	},
	Streams: []grpc.StreamDesc{
		{StreamName: "Produce", Handler: produce, ServerStreams: true},
		{StreamName: "Consume", Handler: consume, ClientStreams: true},
		{StreamName: "Converse", Handler: converse, ServerStreams: true, ClientStreams: true},
	},
	Metadata: "peer.proto",
}

func unary[Q, R any, PQ binding.Message[Q], PR binding.Message[R]](
	name string, call func(Server, context.Context, PQ) (PR, error),
) grpc.MethodDesc {
	return binding.Unary(serviceName, name, call)
}

func produce(srv interface{}, stream grpc.ServerStream) error {
	request := new(wrapperspb.Int64Value)
	if err := stream.RecvMsg(request); err != nil {
		return err
	}
	return srv.(Server).Produce(request, stream)
}

func consume(srv interface{}, stream grpc.ServerStream) error {
	return srv.(Server).Consume(stream)
}

func converse(srv interface{}, stream grpc.ServerStream) error {
	return srv.(Server).Converse(stream)
}

func method(name string) string {
	return "/" + serviceName + "/" + name
}
