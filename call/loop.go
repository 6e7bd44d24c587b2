package call

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/google/uuid"

	"budi/asr"
	"budi/dialog"
	"budi/language"
	"budi/media"
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
	grammar  *asr.Grammar // for expect, nil where it can't be heard
	unheard  string       // of the reply that was interrupted
	dropped  int          // frames that the recogniser did not take
	keysOnly bool         // the recogniser is gone
	silent   bool         // no sound came for the leg's limit, and the caller was asked
	turns    int

	quiet  *time.Timer // no input
	late   *time.Timer // final words
	slow   *time.Timer // reply
	filled bool        // the last thing said was a filler
}

// pending is a turn that waits for the dialog.
type pending struct {
	turn dialog.Turn
	line Timeline
}

// answer is the dialog's reply to a turn.
type answer struct {
	reply dialog.Reply
	line  Timeline
	err   error
}

func newLoop(cfg Config) *loop {
	l := &loop{
		cfg: cfg, timing: cfg.Timing.withDefaults(), log: cfg.Log,
		frames: make(chan media.Frame, 50), inputs: make(chan asr.Input, backlog),
		events: make(chan asr.Event, 16), failed: make(chan error, 1), lost: make(chan error, 1),
		replies:  make(chan answer, 1),
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
	l.quiet, l.late, l.slow = stopped(), stopped(), stopped()
	limit := time.NewTimer(l.timing.Limit)
	l.wg.Go(func() { l.receive(ctx) })
	l.wg.Go(func() { l.recognise(ctx) })

	l.say(ctx, l.cfg.First, Timeline{Turn: uuid.New()})
	res := Result{}
	for res.Cause == nil {
		res = l.step(ctx, limit.C)
	}
	stop(res.Cause)
	if l.speech != nil {
		l.ended(<-l.speech.done)
	}
	for _, t := range []*time.Timer{l.quiet, l.late, l.slow, limit} {
		t.Stop()
	}
	l.wg.Wait()
	l.leftover()
	res.Turns = l.turns
	return res
}

// leftover tells the observer of a reply that nobody was there to hear: what it
// did is done all the same.
func (l *loop) leftover() {
	select {
	case a := <-l.replies:
		l.held = &a
	default:
	}
	if l.held != nil && l.held.err == nil {
		l.skipped(l.held.reply, l.held.line)
	}
}

// skipped tells the observer of a reply that is not spoken.
func (l *loop) skipped(r dialog.Reply, line Timeline) {
	if l.cfg.Observer != nil {
		line.Interrupted, line.Unheard = true, join(r.Say)
		l.cfg.Observer.Saying(r)
		l.cfg.Observer.Said(r, line)
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
		l.turn(ctx, dialog.Turn{Unclear: true}, Timeline{})
	case <-l.quiet.C:
		if l.speech == nil && l.utter == nil && !l.thinks {
			l.turn(ctx, dialog.Turn{Silence: true}, Timeline{})
		}
	case <-l.late.C:
		if l.utter != nil && l.utter.ending {
			l.log.Warn("no final words in time", "limit", l.timing.Words)
			l.finish(ctx, asr.Event{Final: true, Rejected: true})
		}
	case <-l.slow.C:
		l.fill(ctx)
	}
	return Result{}
}

// turn hands a turn to the dialog; one that comes while a reply is awaited
// waits for it.
func (l *loop) turn(ctx context.Context, t dialog.Turn, line Timeline) {
	t.ID, t.At = uuid.New(), time.Now()
	line.Turn = t.ID
	l.quiet.Stop()
	if l.thinks || l.held != nil {
		l.queue = append(l.queue, pending{t, line})
		return
	}
	t.Unheard, l.unheard = l.unheard, ""
	l.thinks = true
	l.turns++
	if l.cfg.Observer != nil {
		l.cfg.Observer.Heard(t, l.expect)
	}
	l.slow.Reset(l.timing.Slow)
	l.wg.Go(func() {
		r, err := l.cfg.Talk.Reply(ctx, t)
		line.Replied = time.Now()
		l.replies <- answer{r, line, err} // room for one, and one is awaited at most
	})
}

// replied takes the dialog's reply.
func (l *loop) replied(ctx context.Context, a answer) Result {
	l.thinks = false
	l.slow.Stop()
	if a.err != nil {
		if ctx.Err() != nil {
			return Result{Cause: context.Cause(ctx)}
		}
		return Result{Cause: fmt.Errorf("dialog: %w", a.err)}
	}
	if len(l.queue) > 0 && a.reply.Then == dialog.Listen {
		// The caller went on meanwhile: what was to be said is overtaken.
		l.heed(a.reply)
		l.skipped(a.reply, a.line)
		l.unheard = join(a.reply.Say)
		p := l.queue[0]
		l.queue = l.queue[1:]
		l.turn(ctx, p.turn, p.line)
		return Result{}
	}
	if l.speech != nil { // a filler, or what the caller has just interrupted
		l.held = &a
		return Result{}
	}
	l.say(ctx, a.reply, a.line)
	return Result{}
}

// heed takes over what a reply sets for the turns to come.
func (l *loop) heed(r dialog.Reply) {
	if r.Lang != "" {
		l.lang = r.Lang
	}
	l.expect = r.Expect
	l.slower = l.slower || r.Slower
	l.louder = l.louder || r.Louder
}

// say begins to speak a reply.
func (l *loop) say(ctx context.Context, r dialog.Reply, line Timeline) {
	l.heed(r)
	l.queue = nil
	l.filled = false
	l.speech = l.speak(ctx, r, line)
	if l.cfg.Observer != nil {
		l.cfg.Observer.Saying(r)
	}
	if l.utter != nil { // the caller is speaking already
		l.utter.overlap = true
		l.speech.duck(true)
	}
	l.grammar = l.cfg.Grammar(l.lang, l.expect)
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
	l.speech = l.speak(ctx, dialog.Reply{Say: []string{text}, Lang: l.lang, Expect: l.expect}, Timeline{})
}

// spoken takes the end of Budi's speech.
func (l *loop) spoken(ctx context.Context, s spoken) Result {
	filler := l.filled
	l.ended(s)
	switch {
	case l.held != nil:
		a := l.held
		l.held = nil
		return l.replied(ctx, *a)
	case filler || s.line.Interrupted:
		return Result{}
	case s.reply.Then == dialog.HangUp:
		return Result{Cause: ErrFinished, Closing: s.reply.Closing}
	}
	l.await()
	return Result{}
}

// ended takes note of how a speech ended.
func (l *loop) ended(s spoken) {
	l.speech = nil
	if s.err != nil && !errors.Is(s.err, context.Canceled) {
		l.log.Warn("reply was not spoken to its end", "error", s.err, "heard", s.line.Heard)
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
	l.utter = nil
	l.ear.stop()
	l.interrupt()
	l.turn(ctx, dialog.Turn{Key: key, Confidence: 1}, Timeline{LastSpeech: time.Now(), Decided: time.Now()})
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
		l.turn(ctx, dialog.Turn{Silence: true}, Timeline{})
	}
	return Result{}
}

// deaf reports whether speech can't be understood now.
func (l *loop) deaf() bool { return l.keysOnly || l.grammar == nil }

func join(clauses []string) string {
	out := ""
	for _, c := range clauses {
		if out != "" {
			out += " "
		}
		out += c
	}
	return out
}
