package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"budi/configs"
	"budi/report"
	"budi/store"
)

// reportCmd shows the morning report.
type reportCmd struct {
	Business string `required:"" placeholder:"SLUG" help:"Whose report."`
	Date     string `placeholder:"DATE" help:"The day, YYYY-MM-DD (default: today at the business)."`
	Data     string `placeholder:"DIR" help:"Data folder, instead of the settings'."`
	Config   string `placeholder:"FILE" help:"Settings (default: configs/server.yaml, else the demonstration)."`
	JSON     bool   `xor:"form" help:"As JSON."`
	HTML     bool   `xor:"form" help:"As a page."`
}

// Run prints the report.
func (c *reportCmd) Run(ctx context.Context, t terminal) (err error) {
	server, err := configs.Load(c.Config)
	if err != nil {
		return err
	}
	if c.Data != "" {
		server.Data = c.Data
	}
	b, ok := server.Business(c.Business)
	if !ok {
		return fmt.Errorf("there is no business %q; known are %s", c.Business, strings.Join(slugs(server), ", "))
	}
	day := time.Now()
	if c.Date != "" {
		if day, err = time.ParseInLocation(time.DateOnly, c.Date, b.Location()); err != nil {
			return fmt.Errorf("--date %q: write it like 2026-11-21", c.Date)
		}
	}
	s, err := store.Open(ctx, server.Data, logger(t.err, "warn", "text"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	r, err := report.Build(ctx, s, b, day)
	if err != nil {
		return err
	}
	switch {
	case c.JSON:
		enc := json.NewEncoder(t.out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(r)
	case c.HTML:
		return r.HTML(t.out)
	}
	return r.Text(t.out)
}
