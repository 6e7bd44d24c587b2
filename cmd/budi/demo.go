package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"budi/configs"
	"budi/phone"
	"budi/reception"
	"budi/report"
	ttsall "budi/tts/all"
)

// demoCmd lets the test phone hold a whole booking with a server of its own.
type demoCmd struct {
	Keep string `default:"demo" placeholder:"DIR" help:"Folder for the sound, the booking and the report."`
}

// answers is what the demonstration's caller says to each expectation.
func (c *demoCmd) answers() map[string][]string {
	return map[string][]string{
		"request": {"I'd like to book an oil change for tomorrow morning."},
		"service": {"An oil change."},
		"detail":  {"It's a BMW X5."},
		"staff":   {"Anyone."},
		"time":    {"Tomorrow morning.", "Monday at ten o'clock."},
		"choice":  {"The first one, please."},
		"name":    {"My name is Tom Baker."},
		"phone":   {"Zero six one two, three four five, six seven."},
		"confirm": {"Yes, please."},
		"more":    {"No, thank you. Goodbye."},
	}
}

// Run runs the demonstration.
func (c *demoCmd) Run(ctx context.Context, t terminal) (err error) {
	if err := os.MkdirAll(c.Keep, 0o750); err != nil {
		return err
	}
	server, err := configs.Load("")
	if err != nil {
		return err
	}
	server.SIP.Addr, server.HTTP.Addr = "127.0.0.1:0", "127.0.0.1:0"
	server.RTP.From, server.RTP.To = 30000, 30999
	server.Data = filepath.Join(c.Keep, "data")
	logFile, err := os.Create(filepath.Join(c.Keep, "server.log"))
	if err != nil {
		return err
	}
	defer logFile.Close()
	log := logger(logFile, "debug", "text")
	fmt.Fprintln(t.out, "Starting a server on free ports ...")
	s, err := startService(ctx, server, wants{log: log})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.stop(ctx)) }()
	fmt.Fprintf(t.out, "A caller rings the garage (%s). B is Budi, C the caller; the gap is measured at the caller's ear.\n\n", s.sip.Addr())
	if err := c.call(ctx, t.out, s, log); err != nil {
		return err
	}
	if err := s.sipIdle(ctx); err != nil {
		return err
	}
	return c.results(ctx, t.out, s)
}

// call holds the call and prints what is said as it is said.
func (c *demoCmd) call(ctx context.Context, w io.Writer, s *service, log *slog.Logger) error {
	engine, _, err := ttsall.Open("", "", log)
	if err != nil {
		return err
	}
	p := &printer{w: w, board: s.desk.Live}
	watch, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() { defer close(done); p.watch(watch) }()
	who := caller{
		to:   fmt.Sprintf("sip:+37052000002@%s", s.sip.Addr()),
		from: "+37061234567", speak: engine, voice: englishVoice("rms"), patience: 3 * time.Minute,
		next: byExpectation(s.desk.Live, c.answers()), measured: p.gap,
		recordTo: filepath.Join(c.Keep, "call.wav"), log: log,
	}
	report, err := who.call(ctx)
	stop()
	<-done
	if err != nil {
		return err
	}
	median, p95 := quantiles(report.Gaps)
	fmt.Fprintf(w, "\nFirst sound %.0f ms after the answer; gaps: median %.0f ms, p95 %.0f ms over %d turns.\n",
		report.FirstSoundMS, median, p95, len(report.Gaps))
	return nil
}

// byExpectation answers what the only live call expects; the last answer to an
// expectation is repeated.
func byExpectation(live func() []reception.Live, answers map[string][]string) func(context.Context) (string, bool) {
	used := make(map[string]int)
	return func(context.Context) (string, bool) {
		list := live()
		if len(list) == 0 {
			return "", false
		}
		expect := list[0].Expect
		said := answers[expect]
		if len(said) == 0 {
			return "", false
		}
		n := min(used[expect], len(said)-1)
		used[expect]++
		return said[n], true
	}
}

// printer shows a call's transcript as it grows.
type printer struct {
	w     io.Writer
	board func() []reception.Live
	mu    sync.Mutex
	shown int
}

func (p *printer) watch(ctx context.Context) {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		p.show()
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (p *printer) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, l := range p.board() {
		for ; p.shown < len(l.Transcript); p.shown++ {
			who := "C"
			if l.Transcript[p.shown].Who == "budi" {
				who = "B"
			}
			fmt.Fprintf(p.w, "%s  %s\n", who, l.Transcript[p.shown].Text)
		}
	}
}

func (p *printer) gap(g phone.Gap) {
	p.show()
	p.mu.Lock()
	defer p.mu.Unlock()
	fmt.Fprintf(p.w, "   (gap %.0f ms)\n", g.MS)
}

// sipIdle waits until the last call has been put away.
func (s *service) sipIdle(ctx context.Context) error {
	limit := time.NewTimer(5 * time.Second)
	defer limit.Stop()
	for s.sip.Calls() > 0 || len(s.desk.Live()) > 0 {
		select {
		case <-limit.C:
			return errors.New("the call did not end in order; see server.log")
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(20 * time.Millisecond):
		}
	}
	return nil
}

// results prints what the call left, and where.
func (c *demoCmd) results(ctx context.Context, w io.Writer, s *service) error {
	b, ok := s.server.Business("garage")
	if !ok {
		return errors.New("the demonstration has no garage")
	}
	r, err := report.Build(ctx, s.store, b, time.Now())
	if err != nil {
		return err
	}
	page, err := os.Create(filepath.Join(c.Keep, "report.html"))
	if err != nil {
		return err
	}
	if err := errors.Join(r.HTML(page), page.Close()); err != nil {
		return err
	}
	if len(r.Bookings) == 0 {
		fmt.Fprintln(w, "No visit was booked.")
	}
	for _, v := range r.Bookings {
		fmt.Fprintf(w, "%s: %s with %s, %s, %s, %s\n", v.Action, v.ServiceName, v.StaffName,
			v.Start.Format("Monday 2 January 15:04"), v.Name, v.Phone)
	}
	fmt.Fprintf(w, "\n  %s  the sound, caller left, Budi right\n  %s  the morning report\n  %s  the database\n  %s  the server's log\n",
		filepath.Join(c.Keep, "call.wav"), page.Name(), filepath.Join(s.server.Data, "budi.db"), filepath.Join(c.Keep, "server.log"))
	return nil
}
