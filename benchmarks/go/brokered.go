package main

import (
	"context"
	"fmt"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// measureBrokered times services of the host's that the plugin dials, calls once and leaves, one after another.
func measureBrokered(echo echoClient, work effort) error {
	samples := make([]time.Duration, work.brokered)
	for i := -work.brokeredWarmUp; i < work.brokered; i++ {
		start := time.Now()
		reply, err := echo.brokered(context.Background())
		took := time.Since(start)
		if err != nil {
			return err
		}
		if len(reply) != smallSize {
			return fmt.Errorf("the plugin got %d bytes", len(reply))
		}
		if i >= 0 {
			samples[i] = took
		}
	}
	return report("brokered_p50", "us", micros(quantile(samples, 0.5)))
}

// brokered serves an echo to the plugin, has it dial, call and hang up, and stops.
func (c echoClient) brokered(ctx context.Context) ([]byte, error) {
	id := c.broker.NextId()
	listener, err := c.broker.Accept(id)
	if err != nil {
		return nil, err
	}
	server := grpc.NewServer()
	server.RegisterService(&echoService, c.broker)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	reply := new(wrapperspb.BytesValue)
	err = c.conn.Invoke(ctx, callBackMethod, wrapperspb.UInt32(id), reply)
	server.Stop()
	<-ended
	return reply.Value, err
}
