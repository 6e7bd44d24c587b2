package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"budi/configs"
	"budi/dialog/understand"
	"budi/language"
	languageall "budi/language/all"
)

// understandCmd shows what phrases mean.
type understandCmd struct {
	Business string `placeholder:"SLUG" help:"Use this business's words and hours."`
	Lang     string `default:"en" placeholder:"LANG" help:"Language of the phrases: en, lt, ru, hy."`
	Now      string `placeholder:"TIME" help:"What relative times are measured from (default: the clock)."`
	JSON     bool   `help:"One JSON object a line (the only form)."`
	Config   string `placeholder:"FILE" help:"Settings (default: configs/server.yaml, else the demonstration)."`
}

// phrase is a line of input, as JSON.
type phrase struct {
	Text     string `json:"text"`
	Lang     string `json:"lang"`
	Now      string `json:"now"`
	Business string `json:"business"`
	Expect   string `json:"expect"`
}

// readers makes understanders, one for each business that is named.
type readers struct {
	server *configs.Server
	config string
	packs  map[language.Tag]language.Pack
	made   map[string]*understand.Understander
}

func (r *readers) of(slug string) (*understand.Understander, *configs.Business, error) {
	var b *configs.Business
	if slug != "" {
		if r.server == nil {
			s, err := configs.Load(r.config)
			if err != nil {
				return nil, nil, err
			}
			r.server = s
		}
		var ok bool
		if b, ok = r.server.Business(slug); !ok {
			return nil, nil, fmt.Errorf("there is no business %q; known are %s", slug, strings.Join(slugs(r.server), ", "))
		}
	}
	if u := r.made[slug]; u != nil {
		return u, b, nil
	}
	var u *understand.Understander
	var err error
	if b != nil {
		u, err = understand.New(b, r.packs)
	} else {
		u, err = understand.General(slices.Collect(maps.Values(r.packs))...)
	}
	if err != nil {
		return nil, nil, err
	}
	r.made[slug] = u
	return u, b, nil
}

// Run reads phrases until the end of standard input; each gets a line.
func (c *understandCmd) Run(ctx context.Context, t terminal) (err error) {
	r := &readers{config: c.Config, packs: languageall.Packs(), made: make(map[string]*understand.Understander)}
	if r.packs[language.Tag(c.Lang)] == nil {
		return fmt.Errorf("--lang: %q is no language of Budi: choose en, lt, ru or hy", c.Lang)
	}
	if _, _, err := r.of(c.Business); err != nil {
		return err
	}
	out := bufio.NewWriter(t.out)
	defer func() { err = errors.Join(err, out.Flush()) }()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	lines := bufio.NewScanner(t.in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := phrase{Text: lines.Text()}
		if text := strings.TrimSpace(p.Text); strings.HasPrefix(text, "{") {
			var q phrase
			if err := json.Unmarshal([]byte(text), &q); err == nil {
				p = q
			}
		}
		result, err := c.read(r, p)
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if err := enc.Encode(result); err != nil {
			return err
		}
	}
	return lines.Err()
}

func (c *understandCmd) read(r *readers, p phrase) (understand.Result, error) {
	or := func(s, fallback string) string {
		if s != "" {
			return s
		}
		return fallback
	}
	u, b, err := r.of(or(p.Business, c.Business))
	if err != nil {
		return understand.Result{}, err
	}
	at := language.Anchor{Now: time.Now(), Expect: p.Expect}
	layout, zone := time.RFC3339, time.Local
	if b != nil {
		zone = b.Location()
		at.Now, at.Open = at.Now.In(zone), b.OpenIntervals
	}
	if now := or(p.Now, c.Now); now != "" {
		if at.Now, layout, err = understand.ParseNow(now, zone); err != nil {
			return understand.Result{}, err
		}
	}
	m := u.Understand(understand.Utterance{
		Text: p.Text, Confidence: 1, Expect: p.Expect, Lang: language.Tag(or(p.Lang, c.Lang)),
	}, at)
	result := m.Result(layout)
	result.Text = p.Text
	return result, nil
}
