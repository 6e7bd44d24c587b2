package main

import (
	"fmt"
	"os"

	"budi/media/wav"
)

// longestWAV bounds what is read of a file: half an hour.
const longestWAV = 30 * 60 * 16000

// readWAV reads a file's first channel.
func readWAV(path string) (pcm []int16, rate int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	all, form, err := wav.ReadAll(f, longestWAV)
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", path, err)
	}
	if form.Channels == 1 {
		return all, form.Rate, nil
	}
	for i := 0; i+form.Channels <= len(all); i += form.Channels {
		pcm = append(pcm, all[i])
	}
	return pcm, form.Rate, nil
}
