package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"sync"
	"time"

	"budi/configs"
	"budi/phone"
	"budi/reception"
	"budi/tts"
	ttsall "budi/tts/all"
)

// benchCmd measures what docs/performance.md reports.
type benchCmd struct {
	Turns benchTurnsCmd `cmd:"" help:"Response gaps of whole calls over loopback, measured at the caller's ear."`
	Media benchMediaCmd `cmd:"" help:"What the sound's path costs: each stage, and whole sessions over loopback."`
	Barge bargeCmd      `cmd:"" help:"How soon Budi falls silent for who speaks over it, and what stops it that should not."`
	Calls benchCallsCmd `cmd:"" help:"How many whole calls at once stay within the limits: bench turns at rising counts."`
}

// benchTurnsCmd lets test phones hold bookings with a server of its own.
type benchTurnsCmd struct {
	Calls  int      `default:"1" help:"Calls at once."`
	Rounds int      `default:"6" help:"How often each caller calls."`
	SNR    float64  `name:"snr" help:"Mix pink noise this many decibels below the callers' speech; 0 for none."`
	Loss   float64  `help:"Lose this percentage of the callers' packets."`
	Voices []string `default:"rms,kal16,awb" help:"The callers' voices; Budi's own is slt."`
	JSON   bool     `help:"One JSON object."`
	Keep   string   `placeholder:"DIR" help:"Keep the data, the log and each call's sound here."`

	Profile string `placeholder:"FILE" help:"Write a processor profile, for go tool pprof."`
}

// turnsResult is what the benchmark prints.
type turnsResult struct {
	Calls      int     `json:"calls"`
	Held       int     `json:"held"`     // calls in all
	Booked     int     `json:"booked"`   // the one visit that was wanted
	Misnamed   int     `json:"misnamed"` // of the booked, under another name than the caller's
	Wrong      int     `json:"wrong"`    // another service, or more visits than one
	Failed     int     `json:"failed"`   // that did not come to their end
	Turns      int     `json:"turns"`
	MedianMS   float64 `json:"median_ms"`
	P95MS      float64 `json:"p95_ms"`
	MaxMS      float64 `json:"max_ms"`
	FirstMS    float64 `json:"first_sound_median_ms"`
	CPUSeconds float64 `json:"cpu_seconds"`
	Seconds    float64 `json:"seconds"`
}

// Run measures and prints.
func (c *benchTurnsCmd) Run(ctx context.Context, t terminal) error {
	dir := c.Keep
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "budi-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	} else if err := os.MkdirAll(dir, 0o750); err != nil {
		return err
	}
	s, done, err := benchService(ctx, dir, nil)
	if err != nil {
		return err
	}
	defer done()
	r, err := c.measure(ctx, s)
	if err = errors.Join(err, s.stop(ctx)); err != nil {
		return err
	}
	return c.print(t.out, r)
}

// benchService starts a server of the demonstration's businesses for a
// benchmark, with its data and its log in dir, and waits until it is warm. The
// clock shows a Monday morning without holidays near, whatever the day. The
// caller stops the service, and then calls done.
func benchService(ctx context.Context, dir string, change func(*configs.Server)) (s *service, done func(), err error) {
	logFile, err := os.Create(filepath.Join(dir, "server.log"))
	if err != nil {
		return nil, nil, err
	}
	done = func() { _ = logFile.Close() } // every line was written when it was logged
	server, err := configs.Load("")
	if err != nil {
		done()
		return nil, nil, err
	}
	server.SIP.Addr, server.HTTP.Addr = "127.0.0.1:0", "127.0.0.1:0"
	server.RTP.From, server.RTP.To = 30000, 30999
	server.Calls.Max = 500
	server.Data = filepath.Join(dir, "data")
	if change != nil {
		change(server)
	}
	start := time.Now()
	s, err = startService(ctx, server, wants{log: logger(logFile, "info", "text"), clock: func() time.Time {
		return benchMorning().Add(time.Since(start))
	}})
	if err != nil {
		done()
		return nil, nil, err
	}
	<-s.warmed
	return s, done, nil
}

func (c *benchTurnsCmd) measure(ctx context.Context, s *service) (turnsResult, error) {
	engine, _, err := ttsall.Open("", "", s.log)
	if err != nil {
		return turnsResult{}, err
	}
	var mu sync.Mutex
	var failed int
	var gaps []phone.Gap
	var firsts []float64
	if c.Profile != "" {
		f, err := os.Create(c.Profile)
		if err != nil {
			return turnsResult{}, err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return turnsResult{}, err
		}
		defer pprof.StopCPUProfile()
	}
	began, cpu := time.Now(), cpuTime()
	var wg sync.WaitGroup
	for n := range c.Calls {
		wg.Go(func() {
			// Callers don't all ring in the same instant.
			time.Sleep(time.Duration(n) * 150 * time.Millisecond)
			for round := range c.Rounds {
				r, err := c.call(ctx, s, engine, n, round)
				mu.Lock()
				if err != nil {
					failed++
					s.log.Error("a caller gave up", "caller", n, "round", round, "error", err)
				}
				gaps = append(gaps, r.Gaps...)
				firsts = append(firsts, r.FirstSoundMS)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	out := turnsResult{
		Calls: c.Calls, Held: c.Calls * c.Rounds, Turns: len(gaps),
		Seconds: time.Since(began).Seconds(), CPUSeconds: (cpuTime() - cpu).Seconds(),
	}
	out.MedianMS, out.P95MS = quantiles(gaps)
	for _, g := range gaps {
		out.MaxMS = max(out.MaxMS, g.MS)
	}
	slices.Sort(firsts)
	out.FirstMS = firsts[len(firsts)/2]
	visits, err := s.store.VisitsBetween(ctx, "garage", time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2028, 1, 1, 0, 0, 0, 0, time.UTC))
	out.Failed = failed
	for n := range c.Calls {
		for round := range c.Rounds {
			right, named, has := errandOf(n, round).done(visits)
			switch {
			case right:
				out.Booked++
				if !named {
					out.Misnamed++
				}
			case has > 0:
				out.Wrong++
				s.log.Warn("a caller's visits are not what was wanted", "caller", n, "round", round, "visits", has)
			}
		}
	}
	return out, err
}

// call is one booking.
func (c *benchTurnsCmd) call(ctx context.Context, s *service, engine tts.Renderer, n, round int) (phone.Report, error) {
	from := fmt.Sprintf("+3706%02d%05d", round, n)
	mine := func() (list []reception.Live) {
		for _, l := range s.desk.Live() {
			if l.Caller == from {
				list = append(list, l)
			}
		}
		return list
	}
	who := caller{
		to:   fmt.Sprintf("sip:+37052000002@%s", s.sip.Addr()),
		from: from, speak: engine, voice: c.voice(n, round), patience: 3 * time.Minute, log: s.log,
		next: errandOf(n, round).next(mine),
	}
	seed := uint64(n)<<32 | uint64(round)
	if c.SNR > 0 {
		who.noise = phone.Noise(seed, c.SNR)
	}
	if c.Loss > 0 {
		who.loss = phone.Loss(seed, c.Loss/100)
	}
	if c.Keep != "" {
		who.recordTo = filepath.Join(c.Keep, fmt.Sprintf("call-%03d-%d.wav", n, round))
	}
	return who.call(ctx)
}

// voice gives each call one of the voices, at one of three paces.
func (c *benchTurnsCmd) voice(n, round int) tts.Voice {
	v := englishVoice(c.Voices[(n+round)%len(c.Voices)])
	v.Pace = []float64{1, 0.9, 1.1}[(n+2*round)%3]
	return v
}

func (c *benchTurnsCmd) print(w io.Writer, r turnsResult) error {
	if c.JSON {
		return json.NewEncoder(w).Encode(r)
	}
	fmt.Fprintf(w, "calls at once          %d\ncalls held             %d, booked as wanted %d (with another name %d), otherwise %d, given up %d\nturns                  %d\n", r.Calls, r.Held, r.Booked, r.Misnamed, r.Wrong, r.Failed, r.Turns)
	fmt.Fprintf(w, "response gap           median %.0f ms, p95 %.0f ms, longest %.0f ms\n", r.MedianMS, r.P95MS, r.MaxMS)
	fmt.Fprintf(w, "answer to first sound  median %.0f ms\n", r.FirstMS)
	fmt.Fprintf(w, "processor              %.1f s of %.1f s, callers included\n", r.CPUSeconds, r.Seconds)
	return nil
}
