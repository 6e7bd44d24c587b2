package pocketsphinx

import (
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/asr/grammar"
)

// spent is the processor time of the calling thread, which must be locked.
func spent(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_THREAD, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkHear gives the milliseconds of one processor that a second of
// sound costs: people's orders and digits with their grammars, flite's voices
// in a business's states.
func BenchmarkHear(b *testing.B) {
	shared := sharedData(b)
	e := testEngine(b)
	for _, set := range []struct{ name, set, grammar string }{{"orders", "barista", "barista.gram"}, {"digits", "fsdd", "digit.gram"}} {
		b.Run(set.name, func(b *testing.B) {
			var sounds [][]int16
			for _, r := range recordings(b, shared, set.set) {
				sounds = append(sounds, padded(telephone(b, shared, r)))
			}
			hearFor(b, e, gram(b, shared, set.grammar), sounds)
		})
	}
	if _, err := exec.LookPath("flite"); err != nil {
		b.Skip("the states need the Debian package flite")
	}
	states := grammar.New(garage())
	for _, state := range []string{"request", "time", "choice", "confirm", "name", "phone"} {
		b.Run(state, func(b *testing.B) {
			var sounds [][]int16
			for _, said := range spoken[state] {
				say, _, _ := strings.Cut(said, " = ")
				sounds = append(sounds, padded(throughULaw(halved(flite(b, "rms", say)))))
			}
			hearFor(b, e, states.For(state, offer()), sounds)
		})
	}
}

func hearFor(b *testing.B, e *Engine, g *asr.Grammar, sounds [][]int16) {
	b.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	_, err := e.Hear(b.Context(), make([]int16, 800), 8000, g) // compiled once
	require.NoError(b, err)
	var used, heard time.Duration
	for b.Loop() {
		start := spent(b)
		for _, pcm := range sounds {
			_, err := e.Hear(b.Context(), pcm, 8000, g)
			require.NoError(b, err)
			heard += time.Duration(len(pcm)) * time.Second / 8000
		}
		used += spent(b) - start
	}
	b.ReportMetric(float64(used.Microseconds())/1000/heard.Seconds(), "ms/s")
}

// BenchmarkListen gives the milliseconds of one processor that a change of
// grammar costs: to one that the decoder has, to one that another decoder has
// compiled, and to one that is new, with an offer's times in it.
func BenchmarkListen(b *testing.B) {
	e := testEngine(b)
	states := grammar.New(garage())
	m, err := e.model("en", 8000)
	require.NoError(b, err)
	first, second := states.For("time", nil), states.For("confirm", nil)
	measure := func(b *testing.B, f func()) {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		var used time.Duration
		for b.Loop() {
			start := spent(b)
			f()
			used += spent(b) - start
		}
		b.ReportMetric(float64(used.Microseconds())/1000/float64(b.N), "ms/switch")
	}
	p, err := m.words.get()
	require.NoError(b, err)
	defer p.release()
	require.NoError(b, m.use(p, first))
	b.Run("known", func(b *testing.B) {
		g, h := first, second
		measure(b, func() {
			g, h = h, g
			require.NoError(b, m.use(p, g))
		})
	})
	b.Run("shared", func(b *testing.B) {
		measure(b, func() {
			p.decoder.drop(first.ID)
			delete(p.searches, first.ID)
			require.NoError(b, m.use(p, first))
		})
	})
	b.Run("offered", func(b *testing.B) {
		options := offer()
		measure(b, func() {
			for i := range options {
				options[i].Start = options[i].Start.Add(15 * time.Minute)
			}
			require.NoError(b, m.use(p, states.For("choice", options)))
		})
	})
}
