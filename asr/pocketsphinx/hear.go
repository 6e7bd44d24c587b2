package pocketsphinx

import (
	"context"

	"budi/asr"
	"budi/media"
)

// Hear recognises one utterance that is there as a whole, mono sound at rate
// Hz (8000 or 16000), as a call of its own. It takes a fraction of the
// sound's own time and ends early, with ctx's cause, when ctx does.
func (e *Engine) Hear(ctx context.Context, pcm []int16, rate int, g *asr.Grammar) (asr.Event, error) {
	s := &session{engine: e, rate: rate}
	defer s.close()
	if err := s.listen(g); err != nil {
		return asr.Event{}, unavailable(err)
	}
	for n := rate / 50; len(pcm) > 0; pcm = pcm[min(n, len(pcm)):] {
		if err := context.Cause(ctx); err != nil {
			return asr.Event{}, err
		}
		if err := s.hear(media.Frame{PCM: pcm[:min(n, len(pcm))], Rate: rate}); err != nil {
			return asr.Event{}, unavailable(err)
		}
	}
	event, err := s.finish()
	if err != nil {
		return asr.Event{}, unavailable(err)
	}
	return event, nil
}
