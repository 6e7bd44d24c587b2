package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"slices"

	"budi/configs"
	"budi/language"
	"budi/models"
)

// checkCmd looks at everything that a server needs before it is started.
type checkCmd struct {
	Config string `placeholder:"FILE" help:"Settings (default: configs/server.yaml, else the demonstration)."`
	Data   string `placeholder:"DIR" help:"Data folder, instead of the settings'."`
}

// errCheck tells that something must be done before calls can be answered.
var errCheck = errors.New("calls can't be answered as it stands; see above")

// Run prints a line for each thing; what is wrong says what to do.
func (c *checkCmd) Run(ctx context.Context, t terminal) error {
	server, err := configs.Load(c.Config)
	if err != nil {
		return err
	}
	if c.Data != "" {
		server.Data = c.Data
	}
	l := &list{w: t.out}
	for _, b := range server.All() {
		l.ok("business %s: %d services, %d staff, languages %v", b.Slug, len(b.Services), len(b.Staff), b.Languages)
		recordings(l, b)
	}
	if _, ok := server.Fallback(); !ok {
		l.note("no default business: a call to a number that nobody has gets 404 (settings: default)")
	}
	c.data(l, server.Data)
	c.engines(ctx, l, server, c.models(ctx, l, server), t)
	c.ports(l, server)
	if len(server.Trunks) == 0 {
		l.note("no trunk is configured: anyone who reaches %s may call, and no caller's number is trusted", server.SIP.Addr)
	}
	for _, trunk := range server.Trunks {
		l.ok("trunk %s: %s, number from %s", trunk.ID, trunk.Addr, trunk.DIDSource)
	}
	if l.bad {
		return errCheck
	}
	return nil
}

// list prints what was found.
type list struct {
	w   io.Writer
	bad bool
}

func (l *list) ok(format string, args ...any)   { l.line("ok     ", format, args) }
func (l *list) note(format string, args ...any) { l.line("note   ", format, args) }
func (l *list) fail(format string, args ...any) {
	l.bad = true
	l.line("MISSING", format, args)
}

func (l *list) damaged(format string, args ...any) {
	l.bad = true
	l.line("DAMAGED", format, args)
}

func (l *list) line(mark, format string, args []any) {
	fmt.Fprintf(l.w, "%s  %s\n", mark, fmt.Sprintf(format, args...))
}

func (c *checkCmd) data(l *list, dir string) {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		l.fail("data folder %s: %v; choose another with --data", dir, err)
		return
	}
	f, err := os.CreateTemp(dir, ".check-*")
	if err != nil {
		l.fail("data folder %s can't be written: %v; choose another with --data", dir, err)
		return
	}
	f.Close()
	os.Remove(f.Name())
	l.ok("data folder %s can be written", dir)
}

// engines tells, for each language that a business speaks, whether it can be
// heard and spoken here. A language without a recogniser is served by keys; one
// without a voice can't be served.
func (c *checkCmd) engines(ctx context.Context, l *list, server *configs.Server, entries []models.Entry, t terminal) {
	h := &house{server: server}
	defer func() {
		if err := h.close(); err != nil {
			l.note("%v", err)
		}
	}()
	if err := h.engines(ctx, logger(t.err, "error", "text")); err != nil {
		l.fail("speech engines: %v", err)
		return
	}
	var langs []language.Tag
	for _, b := range server.All() {
		for _, lang := range b.Languages {
			if !slices.Contains(langs, lang) {
				langs = append(langs, lang)
			}
		}
	}
	slices.Sort(langs)
	for _, lang := range langs {
		if err := h.speak.Supports(lang); err != nil {
			l.fail("%s can't be spoken: %v", lang, err)
		} else {
			l.ok("%s is spoken", lang)
		}
		if err := h.hear.Supports(lang, 8000); err != nil {
			l.note("%s is not heard, callers are served by keys: %v", lang, err)
			addable(l, entries, lang, 8000, "")
		} else if lang == language.Lithuanian {
			l.ok("%s is heard on the telephone (experimental: yes and no, days, hours, services)", lang)
			l.note("to hear %s better: it is heard with the English telephone model, which no people's speech has tried; a model of Lithuanian telephone speech is not known to this version, so callers are offered keys beside words", lang)
		} else {
			l.ok("%s is heard on the telephone", lang)
		}
		if h.hear.Supports(lang, 16000) != nil {
			addable(l, entries, lang, 16000, " on wideband calls")
		}
	}
}

// models verifies the models that are here, and gives all that are known.
func (c *checkCmd) models(ctx context.Context, l *list, server *configs.Server) []models.Entry {
	s, err := modelStore(server)
	if err != nil {
		l.fail("models: %v", err)
		return nil
	}
	entries, err := s.CheckAll(ctx)
	if err != nil {
		l.fail("models: %v", err)
	}
	for _, e := range entries {
		if e.State != models.Missing {
			checkModel(l, e, false)
		}
	}
	l.note("models are looked for in %s; budi models list shows what can be added", s.Dir())
	return entries
}

// addable tells which models of the catalogue would let a language be heard
// at a rate.
func addable(l *list, entries []models.Entry, lang language.Tag, rate int, where string) {
	known := slices.ContainsFunc(entries, func(e models.Entry) bool { return e.Known && e.Model.Language == lang })
	if !known && rate == 8000 {
		l.note("to hear %s: this version knows no model that its recogniser could use", lang)
	}
	for _, e := range entries {
		if e.Model.Language != lang || e.Model.Rate != rate || e.State != models.Missing {
			continue
		}
		kind := ""
		if e.Model.Experimental {
			kind = ", experimental"
		}
		l.note("to hear %s%s: %s (%s%s)", lang, where, remedy(e), e.Model.Licence, kind)
		for _, n := range e.Model.Notes {
			l.note("  %s", n)
		}
	}
}

// ports tells which addresses are taken.
func (c *checkCmd) ports(l *list, server *configs.Server) {
	if pc, err := net.ListenPacket("udp", server.SIP.Addr); err != nil {
		l.fail("SIP %s: %v; stop what uses it (ss -lunp) or choose another with --sip", server.SIP.Addr, err)
	} else {
		_ = pc.Close() // it was only tried
		l.ok("SIP %s is free", server.SIP.Addr)
	}
	if tcp, err := net.Listen("tcp", server.HTTP.Addr); err != nil {
		l.fail("HTTP %s: %v; stop what uses it (ss -ltnp) or choose another with --http", server.HTTP.Addr, err)
	} else {
		_ = tcp.Close() // it was only tried
		l.ok("HTTP %s is free", server.HTTP.Addr)
	}
}
