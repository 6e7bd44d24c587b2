package call

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"github.com/google/uuid"

	"budi/asr"
	"budi/dialog"
	"budi/language"
	"budi/media"
	"budi/media/quality"
	"budi/tts"
)

// rate is of the frames that the loop and the recogniser work on.
const rate = 8000

// loop owns the state of a call; all but the channels belong to its goroutine.
type loop struct {
	cfg    Config
	timing Timing
	log    *slog.Logger

	frames  chan media.Frame
	inputs  chan asr.Input
	events  chan asr.Event
	failed  chan error // the recogniser gave up
	lost    chan error // the leg brings no sound
	replies chan answer
	wg      sync.WaitGroup

	started time.Time
	lang    language.Tag
	expect  dialog.Expectation
	slower  bool
	louder  bool

	ear      endpointer
	before   ring
	utter    *utterance   // the caller's speech, nil in silence
	speech   *speech      // Budi's, nil in silence
	thinks   bool         // a reply is awaited
	queue    []pending    // turns that came while a reply was awaited
	held     *answer      // a reply that waits for the end of what is being said
	open     *answer      // a reply under way that does not bind the dialog yet
	prior    prior        // the caller's last turn
	grammar  *asr.Grammar // for expect, nil where it can't be heard
	making   bool         // the grammar for expect is on its way
	made     chan *asr.Grammar
	told     *asr.Grammar  // that the recogniser listens for
	unheard  string        // of the reply that was interrupted
	dropped  int           // frames that the recogniser did not take
	keysOnly bool          // the recogniser is gone
	sound    quality.State // what is wrong with the caller's now
	silent   bool          // no sound came for the leg's limit, and the caller was asked
	replayed int           // frames that the recogniser hears once more
	vain     int           // turns in a row that stopped Budi and said nothing
	turns    int
	early    *early // what is made of a reply before its turn is decided
	fail     context.CancelCauseFunc

	quiet  *time.Timer // no input
	late   *time.Timer // final words
	slow   *time.Timer // reply
	bind   *time.Timer // until an open reply binds
	filled bool        // the last thing said was a filler
}

func newLoop(cfg Config) *loop {
	l := &loop{
		cfg: cfg, timing: cfg.Timing.withDefaults(), log: cfg.Log,
		frames: make(chan media.Frame, 50), inputs: make(chan asr.Input, backlog+replayable+preRoll),
		events: make(chan asr.Event, 16), failed: make(chan error, 1), lost: make(chan error, 1),
		replies: make(chan answer, 1), made: make(chan *asr.Grammar, 1),
		keysOnly: cfg.Hear == nil,
	}
	if l.log == nil {
		l.log = slog.New(slog.DiscardHandler)
	}
	return l
}

// run is the call. It returns when every goroutine has ended.
func (l *loop) run(ctx context.Context) Result {
	ctx, stop := context.WithCancelCause(ctx)
	l.started = time.Now()
	l.quiet, l.late, l.slow, l.bind = stopped(), stopped(), stopped(), stopped()
	limit := time.NewTimer(l.timing.Limit)
	l.fail = stop
	l.spawn("receiving", func() { l.receive(ctx) })
	l.spawn("recogniser", func() { l.recognise(ctx) })

	l.say(ctx, answer{reply: l.cfg.First, pending: pending{line: Timeline{Turn: uuid.New()}}})
	res := Result{}
	for res.Cause == nil {
		res = l.step(ctx, limit.C)
	}
	stop(res.Cause)
	if l.speech != nil {
		l.ended(<-l.speech.done)
	}
	for _, t := range []*time.Timer{l.quiet, l.late, l.slow, l.bind, limit} {
		t.Stop()
	}
	l.wg.Wait()
	l.leftover(ctx)
	res.Turns = l.turns
	return res
}

// spawn runs do on a goroutine of the call's own.
func (l *loop) spawn(what string, do func()) {
	l.wg.Go(func() {
		defer l.rescue(what)
		do()
	})
}

// rescue is deferred by every goroutine of a call: a panic ends this call, and
// no other.
func (l *loop) rescue(what string) {
	if p := recover(); p != nil {
		l.log.Error("call panicked", "where", what, "panic", p, "stack", string(debug.Stack()))
		l.fail(fmt.Errorf("%w: %s: %v", ErrDefect, what, p))
	}
}

func stopped() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

// step takes one event; the result has a cause when the call is over.
func (l *loop) step(ctx context.Context, limit <-chan time.Time) Result {
	var done <-chan spoken
	if l.speech != nil {
		done = l.speech.done
	}
	select {
	case <-ctx.Done():
		return Result{Cause: context.Cause(ctx)}
	case <-limit:
		return Result{Cause: ErrTooLong}
	case f := <-l.frames:
		if err := l.sounds(f); err != nil {
			return Result{Cause: err}
		}
		l.frame(ctx, f)
	case e := <-l.events:
		l.event(ctx, e)
	case a := <-l.replies:
		return l.replied(ctx, a)
	case s := <-done:
		return l.spoken(ctx, s)
	case err := <-l.lost:
		return l.noMedia(ctx, err)
	case <-l.failed: //nolint:errcheck // logged where it was sent
		l.keysOnly, l.utter = true, nil
		if l.speech != nil {
			l.speech.give(full)
		}
		l.notice(DeafEngine)
		l.turn(ctx, pending{turn: dialog.Turn{Unclear: true, Deaf: true}})
	case <-l.quiet.C:
		if l.speech == nil && l.utter == nil && !l.thinks {
			l.turn(ctx, pending{turn: dialog.Turn{Silence: true}})
		}
	case <-l.late.C:
		if l.utter != nil && l.utter.ending {
			l.log.Warn("no final words in time", "limit", l.timing.Words)
			l.notice(DeafEngine)
			l.finish(ctx, asr.Event{Final: true, Rejected: true})
		}
	case <-l.slow.C:
		l.fill(ctx)
	case g := <-l.made:
		l.expectWords(g)
	case <-l.bind.C:
		l.settle(ctx)
	}
	return Result{}
}

// fill says that an answer is on its way, never twice in a row.
func (l *loop) fill(ctx context.Context) {
	if !l.thinks || l.filled || l.speech != nil || l.cfg.Filler == nil {
		return
	}
	text := l.cfg.Filler(l.lang)
	if text == "" {
		return
	}
	l.filled = true
	l.speech = l.speak(ctx, dialog.Reply{Say: []string{text}, Lang: l.lang, Expect: l.expect}, Timeline{}, nil)
}

// ended takes note of how a speech ended.
func (l *loop) ended(s spoken) {
	l.speech = nil
	if s.err != nil && !errors.Is(s.err, context.Canceled) {
		l.log.Warn("reply was not spoken to its end", "error", s.err, "heard", s.line.Heard)
		if errors.Is(s.err, tts.ErrUnavailable) {
			l.notice(MuteEngine)
		}
	}
	if l.filled {
		return
	}
	if s.line.Interrupted {
		s.line.Unheard = s.unheard()
	}
	l.log.Info("turn", "expect", string(s.reply.Expect.Kind), "timeline", s.line)
	if l.cfg.Observer != nil {
		l.cfg.Observer.Said(s.reply, s.line)
	}
}

// await starts the wait for the caller.
func (l *loop) await() {
	if l.utter == nil && l.speech == nil && !l.thinks {
		l.quiet.Reset(l.timing.NoInput)
	}
}

// interrupt stops Budi's speech; the dialog learns what was not heard.
func (l *loop) interrupt() {
	if l.speech == nil {
		return
	}
	l.unheard = l.speech.unheard()
	l.speech.stop(ErrBargeIn)
}

// key takes a telephone key: it interrupts at once.
func (l *loop) key(ctx context.Context, key rune) {
	l.unforetell()
	l.utter = nil
	l.ear.stop()
	l.interrupt()
	now := time.Now()
	l.turn(ctx, pending{turn: dialog.Turn{Key: key, Confidence: 1}, line: Timeline{LastSpeech: now, Decided: now}})
}

// noMedia takes the leg's word that no sound comes: the caller is asked once,
// then the call ends.
func (l *loop) noMedia(ctx context.Context, err error) Result {
	if !errors.Is(err, media.ErrNoMedia) || l.silent {
		return Result{Cause: fmt.Errorf("no sound from the caller: %w", err)}
	}
	l.silent = true
	l.log.Warn("no sound from the caller; asking", "error", err)
	if !l.thinks {
		l.interrupt()
		l.turn(ctx, pending{turn: dialog.Turn{Silence: true}})
	}
	return Result{}
}

// deaf reports whether speech can't be understood now.
func (l *loop) deaf() bool { return l.keysOnly || l.grammar == nil && !l.making }
