package main

import (
	"context"

	"budi/tts"
)

// wavRenderer "speaks" the names of WAV files: a caller whose turns are sound.
type wavRenderer struct{ tts.Renderer }

// Render implements [tts.Renderer].
func (wavRenderer) Render(_ context.Context, _ tts.Voice, path string) ([]int16, error) {
	return sound(path)
}
