package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/rpc"
	"os"
	"sync"
	"time"
)

type Args struct{ A, B int }

type Quotient struct{ Quo, Rem int }

// Service is what Java's client calls; Java's server has the same.
type Service struct{ release chan struct{} }

func (s *Service) Multiply(args *Args, reply *int) error {
	*reply = args.A * args.B
	return nil
}

func (s *Service) Divide(args Args, reply *Quotient) error {
	if args.B == 0 {
		return errors.New("divide by zero")
	}
	*reply = Quotient{args.A / args.B, args.A % args.B}
	return nil
}

// Greet and Put are as in go-plugin's examples.
func (s *Service) Greet(args interface{}, reply *string) error {
	if args != nil {
		return fmt.Errorf("%v instead of nil", args)
	}
	*reply = "Hello!"
	return nil
}

func (s *Service) Put(args map[string]interface{}, reply *interface{}) error {
	if args["key"].(string) != "hello" || string(args["value"].([]byte)) != "world" {
		return fmt.Errorf("put %v", args)
	}
	return nil
}

func (s *Service) Ping(args bool, reply *struct{}) error {
	if !args {
		return errors.New("no ping")
	}
	return nil
}

func (s *Service) Dispense(name string, id *uint32) error {
	*id = uint32(len(name))
	return nil
}

func (s *Service) Echo(args []byte, reply *[]byte) error {
	*reply = args
	return nil
}

// Wait comes back when Release is called.
func (s *Service) Wait(args int, reply *int) error {
	<-s.release
	*reply = args
	return nil
}

func (s *Service) Release(args int, reply *int) error {
	s.release <- struct{}{}
	return nil
}

func server() *rpc.Server {
	s := rpc.NewServer()
	if err := s.RegisterName("Plugin", &Service{make(chan struct{})}); err != nil {
		panic(err)
	}
	return s
}

func serve(network, address string) error {
	listener, err := net.Listen(network, address)
	if err != nil {
		return err
	}
	fmt.Println(listener.Addr())
	server().Accept(listener)
	return nil
}

func servePipe() error {
	server().ServeConn(struct {
		io.Reader
		io.WriteCloser
	}{os.Stdin, os.Stdout})
	return nil
}

func call(network, address string) error {
	client, err := rpc.Dial(network, address)
	if err != nil {
		return err
	}
	for _, step := range []func(*rpc.Client) error{arithmetic, greeter, control, failures, large, outOfOrder, concurrent} {
		if err := step(client); err != nil {
			return err
		}
	}
	return client.Close()
}

func expect(what string, err error, got, want interface{}) error {
	if err != nil || got != want {
		return fmt.Errorf("%s: %v and %v instead of %v", what, got, err, want)
	}
	return nil
}

func arithmetic(c *rpc.Client) error {
	var product int
	if err := expect("Multiply", c.Call("Plugin.Multiply", &Args{6, 7}, &product), product, 42); err != nil {
		return err
	}
	var quotient Quotient
	return expect("Divide", c.Call("Plugin.Divide", Args{17, 5}, &quotient), quotient, Quotient{3, 2})
}

func greeter(c *rpc.Client) error {
	var greeting string
	if err := expect("Greet", c.Call("Plugin.Greet", new(interface{}), &greeting), greeting, "Hello!"); err != nil {
		return err
	}
	var nothing interface{}
	put := map[string]interface{}{"key": "hello", "value": []byte("world")}
	return expect("Put", c.Call("Plugin.Put", put, &nothing), nothing, nil)
}

func control(c *rpc.Client) error {
	if err := expect("Ping", c.Call("Plugin.Ping", true, &struct{}{}), nil, nil); err != nil {
		return err
	}
	var id uint32
	return expect("Dispense", c.Call("Plugin.Dispense", "greeter", &id), id, uint32(7))
}

func failures(c *rpc.Client) error {
	for _, each := range []struct {
		method   string
		argument interface{}
		want     string
	}{
		{"Plugin.Divide", Args{1, 0}, "divide by zero"},
		{"Plugin.Nope", 1, "rpc: can't find method Plugin.Nope"},
		{"Nope.Nope", Args{1, 2}, "rpc: can't find service Nope.Nope"},
		{"nope", "x", "rpc: service/method request ill-formed: nope"},
	} {
		err := c.Call(each.method, each.argument, new(Quotient))
		if err == nil || err.Error() != each.want {
			return fmt.Errorf("%s: %v instead of %s", each.method, err, each.want)
		}
	}
	if err := c.Call("Plugin.Multiply", "text", new(int)); err == nil {
		return errors.New("a string was taken for Args")
	}
	return arithmetic(c)
}

func large(c *rpc.Client) error {
	sent := bytes.Repeat([]byte{1, 2, 3, 4, 5, 6, 7}, 64_000_000/7)
	var received []byte
	if err := c.Call("Plugin.Echo", sent, &received); err != nil {
		return err
	}
	if !bytes.Equal(sent, received) {
		return errors.New("64 MB came back changed")
	}
	return nil
}

func outOfOrder(c *rpc.Client) error {
	first := c.Go("Plugin.Wait", 1, new(int), nil)
	if err := arithmetic(c); err != nil {
		return err
	}
	select {
	case <-first.Done:
		return errors.New("Wait did not wait")
	default:
	}
	if err := c.Call("Plugin.Release", 0, new(int)); err != nil {
		return err
	}
	select {
	case <-first.Done:
		return expect("Wait", first.Error, *first.Reply.(*int), 1)
	case <-time.After(time.Minute):
		return errors.New("Wait did not end")
	}
}

func concurrent(c *rpc.Client) error {
	var group sync.WaitGroup
	failed := make(chan error, 64)
	for i := 0; i < 64; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for k := 0; k < 50; k++ {
				var product int
				if err := expect("Multiply", c.Call("Plugin.Multiply", Args{i, k}, &product), product, i*k); err != nil {
					failed <- err
					return
				}
			}
		}()
	}
	group.Wait()
	close(failed)
	return <-failed
}
