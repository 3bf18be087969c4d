package main

import (
	"flag"
	"time"
)

// effort says how long each measurement takes; the Java host uses the same numbers, and Effort.java says what each is.
type effort struct {
	replies                    []int
	unaryWarmUp, unaryCalls    int
	callersWarmUp, callersTime time.Duration
	streamWarmUp, streams      int
	streamMessages             int
	largeWarmUp, largeCalls    int
	brokeredWarmUp, brokered   int
	brokeredWarmUpTime         time.Duration
	brokeredTime               time.Duration
}

const ms = time.Millisecond

var (
	fullEffort  = effort{[]int{1, 1_000, 10_000}, 25_000, 10_000, 6_000 * ms, 1_200 * ms, 10, 5, 2_000, 1_000, 150, 10_000, 1_000, 20_000 * ms, 1_500 * ms}
	quickEffort = effort{[]int{1, 1_000, 10_000}, 10_000, 5_000, 800 * ms, 600 * ms, 2, 3, 1_000, 60, 60, 600, 500, 2_000 * ms, 800 * ms}
	smokeEffort = effort{[]int{1, 1_000}, 200, 200, 20 * ms, 50 * ms, 0, 1, 50, 2, 3, 5, 5, 500 * ms, 500 * ms}
)

// warm is the same for processes that have been measured before: a tenth of the warm-up.
func (e effort) warm() effort {
	const less = 10
	e.unaryWarmUp /= less
	e.callersWarmUp /= less
	e.streamWarmUp /= less
	e.largeWarmUp /= less
	e.brokeredWarmUp /= less
	e.brokeredWarmUpTime /= less
	return e
}

// effortFlags adds the flags that choose one; what it answers is called when they have been read.
func effortFlags(flags *flag.FlagSet) func() effort {
	quick := flags.Bool("quick", false, "measure for a shorter time")
	smoke := flags.Bool("smoke", false, "see only that everything works")
	return func() effort {
		switch {
		case *smoke:
			return smokeEffort
		case *quick:
			return quickEffort
		default:
			return fullEffort
		}
	}
}
