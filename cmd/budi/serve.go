package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"path/filepath"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"budi/configs"
	"budi/console"
	"budi/media"
	"budi/media/wav"
	"budi/phone"
	"budi/reception"
	"budi/record"
	"budi/sip"
)

// serveCmd answers calls until a signal.
type serveCmd struct {
	Config string        `placeholder:"FILE" help:"Settings (default: configs/server.yaml, else the demonstration)."`
	SIP    string        `name:"sip" placeholder:"ADDR" help:"Listen for SIP here instead, UDP and TCP."`
	HTTP   string        `name:"http" placeholder:"ADDR" help:"Listen for HTTP here instead."`
	Data   string        `placeholder:"DIR" help:"Data folder, instead of the settings'."`
	Drain  time.Duration `placeholder:"TIME" help:"How long calls may go on after TERM, instead of the settings'."`
}

// Run serves until ctx ends and the calls of that moment are over.
func (c *serveCmd) Run(ctx context.Context, t terminal) error {
	server, err := configs.Load(c.Config)
	if err != nil {
		return err
	}
	for _, o := range []struct {
		to   *string
		flag string
	}{
		{&server.SIP.Addr, c.SIP}, {&server.HTTP.Addr, c.HTTP}, {&server.Data, c.Data},
	} {
		if o.flag != "" {
			*o.to = o.flag
		}
	}
	if c.Drain > 0 {
		server.Calls.Drain = configs.Length(c.Drain)
	}
	s, err := startService(ctx, server, wants{log: logger(t.err, server.Log.Level, server.Log.Format)})
	if err != nil {
		return err
	}
	s.banner(t.out)
	select {
	case <-ctx.Done():
		s.drain(time.Duration(server.Calls.Drain))
		return s.stop(ctx)
	case err := <-s.failed:
		return errors.Join(err, s.stop(ctx))
	}
}

// service is a running server.
type service struct {
	*house
	log    *slog.Logger
	sip    *sip.Server
	ports  *media.Ports
	http   net.Addr
	token  string
	run    string // id of this life of the process
	cancel context.CancelFunc
	failed chan error
	ended  []<-chan error
	warmed chan struct{}
}

// retryAfter is what new callers' operators are told while the server drains.
const retryAfter = 10 * time.Second

// streamsAhead is for how many calls at once grammars are compiled at the
// start; further calls compile their own, within a fraction of a second each.
const streamsAhead = 20

// startService opens and starts everything, by voice; of w it takes the log,
// the clock and the timing. The caller calls stop.
func startService(ctx context.Context, server *configs.Server, w wants) (s *service, err error) {
	log := w.log
	calmMemory()
	// The service outlives the signal: calls finish first.
	live, cancel := context.WithCancel(context.WithoutCancel(ctx))
	s = &service{
		house: &house{server: server}, log: log, cancel: cancel, failed: make(chan error, 2),
		run: uuid.NewString(), warmed: make(chan struct{}),
	}
	defer func() {
		if err != nil {
			close(s.warmed)
			err = errors.Join(err, s.stop(ctx))
			s = nil
		}
	}()
	gauge := newMetrics()
	w.voice, w.gauge = true, gauge
	s.lost, s.again = gauge.engineFailed, gauge.engineForgiven
	if w.tracer, err = s.traces(ctx); err != nil {
		return s, err
	}
	if err := s.furnish(ctx, w); err != nil {
		return s, err
	}
	if err := s.able(); err != nil {
		return s, err
	}
	if s.token, err = console.Token(server.Data); err != nil {
		return s, err
	}
	if err := s.takeUp(ctx); err != nil {
		return s, err
	}
	if err := s.desk.Greetings(ctx, s.prompts()); err != nil {
		log.Warn("greetings were not prepared; they will be spoken a moment later", "error", err)
	}
	if err := s.listen(live, gauge); err != nil {
		return s, err
	}
	go s.desk.KeepAcquainted(live, s.hear, streamsAhead, func() {
		defer close(s.warmed)
		if err := s.desk.Warm(live, s.prompts()); err != nil && live.Err() == nil {
			log.Warn("prompts were not all prepared", "error", err)
		}
	})
	return s, nil
}

// able checks that every business can be spoken for, and tells which languages
// can't be heard.
func (s *service) able() error {
	var missing []error
	for _, b := range s.server.All() {
		for _, lang := range b.Languages {
			if err := s.speak.Supports(lang); err != nil {
				missing = append(missing, fmt.Errorf("business %s speaks %s: %w", b.Slug, lang, err))
			}
			if err := s.hear.Supports(lang, phone.Rate); err != nil {
				s.log.Warn("callers are served by keys in this language", "business", b.Slug, "lang", lang, "error", err)
			}
		}
	}
	return errors.Join(missing...)
}

// takeUp notes this life of the process, and the calls that its last life left
// unfinished: they are on the callback list.
func (s *service) takeUp(ctx context.Context) error {
	host := s.desk.Node()
	lost, err := s.store.Orphans(ctx, host)
	if err != nil {
		return err
	}
	for _, c := range lost {
		s.log.Warn("a call was cut off when the server ended", "call", c.ID, "business", c.Business, "started", c.Started)
		if c.Recording == "" {
			continue
		}
		if _, err := wav.Repair(filepath.Join(s.server.Data, c.Recording)); err != nil {
			s.log.Error("the recording of a call that was cut off can't be mended", "call", c.ID, "error", err)
		}
	}
	if _, err := s.store.Forget(ctx, time.Now().Add(-time.Hour)); err != nil {
		return err
	}
	_, err = s.store.BeginRun(ctx, record.Run{ID: s.run, Node: host, Version: version, Started: time.Now(), Seen: time.Now()})
	return err
}

// listen binds SIP and HTTP and serves them until ctx ends.
func (s *service) listen(ctx context.Context, gauge *metrics) (err error) {
	host, _, err := net.SplitHostPort(s.server.SIP.Addr)
	if err != nil {
		return fmt.Errorf("sip.addr %q: want host:port, for example 0.0.0.0:5060", s.server.SIP.Addr)
	}
	local, err := netip.ParseAddr(host)
	if err != nil {
		local = netip.IPv4Unspecified()
	}
	if s.ports, err = media.NewPorts(local, uint16(s.server.RTP.From), uint16(s.server.RTP.To)); err != nil {
		return fmt.Errorf("rtp: %w", err)
	}
	operators, err := trunks(s.server)
	if err != nil {
		return err
	}
	cfg := sip.Config{
		Addr: s.server.SIP.Addr, UserAgent: "Budi/" + version, Trunks: operators, Ports: s.ports,
		MaxCalls: s.server.Calls.Max, Country: "LT", Log: s.log,
	}
	if s.server.RTP.PublicIP != "" {
		if cfg.PublicIP, err = netip.ParseAddr(s.server.RTP.PublicIP); err != nil {
			return fmt.Errorf("rtp.public_ip: %w", err)
		}
	}
	if s.sip, err = sip.NewServer(cfg, s.desk); err != nil {
		return err
	}
	s.serve("SIP", func() error { return s.sip.Serve(ctx) })
	gauge.calls(s.sip.Calls, s.ports.InUse)
	handler := console.New(console.Config{
		Live: func() any { return s.desk.Live() }, Ready: s.store.Ping,
		Metrics: promhttp.HandlerFor(gauge.registry, promhttp.HandlerOpts{}), Token: s.token, Log: s.log,
	})
	bound, ended, err := console.Serve(ctx, s.server.HTTP.Addr, handler, s.log)
	if err != nil {
		return err
	}
	s.http = bound
	s.serve("HTTP", func() error { return <-ended })
	s.serve("heartbeat", func() error { s.beat(ctx); return nil })
	return nil
}

// serve runs a part of the service; when it fails, the service does.
func (s *service) serve(name string, run func() error) {
	done := make(chan error, 1)
	s.ended = append(s.ended, done)
	go func() {
		err := run()
		if err != nil && !errors.Is(err, context.Canceled) {
			err = fmt.Errorf("%s: %w", name, err)
			select {
			case s.failed <- err:
			default:
			}
		} else {
			err = nil
		}
		done <- err
	}()
}

// beat leaves a sign of life every half minute: "nothing happened" must look
// different from "the server was down".
func (s *service) beat(ctx context.Context) {
	tick := time.NewTicker(30 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			if err := s.store.Alive(ctx, s.run, now); err != nil && ctx.Err() == nil {
				s.log.Error("sign of life was not kept", "error", err)
			}
		}
	}
}

// trunks are the configured operators. Without any, everyone may call, and
// nothing that they claim of the caller is believed; with some, nobody else
// gets an answer.
func trunks(server *configs.Server) ([]sip.Trunk, error) {
	var out []sip.Trunk
	for _, t := range server.Trunks {
		trunk := sip.Trunk{Name: t.ID, Addr: t.Addr, DIDSource: t.DIDSource, Country: t.Country, Trusted: t.Trusted}
		if t.Register {
			password, err := t.Password.Reveal()
			if err != nil {
				return nil, fmt.Errorf("trunk %s: %w", t.ID, err)
			}
			trunk.Register = &sip.Registration{User: t.Username, Password: password, Realm: t.Realm}
		}
		for _, a := range t.Allow {
			p, err := prefix(a)
			if err != nil {
				return nil, fmt.Errorf("trunk %s: allow %q: %w", t.ID, a, err)
			}
			trunk.Sources = append(trunk.Sources, p)
		}
		out = append(out, trunk)
	}
	return out, nil
}

func prefix(s string) (netip.Prefix, error) {
	if a, err := netip.ParseAddr(s); err == nil {
		return netip.PrefixFrom(a, a.BitLen()), nil
	}
	return netip.ParsePrefix(s)
}

// prompts is the synthesiser as a keeper of prompts.
func (s *service) prompts() reception.Prompts { return s.speak.(reception.Prompts) }

// drain refuses new calls and waits for the running ones.
func (s *service) drain(limit time.Duration) {
	s.log.Info("draining: new calls are refused, running calls finish", "calls", s.sip.Calls(), "limit", limit)
	s.sip.Drain(retryAfter)
	end := time.NewTimer(limit)
	defer end.Stop()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for s.sip.Calls() > 0 {
		select {
		case <-end.C:
			s.log.Warn("calls are cut off: the limit is reached", "calls", s.sip.Calls())
			return
		case <-tick.C:
		}
	}
}

// stop ends everything and waits for it.
func (s *service) stop(ctx context.Context) error {
	s.cancel()
	var all []error
	for _, done := range s.ended {
		all = append(all, <-done)
	}
	<-s.warmed
	if s.store != nil && len(s.ended) > 0 {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		all = append(all, s.store.EndRun(ctx, s.run, time.Now()))
	}
	return errors.Join(append(all, s.close())...)
}
