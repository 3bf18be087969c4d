package main

import (
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
)

// rawSocket sends bytes to another process and reads them back, with no protocol between.
type rawSocket struct{ conn net.Conn }

func (s rawSocket) exchange(payload []byte) ([]byte, error) {
	if _, err := s.conn.Write(payload); err != nil {
		return nil, err
	}
	_, err := io.ReadFull(s.conn, payload)
	return payload, err
}

// measureRaw is the limit of what any protocol on a Unix socket can reach in Go.
func measureRaw(work effort) error {
	directory, err := os.MkdirTemp("", "benchmark")
	if err != nil {
		return err
	}
	defer os.RemoveAll(directory)
	path := filepath.Join(directory, "socket")
	listener, err := net.Listen("unix", path)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	serving := exec.Command(self, "raw-serve", path)
	if err := serving.Start(); err != nil {
		return err
	}
	conn, err := listener.Accept()
	if err == nil {
		err = measureUnary(rawSocket{conn}, work)
		conn.Close()
	}
	serving.Wait()
	return err
}

func serveRaw(path string) error {
	conn, err := net.Dial("unix", path)
	if err != nil {
		return err
	}
	defer conn.Close()
	buffer := make([]byte, smallSize)
	for {
		if _, err := io.ReadFull(conn, buffer); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if _, err := conn.Write(buffer); err != nil {
			return err
		}
	}
}
