package dialog

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"budi/dialog/understand"
	"budi/language"
)

// maxWords is the longest utterance, in bytes, that is read.
const maxWords = language.MaxUtterance

// ErrDefect tells that a turn could not be answered for a defect of Budi's own.
var ErrDefect = errors.New("the dialog has a defect")

// sure is the confidence from which an intent counts.
const sure = 0.5

// Reply answers a turn. It has no effect outside before a commit point but
// holds; what it committed stands in Actions. A cancelled ctx does not undo a
// commit that was begun: booking runs to its end. A defect of Budi's own costs
// the turn alone: it is logged, and the caller is asked again.
func (c *Conversation) Reply(ctx context.Context, t Turn) (r Reply, err error) {
	before, err := c.s.copied()
	if err != nil {
		return Reply{}, err
	}
	if r, err = c.guarded(func() (Reply, error) { return c.reply(ctx, t) }); !errors.Is(err, ErrDefect) {
		return r, err
	}
	// What was committed is in the calendar and found there again.
	c.s = before
	return c.guarded(func() (Reply, error) { return c.reply(ctx, Turn{ID: t.ID, At: t.At, Unclear: true}) })
}

// guarded gives what reply gives; a panic becomes [ErrDefect].
func (c *Conversation) guarded(reply func() (Reply, error)) (r Reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			c.log.Error("dialog panicked", slog.Any("panic", p), slog.String("stack", string(debug.Stack())))
			r, err = Reply{}, fmt.Errorf("%w: %v", ErrDefect, p)
		}
	}()
	return reply()
}

func (c *Conversation) reply(ctx context.Context, t Turn) (Reply, error) {
	c.now = c.e.clock().In(c.e.loc)
	c.out = out{}
	if c.s.Ended {
		c.say("bye.plain")
		c.out.then = HangUp
		return c.finish(ctx), nil
	}
	c.s.Turns++
	card := false
	c.text, c.sure = clean(t.Text), t.Confidence
	if c.text, card = redact(c.text); card {
		c.say("card.refused")
	}
	c.cut = cutAt(c.s.Said, c.s.Owed, t.Unheard)
	c.missed(ctx, t.Unheard)
	if c.sure == 0 {
		c.sure = 1
	}
	c.s.Keypad = c.s.Keypad || t.Deaf
	c.readings = append([]Hypothesis{{Text: cmp.Or(t.Text, t.Guess), Confidence: t.Confidence}}, t.NBest...)
	switch {
	case t.Key != 0:
		c.key(ctx, t.Key)
	case t.Silence:
		c.silence(ctx)
	case t.Unclear && c.guess(&t):
		c.words(ctx, t)
	case t.Unclear || c.text == "" || c.s.Asked.Expect != ExpectDetail && code(c.text):
		c.unclear(ctx)
	default:
		c.words(ctx, t)
	}
	c.leaveCircle(ctx)
	return c.finish(ctx), nil
}

// circles is how often in a row the same may be said.
const circles = 3

// leaveCircle keeps from saying the same for ever to who says something else
// than what is asked: a message is taken in its place, or the call ends.
func (c *Conversation) leaveCircle(ctx context.Context) {
	same := len(c.out.say) > 0 && slices.Equal(c.out.say, c.s.Circled) && c.out.then == Listen && len(c.out.actions) == 0
	switch {
	case c.out.resaid, c.out.anew: // the caller asked for it, or had not heard it
		return
	case !same:
		c.s.Circled, c.s.Circles = c.out.say, 1
		return
	case c.s.Circles < circles:
		c.s.Circles++
		return
	}
	c.out.say, c.out.menu = nil, false
	if c.takesMessage() {
		c.s.Done = append(c.s.Done, "no_answer")
		c.giveUp(ctx)
	} else {
		c.fallBack(ctx)
	}
	c.s.Circled, c.s.Circles = c.out.say, 1
}

// guess takes what an unclear turn may have said for a doubtful turn, where it
// names a service of the business, or at a read-back denies and corrects: that
// is asked back rather than the whole question, and nothing comes of it without
// a yes.
func (c *Conversation) guess(t *Turn) bool {
	open := c.s.Asked.Expect == ExpectRequest || c.s.Asked.Expect == ExpectService || c.s.Asked.Expect == ""
	if t.Confidence < guessed || !open && !c.readsBack() {
		return false
	}
	words, card := redact(clean(t.Guess))
	if card || words == "" || code(words) {
		return false
	}
	was := c.text
	c.text = words
	m := c.meaning(Turn{Text: words, Confidence: t.Confidence})
	if m.Urgency != understand.Normal || open && !names(m) || !open && !denies(m) {
		c.text = was
		return false
	}
	t.Text, t.Unclear, t.NBest, t.Confidence = words, false, nil, max(t.Confidence, doubted)
	c.sure = t.Confidence
	return true
}

// readsBack reports whether a visit was read back, to be booked with a yes.
func (c *Conversation) readsBack() bool {
	t := c.s.top()
	return c.s.Asked.Expect == ExpectConfirm && t != nil && t.Slot != nil
}

// names reports whether one service of the business is wished for, surely.
func names(m understand.Meaning) bool {
	wishes := m.Has(understand.Book, sure) || len(m.Intents) == 0
	return wishes && len(m.Services) == 1 && m.Services[0].Confidence >= certain
}

// denies reports whether what was read back is denied, and something put in its
// place.
func denies(m understand.Meaning) bool {
	h := m.Heard
	return m.Has(understand.No, sure) && len(h.Times)+len(h.Names)+len(h.Phones)+len(h.Numbers)+len(m.Services) > 0
}

// clean takes out what is no text and cuts it to length.
func clean(s string) string {
	if len(s) > maxWords {
		s = s[:maxWords]
		for len(s) > 0 && !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		case unicode.IsControl(r), unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// code tells that a text is rather a program's than a person's.
func code(s string) bool {
	odd, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case strings.ContainsRune("{}<>$;=|\\`^~#*_", r):
			odd++
		}
	}
	if strings.Contains(s, ");") || strings.Contains(s, "--") && strings.Contains(s, ";") {
		return true
	}
	return letters == 0 && !strings.ContainsFunc(s, unicode.IsDigit) || odd >= 3
}

// missed cuts the memory of the last reply to what was heard.
func (c *Conversation) missed(ctx context.Context, unheard string) {
	if unheard == "" {
		c.s.Owed = nil
		return
	}
	// That an AI speaks must be heard.
	if told := c.e.phrases.Words(c.s.Lang, "greeting.disclosure", c.param); c.s.Turns == 1 && strings.Contains(unheard, told) {
		c.disclose(ctx)
	}
	for i := range c.s.Asked.Choices {
		ch := &c.s.Asked.Choices[i]
		ch.Missed = strings.Contains(unheard, ch.Label)
	}
	if !slices.ContainsFunc(c.s.Owed, func(s string) bool { return strings.Contains(unheard, s) }) {
		c.s.Owed = nil
	}
}

// words answers what was said.
func (c *Conversation) words(ctx context.Context, t Turn) {
	m := c.meaning(t)
	if len(c.s.Notes) < 20 {
		c.s.Notes = append(c.s.Notes, note{Text: c.text, At: c.now})
	}
	m = c.people(c.asksLikewise(c.tongue(m, t)))
	c.s.Silent = 0
	if c.unserved(m) {
		c.s.Unclear = 0
		return
	}
	if m.Urgency == understand.Normal && c.cutIn(m) {
		return
	}
	for _, key := range c.owed() {
		c.say(key)
	}
	if m.Urgency != understand.Normal && c.alarm(ctx, m) {
		c.s.Unclear = 0
		c.run(ctx)
		return
	}
	if m.Angry && !c.s.Calmed {
		c.s.Calmed = true
		if !m.Has(understand.Complaint, sure) { // that says sorry by itself
			c.say("angry")
		}
	}
	doubtful := c.doubtful(m, t)
	corrected := !doubtful && c.corrects(ctx, m)
	if !corrected && (c.small(ctx, m) || c.idle(ctx, m)) {
		c.s.Unclear = 0
		return
	}
	if doubtful {
		c.unclear(ctx)
		return
	}
	before := c.s.Asked
	if !corrected && !c.take(ctx, m) {
		c.lost(ctx, m)
		return
	}
	c.s.Unclear = 0
	if c.s.Asked.Rule == before.Rule {
		c.s.Asked.Tries = 0
	}
	if c.out.then == Listen && !c.s.Ended {
		c.run(ctx)
	}
}

// meaning understands the turn in the light of the pending question.
func (c *Conversation) meaning(t Turn) understand.Meaning {
	return c.read(t, c.s.Lang)
}

func (c *Conversation) read(t Turn, lang language.Tag) understand.Meaning {
	u := understand.Utterance{Text: c.text, Confidence: t.Confidence, Expect: string(c.s.Asked.Expect), Lang: lang}
	for _, h := range t.NBest {
		if s, card := redact(clean(h.Text)); !card && s != "" && s != c.text {
			u.NBest = append(u.NBest, s)
		}
	}
	for _, ch := range c.s.Asked.Choices {
		u.Options = append(u.Options, ch.Label)
	}
	c.needed, c.party = false, counted{}
	if m, ok := c.noName(u); ok {
		return m
	}
	m := c.e.hear.Understand(u, c.anchor(c.now, string(c.s.Asked.Expect)))
	m.Heard.Numbers = slices.DeleteFunc(m.Heard.Numbers, func(n language.Number) bool { return ofThing(m.Text, n) })
	return c.need(u, m)
}

// ofThing tells that a number is a part of a thing's name: "X5".
func ofThing(text string, n language.Number) bool {
	last, _ := utf8.DecodeLastRuneInString(text[:min(n.From, len(text))])
	return unicode.IsLetter(last)
}

// anchor measures relative words from a moment, within the business's hours.
func (c *Conversation) anchor(now time.Time, expect string) language.Anchor {
	return language.Anchor{Now: now, Open: c.e.b.OpenIntervals, Expect: expect}
}

// doubtful tells that the recogniser was so unsure that acting would be a
// guess.
func (c *Conversation) doubtful(m understand.Meaning, t Turn) bool {
	if t.Confidence == 0 || t.Confidence >= doubted {
		return false
	}
	// A plain answer to what was asked is unlikely to be a mishearing.
	return !(c.s.Asked.Expect == ExpectConfirm && (m.Has(understand.Yes, 0.8) || m.Has(understand.No, 0.8))) || t.Confidence < 0.2
}

// owed gives the phrases for what was done but interrupted before it was
// heard.
func (c *Conversation) owed() []string {
	if len(c.s.Owed) == 0 || c.s.Last == nil {
		return nil
	}
	c.s.Owed = nil
	if !c.confirms() {
		return nil
	}
	return []string{"booking.again"}
}

// confirms tells that the last visit was not confirmed once more yet, and notes
// that it is now: twice would sound like two visits.
func (c *Conversation) confirms() bool {
	v := c.s.Last
	this := fmt.Sprintf("%s/%d", v.ID, v.Slot.Start.Unix())
	if c.s.Confirmed == this {
		return false
	}
	c.s.Confirmed = this
	return true
}

// finish makes the reply out of what the turn gave.
func (c *Conversation) finish(ctx context.Context) Reply {
	if (c.out.menu || c.s.Keypad) && !c.out.quiet && c.out.then == Listen {
		c.menu()
	}
	r := Reply{
		Say: c.out.say, Lang: c.s.Lang, Then: c.out.then, Actions: c.out.actions, Urgent: c.out.urgent,
		Slower: c.s.Slow, Louder: c.s.Loud,
	}
	if c.out.then != Listen {
		c.s.Ended = true
		c.s.Closing = c.closing()
		r.Closing = c.s.Closing
		r.Expect = Expectation{Kind: ExpectDone}
		c.release(ctx)
	} else {
		r.Expect = c.expectation()
	}
	if len(r.Say) > 0 {
		c.s.Said = r.Say
	}
	if !c.out.resaid {
		c.s.Resaid, c.s.Owed = 0, nil
	}
	for _, a := range r.Actions {
		if a.Type == "booked" || a.Type == "moved" {
			c.s.Owed = c.telling(r.Say)
		}
	}
	return r
}

// telling gives the clauses that say when the last visit is: whoever heard them
// knows that it is booked.
func (c *Conversation) telling(say []string) []string {
	moment := c.pack().Moment(c.s.Last.Slot.Start.In(c.e.loc), c.now)
	var out []string
	for _, s := range say {
		if strings.Contains(strings.ToLower(s), strings.ToLower(moment)) {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return say
	}
	return out
}
