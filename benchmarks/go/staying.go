package main

import (
	"bufio"
	"fmt"
	"os"
	"time"

	"github.com/hashicorp/go-plugin"
	"golang.org/x/sync/errgroup"
)

// atOnce is how many plugins are started at once.
const atOnce = 8

// dispense launches the plugin and calls it once.
func dispense(client *plugin.Client) (exchanger, error) {
	protocol, err := client.Client()
	if err != nil {
		return nil, err
	}
	dispensed, err := protocol.Dispense(pluginName)
	if err != nil {
		return nil, err
	}
	echo := dispensed.(exchanger)
	_, err = echo.exchange(make([]byte, smallSize))
	return echo, err
}

// arrived is a line without a value, for who waits for it.
func arrived() error {
	_, err := fmt.Println("{}")
	return err
}

// reachFirst says when the first reply is there, before anything else takes time.
func (o *hostOptions) reachFirst() error {
	client := o.client()
	defer client.Kill()
	if _, err := dispense(client); err != nil {
		return err
	}
	return arrived()
}

// keepLaunching launches the plugin once for each line of stdin.
func (o *hostOptions) keepLaunching() error {
	asked := bufio.NewScanner(os.Stdin)
	for asked.Scan() {
		client := o.client()
		start := time.Now()
		_, err := dispense(client)
		took := time.Since(start)
		client.Kill()
		if err == nil {
			err = report("launch_warm_reply_1", "ms", millis(took))
		}
		if err != nil {
			return err
		}
	}
	return asked.Err()
}

// stay measures everything for each line of stdin: after the first time, host and plugin are warm.
func (o *hostOptions) stay() error {
	client := o.client()
	defer client.Kill()
	echo, err := dispense(client)
	if err != nil {
		return err
	}
	asked, now := bufio.NewScanner(os.Stdin), o.effort
	for asked.Scan() {
		if err := measureWarm(echo, false, now); err != nil {
			return err
		}
		if err := arrived(); err != nil {
			return err
		}
		now = o.effort.warm()
	}
	return asked.Err()
}

// keepPlugins keeps plugins for others to look at: idle first, after the first line of stdin loaded, until stdin ends.
func (o *hostOptions) keepPlugins() error {
	start := time.Now()
	clients, echos, err := o.launchAll()
	defer func() {
		for _, client := range clients {
			client.Kill()
		}
	}()
	if err != nil {
		return err
	}
	if err := report("plugins_started", "ms", millis(time.Since(start))); err != nil {
		return err
	}
	asked := bufio.NewScanner(os.Stdin)
	for loaded := false; asked.Scan(); loaded = true {
		if !loaded {
			silent = true
			err = measureWarm(echos[0], false, o.effort)
			silent = false
		}
		if err != nil {
			return err
		}
		if err := arrived(); err != nil {
			return err
		}
	}
	return asked.Err()
}

func (o *hostOptions) launchAll() ([]*plugin.Client, []exchanger, error) {
	clients, echos := make([]*plugin.Client, o.plugins), make([]exchanger, o.plugins)
	for i := range clients {
		clients[i] = o.client()
	}
	var group errgroup.Group
	group.SetLimit(atOnce)
	for i := range clients {
		group.Go(func() (err error) {
			echos[i], err = dispense(clients[i])
			return err
		})
	}
	return clients, echos, group.Wait()
}
