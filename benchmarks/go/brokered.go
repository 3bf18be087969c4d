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
	if _, err := timeBrokered(echo, work.brokeredWarmUp, work.brokeredWarmUpTime); err != nil {
		return err
	}
	samples, err := timeBrokered(echo, work.brokered, work.brokeredTime)
	if err != nil {
		return err
	}
	return report("brokered_p50", "us", micros(quantile(samples, 0.5)))
}

// timeBrokered times as many as said, or fewer when that would take longer.
func timeBrokered(echo echoClient, most int, longest time.Duration) ([]time.Duration, error) {
	const least = 5
	var samples []time.Duration
	end := time.Now().Add(longest)
	for len(samples) < most && (len(samples) < least || time.Now().Before(end)) {
		start := time.Now()
		reply, err := echo.brokered(context.Background())
		took := time.Since(start)
		if err != nil {
			return nil, err
		}
		if len(reply) != smallSize {
			return nil, fmt.Errorf("the plugin got %d bytes", len(reply))
		}
		samples = append(samples, took)
	}
	return samples, nil
}

// brokered serves an echo to the plugin, has it dial, call and hang up, and stops.
func (c echoClient) brokered(ctx context.Context) ([]byte, error) {
	id := c.broker.NextId()
	serving, ended := make(chan *grpc.Server, 1), make(chan struct{})
	go func() {
		defer close(ended)
		// This and not Accept knows the credentials of AutoMTLS.
		c.broker.AcceptAndServe(id, func(options []grpc.ServerOption) *grpc.Server {
			server := grpc.NewServer(options...)
			server.RegisterService(&echoService, c.broker)
			serving <- server
			return server
		})
	}()
	var server *grpc.Server
	select {
	case server = <-serving: // it listens by now: a multiplexing go-plugin refuses who dials earlier
	case <-ended:
		return nil, fmt.Errorf("service %d has nothing to listen on; the log says why", id)
	}
	reply := new(wrapperspb.BytesValue)
	err := c.conn.Invoke(ctx, callBackMethod, wrapperspb.UInt32(id), reply)
	server.Stop()
	<-ended
	return reply.Value, err
}
