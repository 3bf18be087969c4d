package main

import (
	"fmt"
	"time"
)

const (
	smallSize = 16
	largeSize = 1 << 20
)

// measureUnary times small calls, one after another.
func measureUnary(echo exchanger, work effort) error {
	samples, err := timeCalls(echo, smallSize, work.unaryWarmUp, work.unaryCalls)
	if err != nil {
		return err
	}
	if err := report("unary_16b_p50", "us", micros(quantile(samples, 0.5))); err != nil {
		return err
	}
	return report("unary_16b_p99", "us", micros(quantile(samples, 0.99)))
}

// measureLarge times calls that carry 1 MiB each way, one after another.
func measureLarge(echo exchanger, work effort) error {
	samples, err := timeCalls(echo, largeSize, work.largeWarmUp, work.largeCalls)
	if err != nil {
		return err
	}
	return report("echo_1mb_p50", "us", micros(quantile(samples, 0.5)))
}

func timeCalls(echo exchanger, size, warmUp, calls int) ([]time.Duration, error) {
	payload := make([]byte, size)
	samples := make([]time.Duration, calls)
	for i := -warmUp; i < calls; i++ {
		start := time.Now()
		reply, err := echo.exchange(payload)
		took := time.Since(start)
		if err != nil {
			return nil, err
		}
		if len(reply) != size {
			return nil, fmt.Errorf("sent %d bytes and got %d back", size, len(reply))
		}
		if i >= 0 {
			samples[i] = took
		}
	}
	return samples, nil
}
