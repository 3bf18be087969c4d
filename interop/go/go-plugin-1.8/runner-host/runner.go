package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/hashicorp/go-plugin"
	"github.com/hashicorp/go-plugin/runner"
)

// otherTree runs a plugin that sees the socket directory by another name. The name is gone once the plugin has told its
// address: who does not translate it finds nothing there.
type otherTree struct {
	cmd            *exec.Cmd
	stdout, stderr io.ReadCloser
	hosts, plugins string // the socket directory as either side sees it
	translated     int
}

var _ runner.Runner = (*otherTree)(nil)

func newOtherTree(command, environment []string, sockets, elsewhere string) (*otherTree, error) {
	seen := filepath.Join(elsewhere, "seen")
	if err := os.Symlink(sockets, seen); err != nil {
		return nil, err
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append(environment, plugin.EnvUnixSocketDir+"="+seen)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	return &otherTree{cmd: cmd, stdout: stdout, stderr: stderr, hosts: sockets, plugins: seen}, nil
}

func (r *otherTree) Start(context.Context) error { return r.cmd.Start() }

func (r *otherTree) Wait(context.Context) error { return r.cmd.Wait() }

func (r *otherTree) Kill(context.Context) error {
	if err := r.cmd.Process.Kill(); !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	return nil
}

func (r *otherTree) Stdout() io.ReadCloser { return r.stdout }

func (r *otherTree) Stderr() io.ReadCloser { return r.stderr }

func (r *otherTree) Name() string { return r.cmd.Path }

func (r *otherTree) ID() string { return fmt.Sprint(r.cmd.Process.Pid) }

func (r *otherTree) Diagnose(context.Context) string { return "" }

func (r *otherTree) PluginToHost(network, address string) (string, string, error) {
	rest, found := strings.CutPrefix(address, r.plugins+"/")
	if network != "unix" || !found {
		return "", "", fmt.Errorf("%s %s is not in %s", network, address, r.plugins)
	}
	r.translated++
	return network, filepath.Join(r.hosts, rest), os.Remove(r.plugins)
}

func (r *otherTree) HostToPlugin(network, address string) (string, string, error) {
	rest, found := strings.CutPrefix(address, r.hosts+"/")
	if network != "unix" || !found {
		return "", "", fmt.Errorf("%s %s is not in %s", network, address, r.hosts)
	}
	return network, filepath.Join(r.plugins, rest), nil
}
