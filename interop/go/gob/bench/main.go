// Command bench measures Go's gob alone, as package dev.outboard.benchmarks.gob does ours: a struct of 20 fields and 1 MB
// of bytes, each on one stream, into nothing and out of memory.
//
//	bench TIMES
package main

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"
)

const (
	structs = 200_000
	ofOne   = 10_000
	blobs   = 1_000
	inOne   = 20
	blob    = 1 << 20
)

type inner struct {
	Name string
	X, Y float64
}

// Sample has 20 fields of all sorts.
type sample struct {
	Yes             bool
	Tiny            int8
	Short           int16
	Number, Other   int32
	Long, Negative  int64
	Unsigned        uint32
	Bits            uint64
	Single          float32
	Double, Another float64
	Name, Text, Key string
	Bytes           []byte
	Numbers         []int64
	Names           []string
	Map             map[string]int32
	Inner           inner
}

func example() sample {
	return sample{
		true, -5, 300, 70_000, 1, 1 << 40, -12, 4_000_000_000, 1 << 63, 1.5, 3.141592653589793, -1e100,
		"a name", "a text that is a little longer than the others", "key", []byte("sixteen octets.."),
		[]int64{1, 2, 3, 1000, 1 << 33}, []string{"one", "two", "three"}, map[string]int32{"a": 1, "b": 2},
		inner{"inside", 0.5, -0.25},
	}
}

func main() {
	times, err := strconv.Atoi(os.Args[1])
	check(err)
	for range times {
		fmt.Printf("encode struct %.1f ns  decode struct %.1f ns  encode 1 MB %.1f ns  decode 1 MB %.1f ns\n",
			encode(example(), structs), decode[sample](encoded(example(), ofOne), structs/ofOne, ofOne),
			encode(make([]byte, blob), blobs), decode[[]byte](encoded(make([]byte, blob), inOne), blobs/inOne, inOne))
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func encode(value any, count int) float64 {
	encoder := gob.NewEncoder(io.Discard)
	start := time.Now()
	for range count {
		check(encoder.Encode(value))
	}
	return float64(time.Since(start).Nanoseconds()) / float64(count)
}

func encoded(value any, count int) []byte {
	var stream bytes.Buffer
	encoder := gob.NewEncoder(&stream)
	for range count {
		check(encoder.Encode(value))
	}
	return stream.Bytes()
}

func decode[T any](stream []byte, passes, count int) float64 {
	start := time.Now()
	for range passes {
		decoder := gob.NewDecoder(bytes.NewReader(stream))
		for range count {
			var value T
			check(decoder.Decode(&value))
		}
	}
	return float64(time.Since(start).Nanoseconds()) / float64(passes*count)
}
