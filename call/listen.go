package call

import (
	"context"
	"errors"

	"budi/asr"
	"budi/media"
)

// backlog is how many inputs may wait for the recogniser: two seconds of sound.
// More means that it stalls; then sound is dropped and counted.
const backlog = 100

// replayable is how many frames of a turn are heard again, together with what
// continues it: the end of a sentence is made out badly without its beginning.
const replayable = 500

// mumbled is the same for a turn that was not understood: the beginning of a
// sentence is worth hearing again, a crowd is not.
const mumbled = 150

// take gives a frame of an utterance to the recogniser.
func (l *loop) take(u *utterance, f media.Frame) {
	u.frames = append(u.frames, f)
	l.listen(asr.Input{Frame: f})
}

// listen hands an input to the recogniser; sound is dropped when it stalls,
// control is not.
func (l *loop) listen(in asr.Input) {
	if in.Frame.PCM == nil || len(l.inputs) < backlog+l.replayed {
		select {
		case l.inputs <- in:
			return
		default:
		}
	}
	if in.Grammar == nil && !in.End && !in.Reset {
		l.dropped++
		return
	}
	l.told = nil
	l.log.Warn("recogniser stalls; words are lost", "dropped_frames", l.dropped)
}

// recognise runs the recogniser for the whole call. When it fails the call
// goes on by keys.
func (l *loop) recognise(ctx context.Context) {
	if l.cfg.Hear == nil {
		return
	}
	err := l.cfg.Hear.Recognize(ctx, asr.Options{Rate: rate}, l.inputs, l.events)
	if err != nil && ctx.Err() == nil {
		l.log.Error("recogniser failed; the call goes on by keys", "error", err)
		select {
		case l.failed <- err:
		case <-ctx.Done():
		}
	}
}

// receive brings the caller's sound until ctx ends or the leg fails.
func (l *loop) receive(ctx context.Context) {
	for {
		err := l.cfg.Leg.Receive(ctx, l.frames)
		if ctx.Err() != nil {
			return
		}
		select {
		case l.lost <- err:
		case <-ctx.Done():
			return
		}
		if !errors.Is(err, media.ErrNoMedia) {
			return
		}
	}
}
