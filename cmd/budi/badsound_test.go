package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/proto"

	"budi/configs"
	"budi/media"
	"budi/phone"
	"budi/record"
	"budi/report"
	"budi/sip"
	ttsall "budi/tts/all"
)

// sox gives the sound that sox makes, at the phone's rate. The same arguments
// give the same sound.
func sox(t *testing.T, args string) []int16 {
	t.Helper()
	if _, err := exec.LookPath("sox"); err != nil {
		t.Skip("the program sox makes this test's sounds: apt-get install sox")
	}
	file := filepath.Join(t.TempDir(), "sound.wav")
	line := append([]string{"-R", "-n", "-r", "8000", "-c", "1", "-b", "16", file}, strings.Fields(args)...)
	out, err := exec.Command("sox", line...).CombinedOutput()
	require.NoError(t, err, "%s", out)
	pcm, err := sound(file)
	require.NoError(t, err)
	return pcm
}

// over mixes a sound to all that a phone sends, again and again.
func over(pcm []int16) func([]int16) {
	at := 0
	return func(out []int16) {
		for i := range out {
			out[i] = int16(max(math.MinInt16, min(math.MaxInt16, int(out[i])+int(pcm[at]))))
			at = (at + 1) % len(pcm)
		}
	}
}

func nothing(context.Context) (string, bool) { return "", false }

// troubles are what went wrong in a caller's last call.
func (s standIn) troubles(t *testing.T, from string) (record.Call, map[string]int) {
	t.Helper()
	call, turns := s.record(from)
	list, err := s.store.Troubles(t.Context(), call.ID)
	require.NoError(t, err)
	out := map[string]int{}
	for _, one := range list {
		out[one.Kind] = one.Count
	}
	t.Logf("%s %s %v after %v\n%s", call.Closing, call.Outcome, out, call.Ended.Sub(call.Started).Round(time.Second/10), timed(call, turns))
	return call, out
}

// timed is a transcript that tells when each turn was taken, and what of Budi's
// words was cut off.
func timed(call record.Call, turns []record.Turn) string {
	var b strings.Builder
	for _, turn := range turns {
		fmt.Fprintf(&b, "%5.1f %-6s %s", turn.At.Sub(call.Started).Seconds(), turn.Who, turn.Text)
		if turn.Unheard != "" {
			fmt.Fprintf(&b, " [cut off: %s]", turn.Unheard)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// told is the morning report's text.
func (s standIn) told(t *testing.T) string {
	t.Helper()
	b, _ := s.server.Business("garage")
	r, err := report.BuildWith(t.Context(), s.store, b, monday, report.Options{Lang: "en", Now: monday.Add(time.Hour)})
	require.NoError(t, err)
	var text bytes.Buffer
	require.NoError(t, r.Text(&text))
	return strings.Join(strings.Fields(text.String()), " ")
}

// metrics are the lines of /metrics that are Budi's own, without buckets.
func (s standIn) metrics(t *testing.T) string {
	t.Helper()
	res, err := http.Get(fmt.Sprintf("http://%s/metrics", s.http))
	require.NoError(t, err)
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	var own strings.Builder
	for line := range strings.Lines(string(body)) {
		if strings.HasPrefix(line, "budi_") && !strings.Contains(line, "_bucket{") {
			own.WriteString(line)
		}
	}
	return own.String()
}

// TestBadSound calls with what is no voice, or a bad one: the conversation goes
// on or ends in order, it is counted, and the report tells it.
func TestBadSound(t *testing.T) {
	if testing.Short() {
		t.Skip("whole calls take a minute")
	}
	t.Parallel() // it mostly waits for people to finish speaking
	s := serveDemo(t, nil)
	const fax, music, silent, bad, noisy = "+37061400001", "+37061400002", "+37061400003", "+37061400004", "+37061400005"
	cng, guitar := over(sox(t, "synth 0.5 sine 1100 gain -18 pad 0 3")), over(sox(t, "synth 0.5 pluck 262 pluck 330 pluck 392 remix - repeat 15 gain -12"))
	var wg sync.WaitGroup
	wg.Go(func() { s.ring(fax, "rms", nil, func(c *caller) { c.next, c.noise = nothing, cng }) })
	wg.Go(func() {
		s.ring(music, "rms", nil, func(c *caller) { c.next, c.noise, c.patience = nothing, guitar, 4*time.Minute })
	})
	babble := over(crowd(t))
	wg.Go(func() {
		s.ring(noisy, "rms", nil, func(c *caller) {
			c.noise, c.patience = babble, 4*time.Minute
			c.next = func(ctx context.Context) (string, bool) {
				return bye, s.heardSoFar(ctx, noisy, "Press 1") // and is not pressed
			}
		})
	})
	wg.Go(func() { s.ring(silent, "rms", nil, func(c *caller) { c.next = nothing }) })
	wg.Go(func() {
		s.ring(bad, "rms", booking("Tomorrow morning.", bye, bye), func(c *caller) {
			c.quiet = 2 * time.Second // a loaded machine's pauses are no turns
			c.noise = func(pcm []int16) {
				for i, v := range pcm {
					pcm[i] = int16(max(math.MinInt16, min(math.MaxInt16, 5*int(v)+1500)))
				}
			}
		})
	})
	wg.Wait()

	call, wrong := s.troubles(t, fax)
	assert.Equal(t, map[string]int{"fax": 1}, wrong)
	assert.Equal(t, "fax", call.Outcome)
	assert.False(t, call.Interrupted)
	assert.Less(t, call.Ended.Sub(call.Started), 15*time.Second, "nobody talks to a fax for minutes")

	call, wrong = s.troubles(t, music)
	assert.NotZero(t, wrong["steady"])
	assert.Contains(t, s.words(t, music), "Press 1", "keys are offered")
	assert.Contains(t, s.words(t, music), "pass on to the team", "then a message")
	assert.Equal(t, "no_answer", call.Closing, "then it ends in order")

	call, wrong = s.troubles(t, silent)
	assert.Equal(t, map[string]int{"dead": 1}, wrong)
	assert.Equal(t, "no_answer", call.Closing)

	call, wrong = s.troubles(t, noisy)
	assert.NotZero(t, wrong["steady"]+wrong["babble"])
	assert.NotEqual(t, "booked", call.Closing)
	assert.Contains(t, s.words(t, noisy), "Press 1", "keys are offered")

	call, wrong = s.troubles(t, bad)
	assert.NotZero(t, wrong["clipped"])
	assert.NotZero(t, wrong["offset"])
	assert.NotEqual(t, "no_answer", call.Closing, "the conversation goes on until the caller has no more to say")
	assert.Regexp(t, "Which (car|service)|[Oo]il change", s.words(t, bad), "the conversation goes on")
	_, turns := s.record(bad)
	assert.True(t, slices.ContainsFunc(turns, func(turn record.Turn) bool {
		return turn.Who == record.Caller && !strings.HasPrefix(turn.Text, "[")
	}), "words are made out")

	told := s.told(t)
	for _, want := range []string{
		"A fax machine called.", "There was music or noise on the line that never paused.", "The line was distorted.",
		"For a while no sound at all came from the caller's telephone.",
	} {
		assert.Contains(t, told, want)
	}
	counted := s.metrics(t)
	for _, stage := range []string{"endpoint", "recognise", "reply", "synthesise", "send"} {
		assert.Contains(t, counted, fmt.Sprintf(`budi_turn_stage_seconds_count{stage=%q}`, stage))
	}
	assert.Contains(t, counted, `budi_response_gap_seconds_count{business="garage"}`)
	for _, kind := range []string{"fax", "steady", "clipped", "offset", "dead"} {
		assert.Contains(t, counted, fmt.Sprintf(`budi_troubles_total{business="garage",kind=%q}`, kind))
	}
}

// heardSoFar tells whether a caller's call that goes on has had Budi say a text
// to its end.
func (s standIn) heardSoFar(ctx context.Context, from, text string) bool {
	for _, live := range s.desk.Live() {
		if live.Caller != from {
			continue
		}
		turns, err := s.store.Turns(ctx, live.ID)
		if err != nil {
			return false // the call has ended
		}
		for _, turn := range turns {
			if turn.Who == record.Budi && strings.Contains(turn.Text, text) {
				return true
			}
		}
	}
	return false
}

// crowd is three people who talk at once and never pause.
func crowd(t *testing.T) []int16 {
	t.Helper()
	engine, _, err := ttsall.Open("", "", slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	var mixed []int16
	for i, name := range []string{"rms", "awb", "kal16"} {
		var one []int16
		for _, text := range []string{
			"and then we went all the way down to the river where the boats were lying in the sun", "nobody had told them anything about it before the train came in",
			"which is why I always say that it makes no difference at all to people like us", "so many of them were standing around there in the evening and talking",
		} {
			pcm, err := engine.Render(t.Context(), englishVoice(name), text)
			require.NoError(t, err)
			one = append(one, pcm...)
		}
		if i == 0 {
			mixed = one
			continue
		}
		for k := range mixed {
			mixed[k] += one[(k+i*9000)%len(one)] / 2
		}
	}
	return mixed
}

// words are what Budi said in a caller's last call.
func (s standIn) words(t *testing.T, from string) string {
	t.Helper()
	_, turns := s.record(from)
	var b strings.Builder
	for _, turn := range turns {
		if turn.Who == record.Budi {
			b.WriteString(turn.Text + "\n")
		}
	}
	return b.String()
}

// TestKeysWhileSpeaking presses keys while Budi speaks and while the caller
// does, over RTP: each is taken, and what was being said is left.
func TestKeysWhileSpeaking(t *testing.T) {
	if testing.Short() {
		t.Skip("a whole call takes half a minute")
	}
	t.Parallel()
	spans := newSpans(t)
	s := serveDemo(t, func(server *configs.Server) { server.Log.Traces = spans.URL })
	const from = "+37061600001"
	ports, err := media.NewPorts(netip.IPv4Unspecified(), callerFrom, callerTo)
	require.NoError(t, err)
	line, leg, err := sip.Dial(t.Context(), sip.DialConfig{
		To: fmt.Sprintf("sip:+37052000002@%s", s.sip.Addr()), From: from, UserAgent: "test", Ports: ports,
		Log: slog.New(slog.DiscardHandler),
	})
	require.NoError(t, err)
	ctx := line.Context()
	in := make(chan media.Frame, 100)
	go func() { _ = leg.Receive(ctx, in) }()
	loud := make(chan bool, 10_000)
	go func() {
		for {
			select {
			case f := <-in:
				loud <- peakOf(f.PCM) > 1000
			case <-ctx.Done():
				return
			}
		}
	}()
	for !<-loud { // the greeting has begun
	}
	time.Sleep(700 * time.Millisecond)
	keys, ok := leg.(phone.Keyboard)
	require.True(t, ok)
	require.NoError(t, keys.SendKey(ctx, '1')) // over the greeting

	engine, _, err := ttsall.Open("", "", slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	words, err := engine.Render(ctx, englishVoice("rms"), "I was wondering whether you might perhaps have some time for my car")
	require.NoError(t, err)
	time.Sleep(2500 * time.Millisecond)
	out := make(chan media.Frame)
	go func() {
		defer close(out)
		for i := 0; i+160 <= len(words); i += 160 {
			select {
			case out <- media.Frame{PCM: words[i : i+160], Rate: phone.Rate}:
			case <-ctx.Done():
				return
			}
		}
	}()
	spoke := make(chan error, 1)
	go func() {
		_, err := leg.Play(ctx, out)
		spoke <- err
	}()
	time.Sleep(800 * time.Millisecond)
	require.NoError(t, keys.SendKey(ctx, '2')) // in the middle of the caller's own words
	require.NoError(t, <-spoke)
	time.Sleep(2 * time.Second)
	require.NoError(t, line.Hangup(context.WithoutCancel(t.Context())))
	require.NoError(t, s.sipIdleFor(from))

	_, turns := s.record(from)
	said := transcript(turns)
	t.Log(said)
	first, second := strings.Index(said, "[1]"), strings.Index(said, "[2]")
	require.GreaterOrEqual(t, first, 0)
	require.Greater(t, second, first)
	require.NotEmpty(t, turns[0].Unheard, "the greeting was left")
	require.Eventually(t, func() bool { return spans.count("conversation") == 1 }, 15*time.Second, 50*time.Millisecond)
	assert.GreaterOrEqual(t, spans.count("turn"), 2)
	assert.GreaterOrEqual(t, spans.count("speak"), 2)
	assert.False(t, spans.contain("37061600001") || spans.contain("morning"), "no number, no words")
}

// spans is a collector of OTLP/HTTP.
type spans struct {
	*httptest.Server
	mu    sync.Mutex
	names map[string]int
	text  strings.Builder
}

func newSpans(t *testing.T) *spans {
	s := &spans{names: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, q *http.Request) {
		b, err := io.ReadAll(q.Body)
		assert.NoError(t, err)
		var m collector.ExportTraceServiceRequest
		assert.NoError(t, proto.Unmarshal(b, &m))
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, r := range m.GetResourceSpans() {
			for _, scope := range r.GetScopeSpans() {
				for _, span := range scope.GetSpans() {
					s.names[span.GetName()]++
					for _, a := range span.GetAttributes() {
						s.text.WriteString(a.GetValue().GetStringValue() + "\n")
					}
				}
			}
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *spans) count(name string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.names[name]
}

func (s *spans) contain(text string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Contains(s.text.String(), text)
}

func peakOf(pcm []int16) (p int16) {
	for _, v := range pcm {
		p = max(p, v, -v)
	}
	return p
}
