package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"io"
	"math"
	"math/big"
	"math/rand"
	"os"
	"reflect"
	"time"
)

// Everything has a Java twin with declared types.
type Everything struct {
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
	Pointer    *int64
	Strings    []string
	Ints       []int32
	Words      []uint16
	Floats     []float64
	Flags      []bool
	Digest     [8]byte
	Triple     [3]int64
	Map        map[string]int64
	ById       map[int32][]string
	Next       *Everything
	Others     []Everything
	ByName     map[string]*Everything
	Any        interface{}
	Anys       []interface{}
	Time       time.Time
	Duration   time.Duration
	Big        *big.Int
}

type Named struct {
	Label string
	Inner interface{}
}

func init() {
	gob.Register(Named{})
	gob.Register(map[string]interface{}{})
	gob.Register([]interface{}{})
	gob.Register(time.Duration(0))
}

// exchange sends random values and compares what comes back: with the value that Go itself reads of what it has sent.
func exchange(seed int64, count int) error {
	random := &maker{Rand: rand.New(rand.NewSource(seed))}
	in, out := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	for i := 0; i < count; i++ {
		value := reflect.New(reflect.TypeOf(Everything{})).Elem()
		random.declared = i%2 == 0
		if !random.declared {
			typ := random.typ(4)
			for typ.Kind() == reflect.Pointer {
				// Go cannot encode a pointer to a pointer to a GobEncoder by itself.
				typ = typ.Elem()
			}
			value = reflect.New(typ).Elem()
		}
		random.fill(value, 4)
		requireValue(value)
		if err := exchangeOne(in, out, random, value); err != nil {
			return fmt.Errorf("value %d of seed %d, %s: %w", i, seed, value.Type(), err)
		}
	}
	return nil
}

func exchangeOne(in *bufio.Reader, out *bufio.Writer, random *maker, value reflect.Value) error {
	var sent bytes.Buffer
	if err := gob.NewEncoder(&sent).EncodeValue(value); err != nil {
		return err
	}
	original := sent.Bytes()
	if err := writeFrame(out, original); err != nil {
		return err
	}
	returned, err := readFrame(in)
	if err != nil {
		return err
	}
	want, err := decode(original, value.Type())
	if err != nil {
		return err
	}
	if err := compare(want, returned, random.declared); err != nil {
		return fmt.Errorf("%w\nsent %x", err, original)
	}
	return exchangeEvolved(random, original, returned, value.Type())
}

// exchangeEvolved reads both as another version of the type. Go does not always succeed with its own: it skips an interface value by its
// length, which does not count the types that are defined in it.
func exchangeEvolved(random *maker, original, returned []byte, typ reflect.Type) error {
	evolved := random.evolve(typ)
	if evolved == nil {
		return nil
	}
	want, err := decode(original, evolved)
	if err != nil {
		return nil
	}
	return compare(want, returned, random.declared)
}

func decode(stream []byte, typ reflect.Type) (reflect.Value, error) {
	value := reflect.New(typ)
	return value, gob.NewDecoder(bytes.NewReader(stream)).DecodeValue(value)
}

func compare(want reflect.Value, stream []byte, emptyMaps bool) error {
	got, err := decode(stream, want.Type().Elem())
	if err != nil {
		return fmt.Errorf("%w\ngot %x", err, stream)
	}
	if emptyMaps {
		makeMaps(want)
		makeMaps(got)
	}
	if !reflect.DeepEqual(want.Interface(), got.Interface()) {
		return fmt.Errorf("as %s: %#v\ninstead of %#v\ngot %x", got.Type(), got.Elem(), want.Elem(), stream)
	}
	return nil
}

// makeMaps replaces nil maps by empty ones.
func makeMaps(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			makeMaps(v.Elem())
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			if v.Type().Field(i).IsExported() {
				makeMaps(v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := 0; i < v.Len(); i++ {
			makeMaps(v.Index(i))
		}
	case reflect.Map:
		if v.IsNil() {
			v.Set(reflect.MakeMap(v.Type()))
		}
		for each := v.MapRange(); each.Next(); {
			makeMaps(each.Value())
		}
	}
}

func writeFrame(out *bufio.Writer, frame []byte) error {
	if err := binary.Write(out, binary.BigEndian, uint32(len(frame))); err != nil {
		return err
	}
	if _, err := out.Write(frame); err != nil {
		return err
	}
	return out.Flush()
}

func readFrame(in *bufio.Reader) ([]byte, error) {
	var length uint32
	if err := binary.Read(in, binary.BigEndian, &length); err != nil {
		return nil, err
	}
	frame := make([]byte, length)
	_, err := io.ReadFull(in, frame)
	return frame, err
}

// maker makes types and values.
type maker struct {
	*rand.Rand
	// Everything is decoded as a Java record, in which strings are UTF-8 and there is no difference between nil and empty maps.
	declared bool
}

var basics = []reflect.Type{
	reflect.TypeOf(false), reflect.TypeOf(0), reflect.TypeOf(int8(0)), reflect.TypeOf(int16(0)), reflect.TypeOf(int32(0)),
	reflect.TypeOf(int64(0)), reflect.TypeOf(uint(0)), reflect.TypeOf(uint8(0)), reflect.TypeOf(uint16(0)),
	reflect.TypeOf(uint32(0)), reflect.TypeOf(uint64(0)), reflect.TypeOf(uintptr(0)), reflect.TypeOf(float32(0)),
	reflect.TypeOf(float64(0)), reflect.TypeOf(complex64(0)), reflect.TypeOf(complex128(0)), reflect.TypeOf(""),
	reflect.TypeOf([]byte(nil)), reflect.TypeOf(time.Time{}), reflect.TypeOf((*interface{})(nil)).Elem(),
	reflect.TypeOf(Everything{}), reflect.TypeOf(&Everything{}),
}

var keys = []reflect.Type{
	reflect.TypeOf(""), reflect.TypeOf(0), reflect.TypeOf(uint8(0)), reflect.TypeOf(false), reflect.TypeOf([2]int{}),
	reflect.TypeOf(struct{ A, B string }{}),
}

func (m *maker) typ(depth int) reflect.Type {
	if depth == 0 || m.Intn(3) == 0 {
		return basics[m.Intn(len(basics)-2*m.Intn(2))]
	}
	switch m.Intn(5) {
	case 0:
		return reflect.SliceOf(m.typ(depth - 1))
	case 1:
		return reflect.ArrayOf(m.Intn(4), m.typ(depth-1))
	case 2:
		return reflect.MapOf(keys[m.Intn(len(keys))], m.typ(depth-1))
	case 3:
		return reflect.PointerTo(m.typ(depth - 1))
	}
	var fields []reflect.StructField
	for i := 1 + m.Intn(5); i > 0; i-- {
		fields = append(fields, reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: m.typ(depth - 1)})
	}
	return reflect.StructOf(fields)
}

// evolve makes another version of a struct: fields in another order, some gone, some new, numbers wider or narrower.
func (m *maker) evolve(typ reflect.Type) reflect.Type {
	if typ.Kind() != reflect.Struct || typ.NumField() == 0 || typ == reflect.TypeOf(time.Time{}) {
		return nil
	}
	fields := []reflect.StructField{{Name: "New", Type: reflect.TypeOf([]string(nil))}}
	for _, i := range m.Perm(typ.NumField()) {
		field := typ.Field(i)
		if m.Intn(4) == 0 {
			continue
		}
		fields = append(fields, reflect.StructField{Name: field.Name, Type: m.resize(field.Type)})
	}
	return reflect.StructOf(fields)
}

func (m *maker) resize(typ reflect.Type) reflect.Type {
	switch typ.Kind() {
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int:
		return []reflect.Type{reflect.TypeOf(int64(0)), reflect.TypeOf(int16(0))}[m.Intn(2)]
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint:
		return []reflect.Type{reflect.TypeOf(uint64(0)), reflect.TypeOf(uint16(0))}[m.Intn(2)]
	case reflect.Float32:
		return reflect.TypeOf(float64(0))
	}
	return typ
}

var ints = []int64{0, 1, -1, 63, 64, -64, -65, 127, 128, -128, -129, math.MaxInt32, math.MinInt32, math.MaxInt64, math.MinInt64}

var floats = []float64{0, 1, -1, 0.5, math.Pi, math.MaxFloat32, -math.MaxFloat32, math.SmallestNonzeroFloat32, math.Inf(1), math.Inf(-1), 1e10}

var texts = []string{"a\xff\xfeb", "", "a", "grüße", "世界 🌍", "\x00", "longer than it needs to be, to have a length of more than one byte " +
	"-------------------------------------------------------------------------------------------------------"}

func (m *maker) text() string {
	if m.declared {
		return texts[1+m.Intn(len(texts)-1)]
	}
	return texts[m.Intn(len(texts))]
}

func (m *maker) fill(v reflect.Value, depth int) {
	if v.Type() == reflect.TypeOf(time.Time{}) {
		v.Set(reflect.ValueOf(time.Unix(m.Int63n(1<<36)-1<<35, m.Int63n(1e9)).In(time.FixedZone("", 900*(1+m.Intn(30))))))
		return
	}
	if v.Type() == reflect.TypeOf(&big.Int{}) {
		n := new(big.Int).Lsh(big.NewInt(ints[m.Intn(len(ints))]), uint(m.Intn(100)))
		v.Set(reflect.ValueOf(n))
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(m.Intn(2) == 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(ints[m.Intn(len(ints))])
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(uint64(ints[m.Intn(len(ints))]))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(floats[m.Intn(len(floats))])
	case reflect.Complex64, reflect.Complex128:
		v.SetComplex(complex(floats[m.Intn(len(floats))], floats[m.Intn(len(floats))]))
	case reflect.String:
		v.SetString(m.text())
	case reflect.Slice:
		if n := m.Intn(4); depth > 0 || v.Type().Elem().Kind() == reflect.Uint8 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			m.fillAll(v, depth-1)
		}
	case reflect.Array:
		m.fillAll(v, depth-1)
	case reflect.Map:
		if m.Intn(3) > 0 {
			v.Set(reflect.MakeMap(v.Type()))
			m.fillMap(v, depth)
		}
	case reflect.Pointer:
		if depth > 0 || v.Type().Elem().Kind() != reflect.Struct {
			m.fillPointer(v, depth)
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			if m.Intn(3) > 0 || v.Field(i).Kind() == reflect.Array {
				m.fill(v.Field(i), depth-1)
			}
		}
	case reflect.Interface:
		m.fillInterface(v, depth)
	}
}

func (m *maker) fillAll(v reflect.Value, depth int) {
	for i := 0; i < v.Len(); i++ {
		m.fill(v.Index(i), depth)
		requireValue(v.Index(i))
	}
}

// requireValue is for elements and whole values: gob has no nil there. Arrays are always sent with all their elements.
func requireValue(v reflect.Value) {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Array:
		for i := 0; i < v.Len(); i++ {
			requireValue(v.Index(i))
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			kind := v.Field(i).Kind()
			if v.Type().Field(i).IsExported() && (kind == reflect.Array || kind == reflect.Struct) {
				requireValue(v.Field(i))
			}
		}
	}
}

func (m *maker) fillMap(v reflect.Value, depth int) {
	for n := m.Intn(4); n > 0 && depth > 0; n-- {
		key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		m.fill(key, depth-1)
		m.fill(elem, depth-1)
		requireValue(elem)
		v.SetMapIndex(key, elem)
	}
}

func (m *maker) fillPointer(v reflect.Value, depth int) {
	if m.Intn(3) > 0 || depth > 3 {
		v.Set(reflect.New(v.Type().Elem()))
		m.fill(v.Elem(), depth-1)
		requireValue(v)
	}
}

func (m *maker) fillInterface(v reflect.Value, depth int) {
	values := []interface{}{
		nil, true, int(ints[m.Intn(len(ints))]), int8(1), int16(2), int32(3), uint(4), uint8(5), uint16(6), uint32(7),
		uint64(math.MaxUint64), uintptr(8), float32(1.5), floats[m.Intn(len(floats))], complex(1, 2), m.text(),
		[]byte{1, 2}, []string{"a", ""}, []int{1}, []uint16{1, 2}, []float64{1.5}, []bool{true},
	}
	if depth > 0 {
		var inner interface{}
		m.fillInterface(reflect.ValueOf(&inner).Elem(), depth-1)
		values = append(values, Named{m.text(), inner}, []interface{}{inner, 1}, map[string]interface{}{"k": inner},
			Named{"n", inner})
	}
	if value := values[m.Intn(len(values))]; value != nil {
		v.Set(reflect.ValueOf(value))
	}
}
