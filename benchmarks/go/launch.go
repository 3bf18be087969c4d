package main

import (
	"fmt"
	"time"

	"github.com/hashicorp/go-plugin"
)

// measureLaunch times a cold host with a cold plugin: from the launch to the connection, the first reply and later ones.
func measureLaunch(client *plugin.Client, work effort) (exchanger, error) {
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
	replies, err := timeReplies(echo, start, work.replies)
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
	name  string
	after time.Duration
}

func timeReplies(echo exchanger, start time.Time, numbers []int) ([]reply, error) {
	replies := make([]reply, len(numbers))
	payload := make([]byte, smallSize)
	made := 0
	for i := range replies {
		for ; made < numbers[i]; made++ {
			if _, err := echo.exchange(payload); err != nil {
				return nil, err
			}
		}
		replies[i] = reply{fmt.Sprintf("launch_reply_%d", numbers[i]), time.Since(start)}
	}
	return replies, nil
}
