package main

import (
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

const callers = 64

// measureCallers counts the small calls that 64 callers, each waiting for its own reply, make in a second.
func measureCallers(echo exchanger, work effort) error {
	var done atomic.Int64
	var over atomic.Bool
	var group errgroup.Group
	for range callers {
		group.Go(func() error {
			payload := make([]byte, smallSize)
			for !over.Load() {
				if _, err := echo.exchange(payload); err != nil {
					return err
				}
				done.Add(1)
			}
			return nil
		})
	}
	time.Sleep(work.callersWarmUp)
	before, start := done.Load(), time.Now()
	time.Sleep(work.callersTime)
	calls, took := done.Load()-before, time.Since(start)
	over.Store(true)
	if err := group.Wait(); err != nil {
		return err
	}
	return report("callers_64", "calls/s", float64(calls)/took.Seconds())
}
