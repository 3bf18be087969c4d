package main

import (
	"time"

	"github.com/hashicorp/go-plugin"
)

// measureLaunch times a cold host with a cold plugin: from the launch to the connection, the first reply and later ones.
func measureLaunch(client *plugin.Client) (exchanger, error) {
	var none exchanger
	start := time.Now()
	protocol, err := client.Client()
	if err != nil {
		return none, err
	}
	connected := time.Since(start)
	dispensed, err := protocol.Dispense(pluginName)
	if err != nil {
		return none, err
	}
	echo := dispensed.(exchanger)
	replies, err := timeReplies(echo, start)
	if err != nil {
		return none, err
	}
	if err := report("launch_connected", "ms", millis(connected)); err != nil {
		return none, err
	}
	for _, reply := range replies {
		if err := report(reply.name, "ms", millis(reply.after)); err != nil {
			return none, err
		}
	}
	return echo, nil
}

type reply struct {
	number int
	name   string
	after  time.Duration
}

func timeReplies(echo exchanger, start time.Time) ([]reply, error) {
	replies := []reply{
		{number: 1, name: "launch_reply_1"},
		{number: 1_000, name: "launch_reply_1000"},
		{number: 10_000, name: "launch_reply_10000"},
	}
	payload := make([]byte, smallSize)
	made := 0
	for i := range replies {
		for ; made < replies[i].number; made++ {
			if _, err := echo.exchange(payload); err != nil {
				return nil, err
			}
		}
		replies[i].after = time.Since(start)
	}
	return replies, nil
}
