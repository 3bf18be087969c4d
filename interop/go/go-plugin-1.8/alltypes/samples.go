package alltypes

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"
)

const (
	// levels of the deep tree, as in AllTypesSamples.java.
	levels  = 90
	unicode = "\x00 ä € 😀 \uFFFD "

	noUUID  = "00000000-0000-0000-0000-000000000000"
	allUUID = "ffffffff-ffff-ffff-ffff-ffffffffffff"
)

// Samples are those of AllTypesSamples.java, built from what the contract's documentation says: change both.
var Samples = map[string]func() *Values{"empty": empty, "max": highest, "min": lowest, "unicode": anyText}

func empty() *Values {
	return &Values{
		Numbers: &Numbers{},
		Scalars: &Scalars{},
		Arrays:  &Arrays{},
		Texts: &Texts{
			Uuid:           noUUID,
			Whole:          "0",
			Decimal:        "0",
			Date:           "1970-01-01",
			Time:           "00:00",
			DateTime:       "1970-01-01T00:00",
			OffsetDateTime: "1970-01-01T00:00Z",
			ZonedDateTime:  "1970-01-01T00:00Z",
			Period:         "P0D",
			Zone:           "Z",
			Instant:        &timestamppb.Timestamp{},
			Duration:       &durationpb.Duration{},
			Shape:          nothing(),
		},
		Presences:   &Presences{},
		Collections: &Collections{},
		Tree:        &Node{},
	}
}

func highest() *Values {
	longest := &durationpb.Duration{Seconds: 315_576_000_000, Nanos: 999_999_999}
	return &Values{
		Numbers: &Numbers{
			ABoolean:     true,
			AByte:        math.MaxInt8,
			AShort:       math.MaxInt16,
			AChar:        math.MaxUint16,
			AnInt:        math.MaxInt32,
			ALong:        math.MaxInt64,
			AFloat:       math.MaxFloat32,
			ADouble:      math.MaxFloat64,
			BoxedBoolean: true,
			BoxedByte:    math.MaxInt8,
			BoxedShort:   math.MaxInt16,
			BoxedChar:    math.MaxUint16,
			BoxedInt:     math.MaxInt32,
			BoxedLong:    math.MaxInt64,
			BoxedFloat:   float32(math.Inf(1)),
			BoxedDouble:  math.Inf(1),
		},
		Scalars: &Scalars{
			U32:  math.MaxUint32,
			U64:  math.MaxUint64,
			S32:  math.MaxInt32,
			S64:  math.MaxInt64,
			F32:  math.MaxUint32,
			F64:  math.MaxUint64,
			Sf32: math.MaxInt32,
			Sf64: math.MaxInt64,
		},
		Arrays: &Arrays{Bytes: []byte(strings.Repeat("y", 100_000)), Some: []byte{}},
		Texts: &Texts{
			Text:           strings.Repeat("x", 100_000),
			Buffer:         []byte{255, 0, 1},
			Uuid:           allUUID,
			Whole:          googol().String(),
			Decimal:        "1E+1000",
			Uri:            "https://example.org/a?b=c#d",
			Path:           "/a/b c",
			Date:           "+999999999-12-31",
			Time:           "23:59:59.999999999",
			DateTime:       "+999999999-12-31T23:59:59.999999999",
			OffsetDateTime: "+999999999-12-31T23:59:59.999999999-18:00",
			ZonedDateTime:  "9999-12-31T23:59+05:45[Asia/Kathmandu]",
			Period:         "P2147483647Y2147483647M2147483647D",
			Zone:           "Pacific/Kiritimati",
			Instant:        &timestamppb.Timestamp{Seconds: 253_402_300_799, Nanos: 999_999_999},
			Duration:       longest,
			Color:          Color_COLOR_RED,
			Year:           999_999_999,
			Shape:          circle(math.MaxFloat64),
		},
		Presences: &Presences{
			Text:            proto.String(""),
			Bytes:           []byte{},
			Number:          proto.Int32(0),
			OptionalText:    proto.String(""),
			OptionalBoolean: proto.Bool(false),
			OptionalInt:     proto.Int32(0),
			OptionalLong:    proto.Int64(0),
			OptionalDouble:  proto.Float64(0),
			Color:           Color_COLOR_NONE.Enum(),
			Instant:         &timestamppb.Timestamp{},
			Uuid:            proto.String(noUUID),
			Year:            proto.Int32(0),
			Shape:           nothing(),
		},
		Collections: &Collections{
			Texts:            []string{"", "x"},
			Bytes:            [][]byte{{}, {1}},
			Numbers:          []int32{0, math.MaxInt32, math.MinInt32},
			Signed:           []int64{0, math.MaxInt64, math.MinInt64},
			Doubles:          []float64{0, math.Copysign(0, -1), math.MaxFloat64, math.Inf(-1), math.NaN()},
			Booleans:         []bool{true, false},
			Colors:           []Color{Color_COLOR_VIOLET, Color_COLOR_RED},
			Shapes:           []*Shape{square(math.MaxInt64), nothing(), circle(0)},
			TextByText:       map[string]string{"": "", "k": "v"},
			NodeByNumber:     map[int32]*Node{0: {}, math.MinInt32: {Name: "n"}},
			YearByBoolean:    map[bool]int32{true: 999_999_999, false: 0},
			ColorByUuid:      map[string]Color{allUUID: Color_COLOR_RED, noUUID: Color_COLOR_NONE},
			DurationByNumber: map[int64]*durationpb.Duration{math.MaxInt64: longest, 0: {}},
		},
		Tree: deep(),
	}
}

func lowest() *Values {
	return &Values{
		Numbers: &Numbers{
			AByte:       math.MinInt8,
			AShort:      math.MinInt16,
			AnInt:       math.MinInt32,
			ALong:       math.MinInt64,
			AFloat:      math.SmallestNonzeroFloat32,
			ADouble:     math.SmallestNonzeroFloat64,
			BoxedByte:   math.MinInt8,
			BoxedShort:  math.MinInt16,
			BoxedInt:    math.MinInt32,
			BoxedLong:   math.MinInt64,
			BoxedFloat:  float32(math.Inf(-1)),
			BoxedDouble: math.NaN(),
		},
		Scalars: &Scalars{
			U32:  1 << 31,
			U64:  1 << 63,
			S32:  math.MinInt32,
			S64:  math.MinInt64,
			F32:  1 << 31,
			F64:  1 << 63,
			Sf32: math.MinInt32,
			Sf64: math.MinInt64,
		},
		Arrays: &Arrays{Bytes: []byte{0}, Some: []byte{255}},
		Texts: &Texts{
			Text:           "x",
			Buffer:         []byte{0},
			Uuid:           "80000000-0000-0000-8000-000000000000",
			Whole:          "-" + googol().String(),
			Decimal:        "-1E-1000",
			Uri:            "a",
			Path:           ".",
			Date:           "-999999999-01-01",
			Time:           "00:00:00.000000001",
			DateTime:       "-999999999-01-01T00:00",
			OffsetDateTime: "-999999999-01-01T00:00+18:00",
			ZonedDateTime:  "0000-01-01T00:00-18:00",
			Period:         "P-2147483648Y-2147483648M-2147483648D",
			Zone:           "-18:00",
			Instant:        &timestamppb.Timestamp{Seconds: -62_135_596_800},
			Duration:       &durationpb.Duration{Seconds: -315_576_000_000},
			Color:          Color_COLOR_VIOLET,
			Year:           -999_999_999,
			Shape:          square(math.MinInt64),
		},
		Presences: &Presences{
			Text:            proto.String("x"),
			Bytes:           []byte{0},
			Number:          proto.Int32(math.MinInt32),
			OptionalText:    proto.String("x"),
			OptionalBoolean: proto.Bool(true),
			OptionalInt:     proto.Int32(math.MinInt32),
			OptionalLong:    proto.Int64(math.MinInt64),
			OptionalDouble:  proto.Float64(math.Copysign(0, -1)),
			Color:           Color_COLOR_VIOLET.Enum(),
			Instant:         &timestamppb.Timestamp{Seconds: -62_135_596_800},
			Uuid:            proto.String("00000000-0000-0000-0000-000000000001"),
			Year:            proto.Int32(-999_999_999),
			Shape:           circle(math.Copysign(0, -1)),
		},
		Collections: &Collections{},
		Tree:        &Node{Name: "x"},
	}
}

func anyText() *Values {
	values := empty()
	values.Texts.Text = unicode
	values.Arrays.Bytes = []byte(unicode)
	values.Texts.Buffer = []byte(unicode)
	values.Texts.Uri = "http://ä.example/€"
	values.Texts.Path = "ä/€"
	values.Collections.Texts = []string{unicode, strings.Repeat("ä", 1000)}
	values.Collections.TextByText = map[string]string{unicode: "😀"}
	values.Tree.Name = unicode
	return values
}

func deep() *Node {
	node := &Node{Name: "0"}
	for level := 1; level <= levels; level++ {
		outer := &Node{Name: strconv.Itoa(level)}
		switch level % 3 {
		case 0:
			outer.Left = node
		case 1:
			outer.Right = node
		default:
			outer.Others = []*Node{{Name: "o"}, node}
		}
		node = outer
	}
	return node
}

func googol() *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(100), nil)
}

func circle(radius float64) *Shape {
	return &Shape{Alternative: &Shape_Circle{Circle: &Circle{Radius: radius}}}
}

func square(side int64) *Shape {
	return &Shape{Alternative: &Shape_Square{Square: &Square{Side: side}}}
}

func nothing() *Shape {
	return &Shape{Alternative: &Shape_Nothing{Nothing: &Nothing{}}}
}
