package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/calendar"
	"budi/configs"
	"budi/language"
	"budi/media/wav"
	"budi/phone"
	"budi/reception"
	"budi/record"
	"budi/report"
	ttsall "budi/tts/all"
)

// monday is when the tests' businesses begin their day: no holiday is near.
var monday = time.Date(2026, time.November, 23, 10, 0, 0, 0, time.FixedZone("EET", 2*3600))

// standIn is a running service of the demonstration's businesses whose clock
// began at monday.
type standIn struct {
	*service
	t *testing.T
}

// serving gives each server of the tests ports of its own.
var serving atomic.Int32

func serveDemo(t *testing.T, change func(*configs.Server)) standIn {
	t.Helper()
	return serveWith(t, change, wants{})
}

// serveWith is serveDemo with something of w.
func serveWith(t *testing.T, change func(*configs.Server), w wants) standIn {
	t.Helper()
	server, err := configs.Load("")
	require.NoError(t, err)
	server.SIP.Addr, server.HTTP.Addr = "127.0.0.1:0", "127.0.0.1:0"
	server.RTP.From = 31000 + 200*int(serving.Add(1)%10)
	server.RTP.To = server.RTP.From + 199
	server.Data = t.TempDir()
	if change != nil {
		change(server)
	}
	out := os.Stderr
	level := "error"
	if os.Getenv("BUDI_TEST_LOG") != "" {
		level = os.Getenv("BUDI_TEST_LOG")
	}
	start := time.Now()
	w.log, w.clock = logger(out, level, "text"), func() time.Time { return monday.Add(time.Since(start)) }
	s, err := startService(t.Context(), server, w)
	require.NoError(t, err)
	if err := s.hear.Supports(language.English, 8000); err != nil {
		require.NoError(t, s.stop(t.Context()))
		t.Skip(err)
	}
	<-s.warmed // a server in its first seconds is another test
	t.Cleanup(func() { assert.NoError(t, s.stop(t.Context())) })
	return standIn{s, t}
}

// ring holds one call to the garage with a caller's voice.
func (s standIn) ring(from, voice string, answers map[string][]string, change func(*caller)) phone.Report {
	s.t.Helper()
	engine, _, err := ttsall.Open("", "", slog.New(slog.DiscardHandler))
	assert.NoError(s.t, err)
	mine := func() (list []reception.Live) {
		for _, l := range s.desk.Live() {
			if l.Caller == from {
				list = append(list, l)
			}
		}
		return list
	}
	c := caller{
		to:   fmt.Sprintf("sip:+37052000002@%s", s.sip.Addr()),
		from: from, speak: engine, voice: englishVoice(voice), patience: 5 * time.Minute, // a loaded machine's calls are slow
		next: byExpectation(mine, answers), log: slog.New(slog.DiscardHandler),
	}
	if change != nil {
		change(&c)
	}
	r, err := c.call(s.t.Context())
	assert.NoError(s.t, err)
	assert.NoError(s.t, s.sipIdleFor(from))
	return r
}

// sipIdleFor waits until the record of a caller's call is complete.
func (s standIn) sipIdleFor(from string) error {
	for range 250 {
		if !slices.ContainsFunc(s.desk.Live(), func(l reception.Live) bool { return l.Caller == from }) {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return fmt.Errorf("the call of %s goes on", from)
}

// record finds the last call of a number, with its turns.
func (s standIn) record(from string) (record.Call, []record.Turn) {
	s.t.Helper()
	var last record.Call
	for range 250 { // the record's last write may still be under way
		calls, err := s.store.Calls(s.t.Context(), "garage", monday.Add(-time.Hour), monday.Add(time.Hour))
		require.NoError(s.t, err)
		for _, c := range calls {
			if c.Caller == from {
				last = c
			}
		}
		if !last.Live() {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	turns, err := s.store.Turns(s.t.Context(), last.ID)
	require.NoError(s.t, err)
	return last, turns
}

// visits are those that a caller's last call booked.
func (s standIn) visits(from string) []calendar.Visit {
	s.t.Helper()
	call, _ := s.record(from)
	list, err := s.store.VisitsBetween(s.t.Context(), "garage", monday, monday.AddDate(0, 0, 90))
	require.NoError(s.t, err)
	return slices.DeleteFunc(list, func(v calendar.Visit) bool { return v.CallID != call.ID })
}

func transcript(turns []record.Turn) string {
	var b strings.Builder
	for _, t := range turns {
		fmt.Fprintf(&b, "%-6s %s\n", t.Who, t.Text)
	}
	return b.String()
}

// booking is what a caller who wants an oil change says.
func booking(time, choice, name string) map[string][]string {
	return map[string][]string{
		"request": {"I'd like to book an oil change."},
		"service": {"Oil change."},
		"detail":  {"It's a BMW X5."},
		"staff":   {"Anyone."},
		"time":    {time},
		"choice":  {choice},
		"name":    {name},
		"phone":   {"Zero six one two, three four five, six seven."},
		"confirm": {"Yes, please."},
		"more":    {"No, thank you. Goodbye."},
	}
}

// TestWholeCall is the product in one test: a caller speaks, is understood, and
// has a visit in the calendar; then others who cross their way.
func TestWholeCall(t *testing.T) {
	if testing.Short() {
		t.Skip("whole calls take a minute")
	}
	t.Parallel() // it mostly waits for people to finish speaking
	s := serveDemo(t, func(server *configs.Server) {
		b, ok := server.Business("garage")
		require.True(t, ok)
		b.Recording = configs.Recording{Enabled: true, Days: 7, Notice: configs.Text{"en": "This call is recorded.", "lt": "Pokalbis įrašomas."}}
	})

	// Somebody else rings meanwhile, and hangs up in the middle.
	const gone = "+37061200003"
	hungUp := make(chan struct{})
	go func() {
		defer close(hungUp)
		s.ring(gone, "kal16", booking("On Thursday morning.", bye, bye), nil)
	}()

	t.Run("a caller books an oil change", func(t *testing.T) {
		const from = "+37061200001"
		report1 := s.ring(from, "rms", booking("Tomorrow morning.", "The first one, please.", "My name is Tom Baker."), nil)
		call, turns := s.record(from)
		t.Logf("gaps %v\n%s", report1.Gaps, transcript(turns))
		list := s.visits(from)
		require.Len(t, list, 1, "one visit is in the database")
		v := list[0]
		assert.Equal(t, "oil-change", v.Slot.Service)
		assert.Equal(t, call.ID, v.CallID)
		assert.Equal(t, calendar.Booked, v.Status)
		assert.Equal(t, "booked", call.Closing)
		assert.False(t, call.Interrupted)
		assert.NotEmpty(t, report1.Gaps)

		said := slices.IndexFunc(turns, func(t record.Turn) bool { return strings.Contains(string(t.Actions), `"booked"`) })
		require.GreaterOrEqual(t, said, 0, "the transcript tells the booking")
		assert.Contains(t, strings.ToLower(turns[said].Text), "booked")
		assert.False(t, turns[said].At.Before(v.CreatedAt), "booked is said after the commit")
		for _, earlier := range turns[:said] {
			if earlier.Who == record.Budi {
				assert.NotContains(t, strings.ToLower(earlier.Text), "booked")
			}
		}
		s.recorded(t, call)

		b, _ := s.server.Business("garage")
		r, err := report.BuildWith(t.Context(), s.store, b, monday, report.Options{Now: monday.Add(time.Hour)})
		require.NoError(t, err)
		require.Len(t, r.Bookings, 1)
		assert.Equal(t, v.ID, r.Bookings[0].ID)
		told := slices.IndexFunc(r.Calls, func(c report.Call) bool { return c.ID == call.ID })
		require.GreaterOrEqual(t, told, 0)
		assert.NotEmpty(t, r.Calls[told].Summary)
		assert.NotEmpty(t, r.Calls[told].GapMS)
		disclosed, err := s.store.Disclosures(t.Context(), call.ID)
		require.NoError(t, err)
		assert.NotEmpty(t, disclosed, "that an AI spoke is on record")
	})

	t.Run("the next caller is offered another time", func(t *testing.T) {
		first := s.visits("+37061200001")
		require.Len(t, first, 1)
		// Both bays must be taken for the time to be gone.
		b, _ := s.server.Business("garage")
		service, _ := b.Service("oil-change")
		for _, staff := range service.Staff {
			if staff == first[0].Slot.Staff {
				continue
			}
			slot := first[0].Slot
			slot.Staff = staff
			_, err := s.store.AddVisit(t.Context(), calendar.Visit{
				ID: "0f7cb2a1-0000-4000-8000-000000000001", Key: "other", Business: "garage", Slot: slot, Name: "Other",
				Phone: "+37061299999", Status: calendar.Booked, CreatedAt: monday, UpdatedAt: monday,
			}, slot.End.Add(time.Duration(service.Buffer)), monday)
			require.NoError(t, err)
		}
		const from = "+37061200002"
		when := "Tomorrow at " + first[0].Slot.Start.Format("3 PM")
		s.ring(from, "rms", booking(when, "The first one, please.", "My name is Adam Smith."), nil)
		_, turns := s.record(from)
		t.Logf("%s", transcript(turns))
		list := s.visits(from)
		require.Len(t, list, 1)
		assert.False(t, list[0].Slot.Start.Equal(first[0].Slot.Start), "the time that is gone is not given again")
	})

	t.Run("a caller hangs up in the middle", func(t *testing.T) {
		<-hungUp
		call, turns := s.record(gone)
		t.Logf("%s", transcript(turns))
		assert.Empty(t, s.visits(gone), "nothing is booked")
		assert.True(t, call.Interrupted)
		assert.Equal(t, "interrupted", call.Closing)
		taken, err := s.store.Taken(t.Context(), "garage", calendar.Interval{Start: monday, End: monday.AddDate(0, 0, 30)}, monday.Add(time.Minute))
		require.NoError(t, err)
		for _, h := range taken {
			assert.NotContains(t, h.Key, call.ID, "no hold is left")
		}
	})
}

// recorded checks the stereo recording: both sides are in it.
func (s standIn) recorded(t *testing.T, call record.Call) {
	t.Helper()
	require.NotEmpty(t, call.Recording)
	f, err := os.Open(filepath.Join(s.server.Data, call.Recording))
	require.NoError(t, err)
	defer f.Close()
	pcm, form, err := wav.ReadAll(f, 1<<26)
	require.NoError(t, err)
	require.Equal(t, 2, form.Channels)
	var loud [2]int
	for i, v := range pcm {
		if v > 1000 || v < -1000 {
			loud[i%2]++
		}
	}
	assert.Greater(t, loud[0], form.Rate, "the caller is on the left")
	assert.Greater(t, loud[1], form.Rate, "Budi is on the right")
}

// TestTenCallsAtOnce books ten visits in ten calls that run together, and
// leaves nothing behind.
func TestTenCallsAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("whole calls take a minute")
	}
	s := serveDemo(t, nil)
	before := runtime.NumGoroutine()
	days := []string{"Tuesday", "Wednesday", "Thursday", "Friday", "Monday"}
	var mu sync.Mutex
	var gaps []phone.Gap
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Go(func() {
			part := []string{"morning", "afternoon"}[i/5]
			r := s.ring(fmt.Sprintf("+3706130%04d", i), []string{"rms", "kal16"}[i%2],
				booking("On "+days[i%5]+" "+part+".", "The first one, please.", "My name is Tom Baker."), nil)
			mu.Lock()
			defer mu.Unlock()
			gaps = append(gaps, r.Gaps...)
		})
	}
	wg.Wait()
	median, p95 := quantiles(gaps)
	t.Logf("%d turns of ten calls: median %.0f ms, p95 %.0f ms", len(gaps), median, p95)
	for i := range 10 {
		from := fmt.Sprintf("+3706130%04d", i)
		call, turns := s.record(from)
		if !assert.Len(t, s.visits(from), 1, "call %d", i) {
			t.Logf("call %d %s\n%s", i, call.Closing, transcript(turns))
		}
	}
	all, err := s.store.VisitsBetween(t.Context(), "garage", monday, monday.AddDate(0, 0, 60))
	require.NoError(t, err)
	assertNoOverlap(t, all)
	assert.Eventually(t, func() bool { return s.ports.InUse() == 0 && s.sip.Calls() == 0 }, 5*time.Second, 20*time.Millisecond)
	assert.Eventually(t, func() bool { return runtime.NumGoroutine() <= before+2 }, 10*time.Second, 50*time.Millisecond,
		"goroutines are left: %d before", before)
}

func assertNoOverlap(t *testing.T, list []calendar.Visit) {
	t.Helper()
	for i, a := range list {
		for _, b := range list[i+1:] {
			if a.Slot.Staff == b.Slot.Staff {
				assert.False(t, a.Slot.Start.Before(b.Slot.End) && b.Slot.Start.Before(a.Slot.End), "%v and %v overlap", a.Slot, b.Slot)
			}
		}
	}
}
