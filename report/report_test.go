package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/calendar"
	"budi/calendar/local"
	"budi/configs"
	"budi/language"
	"budi/record"
	"budi/report"
	"budi/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// night is a dental clinic's Wednesday evening and night, in a real store.
type night struct {
	*store.Store
	t *testing.T
	b *configs.Business
}

func newNight(t *testing.T, slug string) night {
	t.Helper()
	s, err := store.Open(t.Context(), t.TempDir(), slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	srv, err := configs.Load("")
	require.NoError(t, err)
	b, ok := srv.Business(slug)
	require.True(t, ok)
	return night{s, t, b}
}

// at reads "25 21:15" as that moment of November 2026 in the business's zone.
func (n night) at(s string) time.Time {
	n.t.Helper()
	when, err := time.ParseInLocation("2006-01-2 15:04", "2026-11-"+s, n.b.Location())
	require.NoError(n.t, err)
	return when
}

func (n night) must(err error) {
	n.t.Helper()
	require.NoError(n.t, err)
}

// call stores a call of an id, answered or not.
func (n night) call(id, caller, when string, answered bool) {
	n.t.Helper()
	ctx := n.t.Context()
	n.must(n.BeginCall(ctx, record.Call{
		ID: id, Business: n.b.Slug, Channel: record.Phone, Node: "test", Caller: caller, Trusted: true,
		Dialled: n.b.Numbers[0], Lang: "lt", Started: n.at(when),
	}))
	if answered {
		n.must(n.AnswerCall(ctx, id, n.at(when).Add(time.Second)))
	}
}

func (n night) says(id, who, text string, when time.Time, gap time.Duration, actions string) {
	n.t.Helper()
	_, err := n.AppendTurn(n.t.Context(), record.Turn{CallID: id, Who: who, Text: text, Lang: "lt", At: when, Gap: gap, Actions: json.RawMessage(actions)})
	n.must(err)
}

func (n night) ends(id string, after time.Duration, e record.End) {
	n.t.Helper()
	c, err := n.Call(n.t.Context(), id)
	n.must(err)
	e.At = c.Started.Add(after)
	n.must(n.FinishCall(n.t.Context(), id, e))
}

func (n night) book(now time.Time) *local.Book {
	return local.New(n.b.Plan(), n.Store, func() time.Time { return now })
}

// busy fills the store with one of everything.
func busy(t *testing.T) night {
	n := newNight(t, "dental")
	ctx := t.Context()

	// A week ago Ona booked; tonight she calls again, books once more, and
	// Petras moves what he booked a week ago.
	week := n.at("18 10:00")
	n.call("c-00", "+37061111111", "18 10:00", true)
	n.ends("c-00", time.Minute, record.End{Name: "Ona"})
	old, err := n.book(week).Reserve(ctx, calendar.Visit{Key: "old", CallID: "c-old", Name: "Petras", Phone: "+37062222222", Slot: n.slot("filling", "petrauskas", "27 12:00", 60)})
	n.must(err)

	n.call("c-01", "+37061111111", "25 21:15", true)
	n.says("c-01", record.Budi, "Labas vakaras, čia odontologijos klinika „Balta“. Aš esu dirbtinio intelekto asistentė Budi.", n.at("25 21:15"), 0, "")
	n.says("c-01", record.Caller, "Norėčiau burnos higienos", n.at("25 21:15").Add(9*time.Second), 0, "")
	n.says("c-01", record.Budi, "Ketvirtadienį 10 valandą tiktų?", n.at("25 21:15").Add(10*time.Second), 640*time.Millisecond, "")
	v, err := n.book(n.at("25 21:16")).Reserve(ctx, calendar.Visit{Key: "new", CallID: "c-01", Name: "Ona", Phone: "+37061111111", Lang: "lt", Slot: n.slot("hygiene", "kazlauskaite", "26 10:00", 60)})
	n.must(err)
	n.says("c-01", record.Budi, "Užregistravau.", n.at("25 21:16"), 710*time.Millisecond, `[{"type":"booked","id":"`+v.ID+`"}]`)
	n.ends("c-01", 80*time.Second, record.End{Lang: "lt", Closing: "booked"})

	n.call("c-02", "+37062222222", "25 22:05", true)
	n.says("c-02", record.Caller, "Noriu perkelti vizitą", n.at("25 22:05"), 0, "")
	_, err = n.book(n.at("25 22:06")).Move(ctx, old.ID, n.slot("filling", "petrauskas", "27 15:00", 60), "move")
	n.must(err)
	n.says("c-02", record.Budi, "Perkėliau.", n.at("25 22:06"), 820*time.Millisecond, `[{"type":"moved","id":"`+old.ID+`"}]`)
	n.ends("c-02", 50*time.Second, record.End{Closing: "moved"})

	// An urgent call at night that nobody confirmed, and one that somebody did.
	n.call("c-03", "+37063333333", "26 02:31", true)
	n.says("c-03", record.Caller, "Labai skauda dantį, patino žandas", n.at("26 02:31"), 0, "")
	a := record.Alert{CallID: "c-03", Business: "dental", Level: "urgent", Rule: "swelling", Contact: "on-call", Text: "Labai skauda dantį, patino žandas", At: n.at("26 02:32")}
	_, err = n.AddAlert(ctx, a)
	n.must(err)
	n.ends("c-03", 95*time.Second, record.End{Closing: "urgent_referred"})
	n.call("c-04", "+37064444444", "26 06:10", true)
	n.says("c-04", record.Caller, "Sūnus išsimušė dantį", n.at("26 06:10"), 0, "")
	a.CallID, a.Rule, a.Text, a.At, a.Acknowledged = "c-04", "knocked-out", "Sūnus išsimušė dantį", n.at("26 06:11"), n.at("26 06:14")
	_, err = n.AddAlert(ctx, a)
	n.must(err)
	n.ends("c-04", 70*time.Second, record.End{})

	// A message, a call that was cut off, a missed one, one without a number
	// that says nothing, and a question that nobody could answer.
	n.call("c-05", "+37065555555", "26 07:02", true)
	n.says("c-05", record.Caller, "Noriu pasikalbėti dėl sąskaitos", n.at("26 07:02"), 0, "")
	_, err = n.AddMessage(ctx, record.Message{CallID: "c-05", Business: "dental", Name: "Jonas", Phone: "+37065555555", Text: "Gavau ne tą sąskaitą", Callback: "po pietų", At: n.at("26 07:03")})
	n.must(err)
	_, err = n.AddQuestion(ctx, record.Question{CallID: "c-05", Business: "dental", Lang: "lt", Text: "Ar galima atsivesti šunį?", At: n.at("26 07:03")})
	n.must(err)
	n.ends("c-05", 60*time.Second, record.End{Closing: "message_taken"})
	n.call("c-06", "+37066666666", "26 07:30", true)
	n.says("c-06", record.Caller, "Norėčiau", n.at("26 07:30"), 0, "")
	n.ends("c-06", 12*time.Second, record.End{Interrupted: true})
	n.call("c-07", "+37067777777", "26 07:40", false)
	n.ends("c-07", 6*time.Second, record.End{})
	n.call("c-08", "", "26 07:45", true)
	n.ends("c-08", 20*time.Second, record.End{})

	run, err := n.BeginRun(ctx, record.Run{Node: "test", Started: n.at("25 09:00")})
	n.must(err)
	n.must(n.Alive(ctx, run.ID, n.at("26 03:00")))
	run, err = n.BeginRun(ctx, record.Run{Node: "test", Started: n.at("26 03:20")})
	n.must(err)
	n.must(n.Alive(ctx, run.ID, n.at("26 08:00")))
	_, err = n.AddIncident(ctx, record.Incident{Kind: "trunk", Text: "Operatoriaus linija buvo nutrūkusi 4 minutes", At: n.at("26 03:24")})
	n.must(err)
	return n
}

func (n night) slot(service, staff, start string, minutes int) calendar.Slot {
	from := n.at(start)
	return calendar.Slot{Service: service, Staff: staff, Start: from, End: from.Add(time.Duration(minutes) * time.Minute)}
}

func build(t *testing.T, n night, day string, lang language.Tag) report.Report {
	t.Helper()
	r, err := report.BuildWith(t.Context(), n, n.b, n.at(day+" 12:00"), report.Options{Lang: lang, Now: n.at("26 08:00")})
	require.NoError(t, err)
	return r
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(file, got, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

func TestBusyNight(t *testing.T) {
	n := busy(t)
	for _, lang := range []language.Tag{language.Lithuanian, language.English} {
		r := build(t, n, "26", lang)
		var text bytes.Buffer
		require.NoError(t, r.Text(&text))
		golden(t, "busy-"+string(lang)+".txt", text.Bytes())
		for line := range strings.SplitSeq(text.String(), "\n") {
			assert.LessOrEqual(t, len([]rune(line)), 78, line)
		}
		var page bytes.Buffer
		require.NoError(t, r.HTML(&page))
		checkHTML(t, page.Bytes())
		if dir := os.Getenv("BUDI_REPORT_DIR"); dir != "" {
			require.NoError(t, os.WriteFile(filepath.Join(dir, "busy-"+string(lang)+".html"), page.Bytes(), 0o644))
		}
	}
}

func TestNumbers(t *testing.T) {
	r := build(t, busy(t), "26", "")
	assert.Equal(t, language.Lithuanian, r.Lang)
	assert.Equal(t, "2026-11-25T18:00:00+02:00", r.From.Format(time.RFC3339), "since the clinic closed")
	assert.Equal(t, report.Counts{Calls: 8, Urgent: 2, Booked: 1, Moved: 1, Messages: 1, Missed: 1, Interrupted: 1}, r.Counts)
	outcomes := map[string]string{}
	for _, c := range r.Calls {
		outcomes[c.ID] = c.Outcome
		assert.NotEmpty(t, c.Summary, c.ID)
	}
	assert.Equal(t, map[string]string{
		"c-01": "booked", "c-02": "moved", "c-03": "urgent", "c-04": "urgent", "c-05": "message",
		"c-06": "interrupted", "c-07": "missed", "c-08": "silent",
	}, outcomes)
	assert.Equal(t, []int64{640, 710}, r.Calls[0].GapMS)
	assert.True(t, r.Calls[0].Returning)
	assert.Equal(t, "Ona", r.Calls[0].Name)
	assert.False(t, r.Calls[2].Returning)
	var waiting []string
	for _, c := range r.Callbacks {
		waiting = append(waiting, c.Phone+" "+c.Why)
	}
	assert.Equal(t, []string{"+37065555555 message", "+37066666666 interrupted", "+37067777777 missed"}, waiting)
	assert.Equal(t, report.HealthDown, r.Health.State)
	require.Len(t, r.Health.Down, 1)
	assert.Equal(t, "03:00", r.Health.Down[0].From.Format("15:04"))
	assert.Equal(t, "03:20", r.Health.Down[0].To.Format("15:04"))
}

// Who was cut off and then got through isn't called back.
func TestServedLater(t *testing.T) {
	n := newNight(t, "dental")
	n.call("c-1", "+37061111111", "25 20:00", true)
	n.ends("c-1", 5*time.Second, record.End{Interrupted: true})
	n.call("c-2", "+37061111111", "25 20:01", true)
	n.says("c-2", record.Caller, "Vėl aš", n.at("25 20:01"), 0, "")
	n.ends("c-2", 5*time.Second, record.End{})
	assert.Empty(t, build(t, n, "26", "").Callbacks)
}

// A quiet night, a dead system, and no knowledge of either don't look alike.
func TestQuietNight(t *testing.T) {
	texts := map[string]bool{}
	for _, c := range []struct{ name, state, from, seen string }{
		{"quiet", report.HealthOK, "25 17:00", "26 08:00"},
		{"down", report.HealthDown, "25 17:00", "25 23:00"},
		{"unknown", report.HealthUnknown, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNight(t, "garage")
			if c.from != "" {
				run, err := n.BeginRun(t.Context(), record.Run{Node: "test", Started: n.at(c.from)})
				require.NoError(t, err)
				require.NoError(t, n.Alive(t.Context(), run.ID, n.at(c.seen)))
			}
			r := build(t, n, "26", "")
			assert.Equal(t, c.state, r.Health.State)
			var text, page bytes.Buffer
			require.NoError(t, r.Text(&text))
			require.NoError(t, r.HTML(&page))
			checkHTML(t, page.Bytes())
			assert.False(t, texts[text.String()])
			texts[text.String()] = true
			golden(t, c.name+".txt", text.Bytes())
		})
	}
}

// On Monday the report begins when the clinic closed on Saturday, and on the
// day after a holiday when it closed before it.
func TestSinceLastClosing(t *testing.T) {
	n := newNight(t, "dental")
	assert.Equal(t, "2026-11-28 14:00", build(t, n, "30", "").From.Format("2006-01-02 15:04"))
	r, err := report.BuildWith(t.Context(), n, n.b, time.Date(2026, 12, 28, 7, 0, 0, 0, n.b.Location()), report.Options{})
	require.NoError(t, err)
	assert.Equal(t, "2026-12-23 18:00", r.From.Format("2006-01-02 15:04"))
}

// The JSON is a contract: its lists are never null, its names don't change.
func TestJSON(t *testing.T) {
	for _, n := range []night{newNight(t, "salon"), busy(t)} {
		b, err := json.Marshal(build(t, n, "26", ""))
		require.NoError(t, err)
		var m map[string]any
		require.NoError(t, json.Unmarshal(b, &m))
		for _, list := range []string{"calls", "bookings", "messages", "alerts", "callbacks", "unanswered"} {
			assert.IsType(t, []any{}, m[list], list)
		}
		for _, c := range m["calls"].([]any) {
			call := c.(map[string]any)
			for _, key := range []string{"id", "transcript", "outcome", "urgent", "summary", "gap_ms"} {
				assert.Contains(t, call, key)
			}
			assert.IsType(t, []any{}, call["transcript"])
			assert.IsType(t, []any{}, call["gap_ms"])
		}
	}
}

// What callers say is text, never markup.
func TestHostileWords(t *testing.T) {
	n := newNight(t, "dental")
	n.call("c-1", "+37061111111", "25 20:00", true)
	n.says("c-1", record.Caller, "<script>alert(1)</script>", n.at("25 20:00"), 0, "")
	_, err := n.AddMessage(t.Context(), record.Message{CallID: "c-1", Business: "dental", Name: `"><img src=x onerror=alert(1)>`, Phone: `"onclick="`, Text: "</p><style>*{display:none}\x1b[2J\u202e", At: n.at("25 20:00")})
	require.NoError(t, err)
	n.ends("c-1", time.Second, record.End{})
	var page bytes.Buffer
	require.NoError(t, build(t, n, "26", "").HTML(&page))
	checkHTML(t, page.Bytes())
	var text bytes.Buffer
	require.NoError(t, build(t, n, "26", "").Text(&text))
	assert.Contains(t, text.String(), "display:none")
	assert.NotContains(t, text.String(), "\x1b")
	assert.NotContains(t, text.String(), "\u202e")
}

// checkHTML holds a page against a few rules: no script, nothing from
// elsewhere, headings in order, every id once, a language and a title.
func checkHTML(t *testing.T, page []byte) {
	t.Helper()
	z := xml.NewDecoder(bytes.NewReader(page))
	z.Strict, z.AutoClose, z.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	ids, styles, level, title := map[string]bool{}, 0, 0, false
	for {
		next, err := z.Token()
		if err != nil {
			require.ErrorIs(t, err, io.EOF)
			break
		}
		tag, ok := next.(xml.StartElement)
		if !ok {
			continue
		}
		switch tag.Name.Local {
		case "script", "img", "iframe", "link", "object":
			t.Errorf("the page has a %s", tag.Name.Local)
		case "style":
			styles++
		case "title":
			title = true
		case "h1", "h2", "h3":
			next := int(tag.Name.Local[1] - '0')
			assert.LessOrEqual(t, next, level+1, "a heading's level is skipped")
			level = next
		}
		for _, a := range tag.Attr {
			assert.False(t, strings.HasPrefix(a.Name.Local, "on"), "an event handler: %s", a.Name.Local)
			if a.Name.Local == "id" {
				assert.False(t, ids[a.Value], "id %s twice", a.Value)
				ids[a.Value] = true
			}
			if a.Name.Local == "href" {
				assert.True(t, strings.HasPrefix(a.Value, "tel:") || strings.HasPrefix(a.Value, "#"), a.Value)
			}
		}
	}
	assert.Equal(t, 1, styles)
	assert.True(t, title)
}

// A call of a process that died and didn't come back isn't live for ever.
func TestLostCall(t *testing.T) {
	n := newNight(t, "dental")
	n.call("c-1", "+37061111111", "26 03:00", true)
	n.says("c-1", record.Caller, "Norėčiau registruotis", n.at("26 03:01"), 0, "")
	n.call("c-2", "+37062222222", "26 07:59", true)
	r := build(t, n, "26", "")
	assert.True(t, r.Calls[0].Interrupted)
	assert.Equal(t, "interrupted", r.Calls[0].Outcome)
	assert.Equal(t, 60, r.Calls[0].Seconds)
	require.Len(t, r.Callbacks, 1)
	assert.Equal(t, "+37061111111", r.Callbacks[0].Phone)
	assert.Equal(t, "live", r.Calls[1].Outcome)
	assert.False(t, r.Calls[1].Interrupted)
}
