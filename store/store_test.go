package store_test

import (
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"budi/calendar"
	"budi/record"
	"budi/store"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv("BUDI_STORE_CHILD"); dir != "" {
		child(dir)
		return
	}
	goleak.VerifyTestMain(m)
}

func open(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), dir, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

var start = time.Date(2026, time.November, 25, 19, 15, 0, 0, time.UTC)

func begin(t *testing.T, s *store.Store, id string) record.Call {
	t.Helper()
	c := record.Call{
		ID: id, Business: "dental", Channel: record.Phone, Node: "a", Caller: "+37061234567", Trusted: true,
		Dialled: "+37052000001", Lang: "lt", Started: start, Headers: "Diversion: <tel:+37052000001>",
	}
	require.NoError(t, s.BeginCall(t.Context(), c))
	return c
}

func TestCall(t *testing.T) {
	s, ctx := open(t, t.TempDir()), t.Context()
	c := begin(t, s, "1")
	got, err := s.Call(ctx, "1")
	require.NoError(t, err)
	assert.Equal(t, c, got)
	assert.True(t, got.Live())

	require.NoError(t, s.AnswerCall(ctx, "1", start.Add(time.Second)))
	live, err := s.LiveCalls(ctx, "dental")
	require.NoError(t, err)
	require.Len(t, live, 1)

	require.NoError(t, s.FinishCall(ctx, "1", record.End{At: start.Add(time.Minute), Lang: "en", Name: "Ona", Closing: "booked", Recording: "rec/1.wav"}))
	got, err = s.Call(ctx, "1")
	require.NoError(t, err)
	c.Answered, c.Ended = start.Add(time.Second), start.Add(time.Minute)
	c.Lang, c.Name, c.Closing, c.Recording = "en", "Ona", "booked", "rec/1.wav"
	assert.Equal(t, c, got)
	live, err = s.LiveCalls(ctx, "")
	require.NoError(t, err)
	assert.Empty(t, live)

	list, err := s.Calls(ctx, "dental", start, start.Add(time.Millisecond))
	require.NoError(t, err)
	assert.Len(t, list, 1)
	for _, window := range [][2]time.Time{{start.Add(time.Millisecond), start.Add(time.Hour)}, {start.Add(-time.Hour), start}} {
		list, err = s.Calls(ctx, "dental", window[0], window[1])
		require.NoError(t, err)
		assert.Empty(t, list)
	}
	list, err = s.Calls(ctx, "garage", start, start.Add(time.Hour))
	require.NoError(t, err)
	assert.Empty(t, list, "another business's calls")

	_, err = s.Call(ctx, "nobody")
	require.ErrorIs(t, err, store.ErrNotFound)
	require.ErrorIs(t, s.AnswerCall(ctx, "nobody", start), store.ErrNotFound)
	require.ErrorIs(t, s.FinishCall(ctx, "nobody", record.End{At: start}), store.ErrNotFound)
	require.Error(t, s.BeginCall(ctx, c), "the same call twice")
}

func TestTurns(t *testing.T) {
	s, ctx := open(t, t.TempDir()), t.Context()
	begin(t, s, "1")
	want := []record.Turn{
		{CallID: "1", Seq: 1, Who: record.Budi, Text: "Labas vakaras", Lang: "lt", Expect: "request", At: start},
		{CallID: "1", Seq: 2, Who: record.Caller, Text: "rytoj", Confidence: 0.83, At: start.Add(2 * time.Second)},
		{CallID: "1", Seq: 3, Who: record.Budi, Text: "Gerai", At: start.Add(3 * time.Second), Gap: 640 * time.Millisecond, Timeline: []byte(`{"vad":12}`), Actions: []byte(`[{"type":"booked"}]`)},
	}
	for _, turn := range want {
		turn.Seq = 0
		_, err := s.AppendTurn(ctx, turn)
		require.NoError(t, err)
	}
	got, err := s.Turns(ctx, "1")
	require.NoError(t, err)
	assert.Equal(t, want, got)

	require.NoError(t, s.HeardOnly(ctx, "1", 1, "Labas", "vakaras"))
	require.NoError(t, s.Measured(ctx, "1", 1, 300*time.Millisecond, []byte(`{"reply":3}`)))
	got, err = s.Turns(ctx, "1")
	require.NoError(t, err)
	assert.Equal(t, "Labas", got[0].Text)
	assert.Equal(t, "vakaras", got[0].Unheard)
	assert.Equal(t, 300*time.Millisecond, got[0].Gap)
	assert.JSONEq(t, `{"reply":3}`, string(got[0].Timeline))

	_, err = s.AppendTurn(ctx, record.Turn{CallID: "nobody", Who: record.Caller, At: start})
	require.Error(t, err, "a turn of no call")
	_, err = s.AppendTurn(ctx, record.Turn{CallID: "1", Seq: 2, Who: record.Caller, At: start})
	require.Error(t, err, "a number that is used already")
}

// Turns that are appended at once are all kept, each with a number of its own.
func TestTurnsAtOnce(t *testing.T) {
	s, ctx := open(t, t.TempDir()), t.Context()
	begin(t, s, "1")
	var wait sync.WaitGroup
	for i := range 40 {
		wait.Go(func() {
			_, err := s.AppendTurn(ctx, record.Turn{CallID: "1", Who: record.Caller, Text: fmt.Sprint(i), At: start})
			assert.NoError(t, err)
		})
	}
	wait.Wait()
	got, err := s.Turns(ctx, "1")
	require.NoError(t, err)
	require.Len(t, got, 40)
	for i, turn := range got {
		assert.Equal(t, i+1, turn.Seq)
	}
}

func TestWhatIsLeft(t *testing.T) {
	s, ctx := open(t, t.TempDir()), t.Context()
	begin(t, s, "1")
	m, err := s.AddMessage(ctx, record.Message{CallID: "1", Business: "dental", Name: "Ona", Phone: "+37061234567", Text: "Paskambinkite", Urgent: true, Callback: "po pietų", At: start})
	require.NoError(t, err)
	_, err = s.AddMessage(ctx, m)
	require.NoError(t, err, "told again after a time-out")
	messages, err := s.Messages(ctx, "dental", start, start.Add(time.Hour))
	require.NoError(t, err)
	assert.Equal(t, []record.Message{m}, messages)
	require.NoError(t, s.ResolveMessage(ctx, m.ID, start.Add(time.Hour)))
	messages, err = s.Messages(ctx, "dental", start, start.Add(time.Hour))
	require.NoError(t, err)
	assert.Equal(t, start.Add(time.Hour), messages[0].Resolved)
	require.ErrorIs(t, s.ResolveMessage(ctx, "nothing", start), store.ErrNotFound)

	a, err := s.AddAlert(ctx, record.Alert{CallID: "1", Business: "dental", Level: "urgent", Rule: "swelling", Contact: "on-call", Text: "Patino", At: start})
	require.NoError(t, err)
	_, err = s.AddAlert(ctx, a)
	require.NoError(t, err, "told again after a time-out")
	alerts, err := s.Alerts(ctx, "dental", start, start.Add(time.Hour))
	require.NoError(t, err)
	assert.Equal(t, []record.Alert{a}, alerts)
	require.NoError(t, s.AcknowledgeAlert(ctx, a.ID, start.Add(time.Minute)))
	c, err := s.Call(ctx, "1")
	require.NoError(t, err)
	assert.True(t, c.Urgent, "an alert makes a call urgent")
	require.NoError(t, s.FinishCall(ctx, "1", record.End{At: start.Add(time.Minute)}))
	c, err = s.Call(ctx, "1")
	require.NoError(t, err)
	assert.True(t, c.Urgent, "and its end doesn't undo that")

	q, err := s.AddQuestion(ctx, record.Question{CallID: "1", Business: "dental", Lang: "lt", Text: "Ar galima su šunimi?", At: start})
	require.NoError(t, err)
	questions, err := s.Questions(ctx, "dental", start, start.Add(time.Hour))
	require.NoError(t, err)
	assert.Equal(t, []record.Question{q}, questions)

	d := record.Disclosure{CallID: "1", Text: "Aš esu dirbtinis intelektas", Lang: "lt", At: start}
	require.NoError(t, s.AddDisclosure(ctx, d))
	require.NoError(t, s.AddDisclosure(ctx, d), "told once, noted once")
	said, err := s.Disclosures(ctx, "1")
	require.NoError(t, err)
	assert.Equal(t, []record.Disclosure{d}, said)

	i, err := s.AddIncident(ctx, record.Incident{Kind: "trunk", Text: "lost", At: start})
	require.NoError(t, err)
	incidents, err := s.Incidents(ctx, "dental", start, start.Add(time.Hour))
	require.NoError(t, err)
	assert.Equal(t, []record.Incident{i}, incidents, "what concerns all concerns each")
}

// A caller who was cut off can go on; one whose call ended in order starts
// anew.
func TestRecentCall(t *testing.T) {
	s, ctx := open(t, t.TempDir()), t.Context()
	begin(t, s, "1")
	since := start.Add(-10 * time.Minute)
	_, err := s.RecentCall(ctx, "dental", "+37061234567", since)
	require.ErrorIs(t, err, store.ErrNotFound, "it goes on")
	require.NoError(t, s.FinishCall(ctx, "1", record.End{At: start.Add(time.Minute), Interrupted: true}))
	c, err := s.RecentCall(ctx, "dental", "+37061234567", since)
	require.NoError(t, err)
	assert.Equal(t, "1", c.ID)
	for _, other := range [][2]string{{"garage", "+37061234567"}, {"dental", "+37069999999"}, {"dental", ""}} {
		_, err = s.RecentCall(ctx, other[0], other[1], since)
		require.ErrorIs(t, err, store.ErrNotFound)
	}
	_, err = s.RecentCall(ctx, "dental", "+37061234567", start.Add(2*time.Minute))
	require.ErrorIs(t, err, store.ErrNotFound, "too long ago")
	require.NoError(t, s.BeginCall(ctx, record.Call{ID: "2", Business: "dental", Channel: record.Phone, Caller: "+37061234567", Started: start.Add(2 * time.Minute)}))
	require.NoError(t, s.FinishCall(ctx, "2", record.End{At: start.Add(3 * time.Minute), Closing: "booked"}))
	_, err = s.RecentCall(ctx, "dental", "+37061234567", since)
	require.ErrorIs(t, err, store.ErrNotFound, "they got through since")
}

func TestCustomer(t *testing.T) {
	s, ctx := open(t, t.TempDir()), t.Context()
	for i, name := range []string{"Ona", "Ona Kazlauskienė", ""} {
		id := fmt.Sprint(i)
		require.NoError(t, s.BeginCall(ctx, record.Call{ID: id, Business: "dental", Caller: "+37061234567", Lang: "lt", Started: start.AddDate(0, 0, i)}))
		require.NoError(t, s.FinishCall(ctx, id, record.End{At: start.AddDate(0, 0, i).Add(time.Minute), Name: name}))
	}
	c, err := s.Customer(ctx, "dental", "+37061234567", start.AddDate(0, 0, 2))
	require.NoError(t, err)
	assert.Equal(t, record.Customer{Phone: "+37061234567", Name: "Ona Kazlauskienė", Lang: "lt", Calls: 2, Last: start.AddDate(0, 0, 1)}, c)
	c, err = s.Customer(ctx, "garage", "+37061234567", start.AddDate(1, 0, 0))
	require.NoError(t, err)
	assert.Zero(t, c.Calls, "one business doesn't know another's customers")
}

func TestCustomerNames(t *testing.T) {
	s, ctx := open(t, t.TempDir()), t.Context()
	for i, name := range []string{"Tom Baker", "Ona Kazlauskienė", "", "Tom Baker", "Rasa"} {
		day := start.AddDate(0, 0, i)
		_, err := s.AddVisit(ctx, calendar.Visit{
			ID: fmt.Sprint(i), Key: fmt.Sprint(i), Business: "dental", Name: name, Status: calendar.Booked,
			Slot: calendar.Slot{Service: "x", Staff: "a", Start: day, End: day.Add(time.Hour)}, CreatedAt: day, UpdatedAt: day,
		}, day.Add(time.Hour), start)
		require.NoError(t, err)
	}
	names, err := s.CustomerNames(ctx, "dental", 10)
	require.NoError(t, err)
	assert.Equal(t, []string{"Rasa", "Tom Baker", "Ona Kazlauskienė"}, names)
	names, err = s.CustomerNames(ctx, "dental", 2)
	require.NoError(t, err)
	assert.Equal(t, []string{"Rasa", "Tom Baker"}, names)
	names, err = s.CustomerNames(ctx, "garage", 10)
	require.NoError(t, err)
	assert.Empty(t, names, "one business doesn't know another's customers")
}

func TestRuns(t *testing.T) {
	s, ctx := open(t, t.TempDir()), t.Context()
	r, err := s.BeginRun(ctx, record.Run{Node: "a", Version: "1.0", Started: start})
	require.NoError(t, err)
	require.NoError(t, s.Alive(ctx, r.ID, start.Add(time.Minute)))
	require.NoError(t, s.EndRun(ctx, r.ID, start.Add(time.Hour)))
	list, err := s.Runs(ctx, start, start.Add(time.Minute))
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Equal(t, record.Run{ID: r.ID, Node: "a", Version: "1.0", Started: start, Seen: start.Add(time.Hour), Stopped: start.Add(time.Hour)}, list[0])
	list, err = s.Runs(ctx, start.Add(2*time.Hour), start.Add(3*time.Hour))
	require.NoError(t, err)
	assert.Empty(t, list)
}

// The database itself refuses a double booking, whatever a program tries.
func TestOverlapInTheDatabase(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	v := calendar.Visit{ID: "1", Key: "1", Business: "dental", Status: calendar.Booked, Slot: calendar.Slot{Service: "x", Staff: "a", Start: start, End: start.Add(time.Hour)}, CreatedAt: start, UpdatedAt: start}
	_, err := s.AddVisit(t.Context(), v, start.Add(time.Hour), start)
	require.NoError(t, err)
	db, err := sql.Open("sqlite", filepath.Join(dir, store.File))
	require.NoError(t, err)
	defer db.Close()
	insert := `INSERT INTO visits (id, key, business, service, staff, start_at, end_at, until_at, status, created_at, updated_at)
		VALUES (?, ?, 'dental', 'x', 'a', ?, ?, ?, 'booked', 0, 0)`
	for name, offset := range map[string]time.Duration{"same": 0, "before": -30 * time.Minute, "after": 30 * time.Minute, "within": 10 * time.Minute} {
		from := start.Add(offset).UnixMilli()
		_, err = db.Exec(insert, name, name, from, from+3600_000, from+3600_000)
		require.ErrorContains(t, err, "slot taken", name)
	}
	next := start.Add(time.Hour).UnixMilli()
	_, err = db.Exec(insert, "next", "next", next, next+60_000, next+60_000)
	require.NoError(t, err)
	_, err = db.Exec(`UPDATE visits SET start_at = start_at - 60000 WHERE id = 'next'`)
	require.ErrorContains(t, err, "slot taken")
	_, err = db.Exec(insert, "days", "days", next+60_000, next+70_000, next+3*86400_000)
	require.Error(t, err, "no visit keeps anybody for days")
}

// A database that is gone is unavailable, not taken: a caller is never told
// that a time is gone when nobody knows.
func TestUnavailable(t *testing.T) {
	s := open(t, t.TempDir())
	require.NoError(t, s.Close())
	_, err := s.VisitByKey(t.Context(), "dental", "k")
	require.ErrorIs(t, err, calendar.ErrUnavailable)
	_, err = s.AddVisit(t.Context(), calendar.Visit{ID: "1", Key: "1"}, start, start)
	require.ErrorIs(t, err, calendar.ErrUnavailable)
	require.NotErrorIs(t, err, calendar.ErrTaken)
	require.Error(t, s.Ping(t.Context()))
}
