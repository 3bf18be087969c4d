// Command golden prints, in hex, how the real encoding/gob writes values: the source of the literals in Java's tests. Each is written by
// a process of its own, for Go numbers types in the order in which a process meets them.
package main

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math"
	"math/big"
	"net/url"
	"os"
	"os/exec"
	"time"
)

type Point struct{ X, Y int }

type Empty struct{}

type Kinds struct {
	Bool       bool
	Int        int
	Int8       int8
	Int16      int16
	Int32      int32
	Int64      int64
	Uint       uint
	Uint8      uint8
	Uint16     uint16
	Uint32     uint32
	Uint64     uint64
	Float32    float32
	Float64    float64
	Complex128 complex128
	String     string
	Bytes      []byte
}

type Pointers struct {
	Int    *int
	String **string
	Point  *Point
	Nil    *Point
}

type Node struct {
	Value       int
	Left, Right *Node
	Others      []Node
	Named       map[string]*Node
}

type Shape interface{ Area() float64 }
type Circle struct{ Radius float64 }
type Square struct{ Side float64 }

func (c Circle) Area() float64  { return math.Pi * c.Radius * c.Radius }
func (s *Square) Area() float64 { return s.Side * s.Side }

type Drawing struct {
	Name   string
	Main   Shape
	Shapes []Shape
	Extra  interface{}
}

type Holder struct{ Inner interface{} }

type Containers struct {
	Ints    []int
	Strings []string
	Points  []Point
	Nested  [][]string
	Array   [3]int
	Bytes   [4]byte
	Map     map[string]int
	Maps    map[int]map[string]bool
	Structs map[Point]string
	Empty   map[string]int
	Nil     map[string]int
}

type Celsius float64

func (c Celsius) MarshalBinary() ([]byte, error) { return []byte(fmt.Sprintf("%.1f", float64(c))), nil }

type Secret struct{ hidden string }

func (s Secret) GobEncode() ([]byte, error) { return []byte(s.hidden), nil }

type Custom struct {
	Temperature Celsius
	Secret      Secret
	Time        time.Time
	URL         *url.URL
	Int         *big.Int
}

func init() {
	gob.Register(Circle{})
	gob.Register(&Square{})
	gob.Register(Holder{})
	gob.Register(map[string]interface{}{})
	gob.Register([]interface{}{})
	gob.Register(Point{})
	gob.Register(time.Time{})
}

func ints(values ...interface{}) []interface{} { return values }

var cases = []struct {
	name   string
	values []interface{}
}{
	{"bool", ints(true, false)},
	{"int", ints(0, 1, -1, 63, -64, 64, -65, 127, 128, 255, 256, math.MaxInt32, math.MinInt32, math.MaxInt64, math.MinInt64)},
	{"uint", ints(uint(0), uint(1), uint(127), uint(128), uint(255), uint(256), uint(math.MaxUint32), uint64(math.MaxUint64))},
	{"float", ints(0.0, 1.0, -1.0, 17.0, 3.141592653589793, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Inf(1), math.Inf(-1), math.Copysign(0, -1), float32(0.1))},
	{"nan", ints(math.NaN())},
	{"complex", ints(complex(1.5, -2), complex64(complex(0, 1)))},
	{"string", ints("", "hello", "grüße, 世界 🌍", "a\xffb", "\x00")},
	{"bytes", ints([]byte{}, []byte{0, 1, 255})},
	{"nil-interface", ints(new(interface{}))},
	{"point", ints(Point{22, 33}, Point{0, -1}, Point{})},
	{"empty", ints(Empty{}, struct{}{})},
	{"kinds-max", ints(Kinds{true, math.MaxInt64, math.MaxInt8, math.MaxInt16, math.MaxInt32, math.MaxInt64, math.MaxUint64, math.MaxUint8, math.MaxUint16, math.MaxUint32, math.MaxUint64, math.MaxFloat32, math.MaxFloat64, complex(1, 2), "s", []byte("b")})},
	{"kinds-min", ints(Kinds{false, math.MinInt64, math.MinInt8, math.MinInt16, math.MinInt32, math.MinInt64, 0, 0, 0, 0, 0, -math.MaxFloat32, -math.MaxFloat64, complex(-1, -2), "", nil})},
	{"kinds-zero", ints(Kinds{})},
	{"pointers", ints(pointers(), Pointers{})},
	{"node", ints(Node{1, &Node{Value: 2}, nil, []Node{{Value: 3}, {}}, map[string]*Node{"n": {Value: 4}}})},
	{"containers", ints(Containers{[]int{1, -2}, []string{"a", ""}, []Point{{1, 2}, {}}, [][]string{{"x"}, {}}, [3]int{7, 0, 9}, [4]byte{1, 2, 0, 255}, map[string]int{"k": 5}, map[int]map[string]bool{-1: {"t": true}}, map[Point]string{{1, 1}: "p"}, map[string]int{}, nil})},
	{"slice", ints([]string{"one", "two"}, []string{})},
	{"map", ints(map[string]int{"one": 1})},
	{"array", ints([2]bool{true, false})},
	{"drawing", ints(Drawing{"d", Circle{1.5}, []Shape{&Square{2}, nil, Circle{3}}, Holder{Holder{Circle{4}}}})},
	{"any", ints(map[string]interface{}{"k": []interface{}{1, "two", 3.5, true, nil, []byte{1}, int8(4), uint16(5), []string{"s"}, Point{6, 7}}})},
	{"custom", ints(Custom{36.6, Secret{"s3cret"}, time.Date(2024, 2, 29, 12, 30, 15, 123456789, time.UTC), &url.URL{Scheme: "https", Host: "example.org", Path: "/p"}, big.NewInt(-12345678901234)})},
	{"times", ints(time.Date(1969, 12, 31, 23, 59, 59, 999999999, time.UTC), time.Date(2024, 7, 1, 0, 0, 0, 0, time.FixedZone("", 5*3600+1800)), time.Date(1900, 1, 1, 0, 0, 0, 0, time.FixedZone("", -1172)), time.Time{})},
	{"durations", ints(90*time.Second, -time.Nanosecond)},
}

func pointers() Pointers {
	i, s := 5, "five"
	p := &s
	return Pointers{&i, &p, &Point{1, 2}, nil}
}

func main() {
	if len(os.Args) > 1 {
		write(os.Args[1])
		return
	}
	for _, each := range cases {
		out, err := exec.Command(os.Args[0], each.name).Output()
		if err != nil {
			fmt.Fprintln(os.Stderr, each.name, err)
			os.Exit(1)
		}
		fmt.Printf("%s %s\n", each.name, out)
	}
}

// write prints one stream with all values of a case.
func write(name string) {
	for _, each := range cases {
		if each.name != name {
			continue
		}
		var stream bytes.Buffer
		encoder := gob.NewEncoder(&stream)
		for _, value := range each.values {
			if err := encoder.Encode(value); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
		fmt.Printf("%x", stream.Bytes())
	}
}
