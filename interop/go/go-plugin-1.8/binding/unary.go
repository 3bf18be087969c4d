// Package binding makes gRPC services of functions, without generated code: their messages are protobuf's own.
package binding

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
)

// Message is a pointer to a generated message M.
type Message[M any] interface {
	*M
	proto.Message
}

// Unary is the method of a service that is implemented by a value of type S.
func Unary[S, Q, R any, PQ Message[Q], PR Message[R]](
	service, name string, call func(S, context.Context, PQ) (PR, error),
) grpc.MethodDesc {
	return grpc.MethodDesc{
		MethodName: name,
		Handler: func(
			srv interface{}, ctx context.Context, decode func(interface{}) error, intercept grpc.UnaryServerInterceptor,
		) (interface{}, error) {
			request := PQ(new(Q))
			if err := decode(request); err != nil {
				return nil, err
			}
			if intercept == nil {
				return call(srv.(S), ctx, request)
			}
			info := &grpc.UnaryServerInfo{Server: srv, FullMethod: "/" + service + "/" + name}
			return intercept(ctx, request, info, func(ctx context.Context, q interface{}) (interface{}, error) {
				return call(srv.(S), ctx, q.(PQ))
			})
		},
	}
}
