package main

import (
	"context"
	"fmt"
	"time"
)

// measureDownload times streams of 32 KiB messages from the plugin to the host.
func measureDownload(echo echoClient, work effort) error {
	return measureStream("download_32kb", echo.download, work)
}

// measureUpload times streams of 32 KiB messages from the host to the plugin.
func measureUpload(echo echoClient, work effort) error {
	return measureStream("upload_32kb", echo.upload, work)
}

func measureStream(name string, transfer func(context.Context, int) (uint64, error), work effort) error {
	samples := make([]time.Duration, work.streams)
	size := uint64(work.streamMessages) * chunkSize
	for i := -work.streamWarmUp; i < work.streams; i++ {
		start := time.Now()
		received, err := transfer(context.Background(), work.streamMessages)
		took := time.Since(start)
		if err != nil {
			return err
		}
		if received != size {
			return fmt.Errorf("%d bytes of %d arrived", received, size)
		}
		if i >= 0 {
			samples[i] = took
		}
	}
	return report(name, "MB/s", float64(size)/1e6/quantile(samples, 0.5).Seconds())
}
