package report

import (
	"context"
	"fmt"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"budi/calendar"
	"budi/configs"
	"budi/language"
	"budi/record"
)

// Source is where the facts are. Lists are in order of time; to is exclusive.
type Source interface {
	Calls(ctx context.Context, business string, from, to time.Time) ([]record.Call, error)
	Turns(ctx context.Context, callID string) ([]record.Turn, error)
	// Troubles lists what went wrong in a call.
	Troubles(ctx context.Context, callID string) ([]record.Trouble, error)
	// Customer tells what was known of a number before a moment.
	Customer(ctx context.Context, business, phone string, before time.Time) (record.Customer, error)
	// Changes lists the visits that were booked, moved or cancelled.
	Changes(ctx context.Context, business string, from, to time.Time) ([]calendar.Visit, error)
	Messages(ctx context.Context, business string, from, to time.Time) ([]record.Message, error)
	Alerts(ctx context.Context, business string, from, to time.Time) ([]record.Alert, error)
	Questions(ctx context.Context, business string, from, to time.Time) ([]record.Question, error)
	Incidents(ctx context.Context, business string, from, to time.Time) ([]record.Incident, error)
	Runs(ctx context.Context, from, to time.Time) ([]record.Run, error)
}

// Options change how a report is made; the zero value is the usual.
type Options struct {
	Lang language.Tag // lt or en; "" is the business's where it is one of them, else en
	Now  time.Time    // zero is the machine's clock
}

// Build makes the report of a local day: everything from the last closing
// before it until its end. On a Monday morning that is the whole weekend.
func Build(ctx context.Context, src Source, b *configs.Business, day time.Time) (Report, error) {
	return BuildWith(ctx, src, b, day, Options{})
}

// BuildWith is [Build] with options.
func BuildWith(ctx context.Context, src Source, b *configs.Business, day time.Time, o Options) (Report, error) {
	y, m, d := day.In(b.Location()).Date()
	w := &work{src: src, b: b, now: o.Now, words: wordsFor(o.Lang, b, y)}
	if w.now.IsZero() {
		w.now = time.Now()
	}
	midnight := time.Date(y, m, d, 0, 0, 0, 0, b.Location())
	w.r = Report{
		Business: b.Slug, Day: midnight.Format(time.DateOnly), Lang: w.words.lang,
		Name: capital(b.Name.In(w.words.lang, b.Languages...)),
		From: lastClosing(b, midnight), Made: w.local(w.now), To: time.Date(y, m, d+1, 0, 0, 0, 0, b.Location()),
	}
	for _, step := range []struct {
		what string
		do   func(context.Context) error
	}{
		{"bookings", w.bookings},
		{"messages", w.messages},
		{"alerts", w.alerts},
		{"calls", w.calls},
		{"questions", w.questions},
		{"health", w.health},
	} {
		if err := step.do(ctx); err != nil {
			return Report{}, fmt.Errorf("report of %s for %s: %s: %w", b.Slug, w.r.Day, step.what, err)
		}
	}
	w.callbacks()
	w.count()
	return w.r, nil
}

// stale is how long a call may be silent before it can't be going on.
const stale = time.Hour

// work is a report in the making.
type work struct {
	src   Source
	b     *configs.Business
	now   time.Time
	words words
	r     Report
}

// lastClosing is when the business last shut before the day begins, at most
// two weeks back; the day's start where it never did.
func lastClosing(b *configs.Business, midnight time.Time) time.Time {
	y, m, d := midnight.Date()
	for n := 1; n <= 14; n++ {
		open := b.OpenIntervals(time.Date(y, m, d-n, 12, 0, 0, 0, midnight.Location()))
		if len(open) > 0 {
			return open[len(open)-1].End
		}
	}
	return midnight
}

func (w *work) bookings(ctx context.Context) error {
	visits, err := w.src.Changes(ctx, w.b.Slug, w.r.From, w.r.To)
	if err != nil {
		return err
	}
	w.r.Bookings = make([]Booking, 0, len(visits))
	for _, v := range visits {
		one := Booking{
			ID: v.ID, CallID: v.CallID, Service: v.Slot.Service, Staff: v.Slot.Staff,
			ServiceName: w.serviceName(v.Slot.Service), StaffName: w.staffName(v.Slot.Staff),
			Start: w.local(v.Slot.Start), End: w.local(v.Slot.End), Name: v.Name, Phone: v.Phone, Note: v.Note,
			Status: string(v.Status), Changed: w.local(v.UpdatedAt), Action: Booked,
		}
		switch {
		case v.Status == calendar.Cancelled:
			one.Action = Cancelled
		case v.CreatedAt.Before(w.r.From):
			one.Action = Moved
		}
		w.r.Bookings = append(w.r.Bookings, one)
	}
	// The day is read from its beginning, whoever called first.
	slices.SortStableFunc(w.r.Bookings, func(a, b Booking) int { return a.Start.Compare(b.Start) })
	return nil
}

func (w *work) messages(ctx context.Context) error {
	list, err := w.src.Messages(ctx, w.b.Slug, w.r.From, w.r.To)
	if err != nil {
		return err
	}
	w.r.Messages = make([]Message, 0, len(list))
	for _, m := range list {
		m.At, m.Resolved = w.local(m.At), w.local(m.Resolved)
		w.r.Messages = append(w.r.Messages, Message{Message: m, Open: m.Resolved.IsZero()})
	}
	return nil
}

func (w *work) alerts(ctx context.Context) error {
	list, err := w.src.Alerts(ctx, w.b.Slug, w.r.From, w.r.To)
	if err != nil {
		return err
	}
	w.r.Alerts = make([]Alert, 0, len(list))
	for _, a := range list {
		a.At, a.Acknowledged = w.local(a.At), w.local(a.Acknowledged)
		one := Alert{Alert: a, Confirmed: !a.Acknowledged.IsZero(), ContactName: a.Contact}
		if c, ok := w.b.Contact(a.Contact); ok {
			one.ContactName = c.Name.In(w.words.lang, w.b.Languages...)
		}
		w.r.Alerts = append(w.r.Alerts, one)
	}
	return nil
}

func (w *work) calls(ctx context.Context) error {
	list, err := w.src.Calls(ctx, w.b.Slug, w.r.From, w.r.To)
	if err != nil {
		return err
	}
	w.r.Calls = make([]Call, 0, len(list))
	for _, c := range list {
		turns, err := w.src.Turns(ctx, c.ID)
		if err != nil {
			return err
		}
		troubles, err := w.src.Troubles(ctx, c.ID)
		if err != nil {
			return err
		}
		for i := range troubles {
			troubles[i].At = w.local(troubles[i].At)
		}
		known, err := w.src.Customer(ctx, w.b.Slug, c.Caller, c.Started)
		if err != nil {
			return err
		}
		one := w.call(c, turns, troubles, known)
		w.r.Calls = append(w.r.Calls, one)
		for i := range w.r.Alerts {
			if w.r.Alerts[i].CallID == c.ID {
				w.r.Alerts[i].Caller, w.r.Alerts[i].Name = one.Phone, one.Name
			}
		}
	}
	return nil
}

// call puts together what is known of one conversation.
func (w *work) call(c record.Call, turns []record.Turn, troubles []record.Trouble, known record.Customer) Call {
	c.Started, c.Answered, c.Ended = w.local(c.Started), w.local(c.Answered), w.local(c.Ended)
	out := Call{Call: c, Troubles: troubles, Returning: known.Calls > 0, GapMS: []int64{}, Transcript: make([]Line, 0, len(turns))}
	for _, t := range turns {
		t.At = w.local(t.At)
		line := Line{Turn: t, GapMS: t.Gap.Milliseconds()}
		if t.Gap > 0 {
			out.GapMS = append(out.GapMS, line.GapMS)
		}
		out.Transcript = append(out.Transcript, line)
	}
	if !c.Ended.IsZero() {
		out.Seconds = int(c.Ended.Sub(c.Started).Round(time.Second) / time.Second)
	}
	out.Missed = c.Channel == record.Phone && !c.Live() && (c.Answered.IsZero() || c.Outcome == outcomeMissed)
	out.Interrupted = c.Interrupted || c.Outcome == outcomeInterrupted
	if w.lost(out) {
		out.Interrupted = true
		out.Ended = out.lastSign()
		out.Seconds = int(out.Ended.Sub(c.Started).Round(time.Second) / time.Second)
	}
	f := w.facts(out)
	out.Bookings = f.bookings
	if out.Name == "" {
		out.Name = f.name()
	}
	if out.Phone = c.Caller; out.Phone == "" {
		out.Phone = f.phone()
	}
	if out.Outcome == "" {
		out.Outcome = f.outcome()
	}
	if out.Summary == "" {
		out.Summary = w.words.summary(out, f)
	}
	out.Next = w.words.next(f)
	return out
}

// lost reports whether a call that never ended on record can't be going on
// any more: its process died and hasn't come back to say so.
func (w *work) lost(c Call) bool {
	return c.Live() && w.now.Sub(c.lastSign()) > stale
}

// lastSign is the last that is known to have happened in a call.
func (c Call) lastSign() time.Time {
	if n := len(c.Transcript); n > 0 {
		return c.Transcript[n-1].At
	}
	return c.Started
}

func (w *work) questions(ctx context.Context) error {
	list, err := w.src.Questions(ctx, w.b.Slug, w.r.From, w.r.To)
	if err != nil {
		return err
	}
	w.r.Unanswered = make([]record.Question, 0, len(list))
	for _, q := range list {
		q.At, q.Resolved = w.local(q.At), w.local(q.Resolved)
		w.r.Unanswered = append(w.r.Unanswered, q)
	}
	return nil
}

// callbacks lists who waits for a call: a message that is open, or a call
// that was cut off or missed and after which the same number wasn't served.
func (w *work) callbacks() {
	w.r.Callbacks = []Callback{}
	for _, m := range w.r.Messages {
		if m.Open {
			w.r.Callbacks = append(w.r.Callbacks, Callback{
				Phone: m.Phone, Name: m.Name, Why: WhyMessage, Preferred: m.Callback, Text: m.Text,
				Urgent: m.Urgent, CallID: m.CallID, At: m.At,
			})
		}
	}
	for i, c := range w.r.Calls {
		failed := facts{call: c}.failed()
		served := func(later Call) bool { return later.Caller == c.Caller && !later.Missed && !later.Interrupted }
		left := func(m Message) bool { return m.CallID == c.ID }
		if c.Caller == "" || !c.Missed && !c.Interrupted && !failed ||
			slices.ContainsFunc(w.r.Calls[i+1:], served) || slices.ContainsFunc(w.r.Messages, left) {
			continue
		}
		// Who tried several times waits for one call.
		if slices.ContainsFunc(w.r.Callbacks, func(b Callback) bool { return b.Phone == c.Caller }) {
			continue
		}
		why := WhyInterrupted
		switch {
		case c.Missed:
			why = WhyMissed
		case failed:
			why = WhyFailed
		}
		w.r.Callbacks = append(w.r.Callbacks, Callback{
			Phone: c.Caller, Name: c.Name, Why: why, Text: lastWords(c), Urgent: c.Urgent, CallID: c.ID, At: c.Started,
		})
	}
	slices.SortStableFunc(w.r.Callbacks, func(a, b Callback) int {
		if a.Urgent != b.Urgent {
			if a.Urgent {
				return -1
			}
			return 1
		}
		return a.At.Compare(b.At)
	})
}

// lastWords is the last that a caller said.
func lastWords(c Call) string {
	for _, l := range slices.Backward(c.Transcript) {
		if l.Who == record.Caller {
			return l.Text
		}
	}
	return ""
}

func (w *work) count() {
	n := &w.r.Counts
	n.Calls, n.Messages = len(w.r.Calls), len(w.r.Messages)
	for _, c := range w.r.Calls {
		n.Urgent += one(c.Urgent)
		n.Missed += one(c.Missed)
		n.Interrupted += one(c.Interrupted)
	}
	for _, b := range w.r.Bookings {
		n.Booked += one(b.Action == Booked)
		n.Moved += one(b.Action == Moved)
		n.Cancelled += one(b.Action == Cancelled)
	}
	for _, i := range w.r.Health.Incidents {
		n.Spam += one(i.Kind == "spam")
	}
}

// capital begins a heading with a capital letter.
func capital(s string) string {
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// local puts a time in the business's zone; a zero time stays zero.
func (w *work) local(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(w.b.Location())
}

func (w *work) serviceName(id string) string {
	if s, ok := w.b.Service(id); ok {
		return s.Names.First(w.words.lang, w.b.Languages...)
	}
	return id
}

func (w *work) staffName(id string) string {
	if m, ok := w.b.Member(id); ok {
		return m.Names.First(w.words.lang, w.b.Languages...)
	}
	return id
}
