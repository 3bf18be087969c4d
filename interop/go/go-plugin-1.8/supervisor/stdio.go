package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"

	"dev.outboard/interop/go-plugin-1.8/peer"
)

// stdio has the plugin print much on both streams and takes it slowly, while other calls go on.
func stdio(arguments []string) error {
	bytes, err := strconv.ParseInt(arguments[0], 10, 64)
	if err != nil {
		return err
	}
	stdout, stderr := newSlowReader(bytes), newSlowReader(bytes)
	c := config(arguments[1:])
	c.SyncStdout, c.SyncStderr = stdout, stderr
	c.Logger = hclog.NewNullLogger()
	host := plugin.NewClient(c)
	defer host.Kill()
	client, err := dispense(host)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	printed := make(chan error, 1)
	go func() {
		printed <- client.Print(ctx, bytes)
	}()
	if err := stdout.wait(ctx, stdout.begun); err != nil {
		return err
	}
	if err := echo(client); err != nil {
		return fmt.Errorf("beside the streams: %w", err)
	}
	if err := <-printed; err != nil {
		return err
	}
	for _, reader := range []*slowReader{stdout, stderr} {
		if err := reader.wait(ctx, reader.complete); err != nil {
			return err
		}
	}
	return nil
}

// slowReader wants a certain number of certain bytes.
type slowReader struct {
	wanted   int64
	position int64
	begun    chan struct{}
	complete chan struct{}
	failed   chan error
}

func newSlowReader(wanted int64) *slowReader {
	return &slowReader{
		wanted: wanted, begun: make(chan struct{}), complete: make(chan struct{}), failed: make(chan error, 1),
	}
}

// Write is called by one goroutine for both streams.
func (r *slowReader) Write(bytes []byte) (int, error) {
	if r.position == 0 {
		close(r.begun)
		// Long enough for every buffer on the way to be full.
		time.Sleep(200 * time.Millisecond)
	}
	for i, b := range bytes {
		if at := r.position + int64(i); b != peer.Printed(at) || at >= r.wanted {
			r.failed <- fmt.Errorf("byte %d of %d is %d", at, r.wanted, b)
			return 0, fmt.Errorf("unexpected")
		}
	}
	r.position += int64(len(bytes))
	if r.position%(64<<10) < int64(len(bytes)) {
		time.Sleep(100 * time.Microsecond)
	}
	if r.position == r.wanted {
		close(r.complete)
	}
	return len(bytes), nil
}

func (r *slowReader) wait(ctx context.Context, event chan struct{}) error {
	select {
	case <-event:
		return nil
	case err := <-r.failed:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}
