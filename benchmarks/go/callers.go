package main

import (
	"fmt"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

const manyCallers = 64

// measureManyCallers counts for 64 callers, and reports the figure for asynchronous ones as well: a goroutine that waits is
// how Go has a call under way.
func measureManyCallers(echo exchanger, work effort) error {
	rate, err := callsPerSecond(echo, manyCallers, work.callersWarmUp, work.callersTime)
	if err != nil {
		return err
	}
	if err := report("callers_64", "calls/s", rate); err != nil {
		return err
	}
	return report("async_64", "calls/s", rate)
}

// measureCallers counts for many callers, or for fewer when all is warm but for what many at once need.
func measureCallers(callers int) func(exchanger, effort) error {
	return func(echo exchanger, work effort) error {
		warmUp := work.callersWarmUp
		if callers < manyCallers {
			warmUp /= 4
		}
		rate, err := callsPerSecond(echo, callers, warmUp, work.callersTime)
		if err != nil {
			return err
		}
		return report(fmt.Sprintf("callers_%d", callers), "calls/s", rate)
	}
}

// callsPerSecond counts the small calls that callers, each waiting for its own reply, make.
func callsPerSecond(echo exchanger, callers int, warmUp, counted time.Duration) (float64, error) {
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
	time.Sleep(warmUp)
	before, start := done.Load(), time.Now()
	time.Sleep(counted)
	calls, took := done.Load()-before, time.Since(start)
	over.Store(true)
	return float64(calls) / took.Seconds(), group.Wait()
}
