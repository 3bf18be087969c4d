package main

import (
	"encoding/json"
	"os"
	"slices"
	"time"
)

// figure is one line of output; the Java host prints the same names.
type figure struct {
	Figure string  `json:"figure"`
	Unit   string  `json:"unit"`
	Value  float64 `json:"value"`
}

var (
	out    = json.NewEncoder(os.Stdout)
	silent bool // figures are measured for the load's sake
)

func report(name, unit string, value float64) error {
	if silent {
		return nil
	}
	return out.Encode(figure{name, unit, value})
}

func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e3 }

func millis(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }

// quantile sorts the samples in place.
func quantile(samples []time.Duration, q float64) time.Duration {
	slices.Sort(samples)
	return samples[int(q*float64(len(samples)-1))]
}
