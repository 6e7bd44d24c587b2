package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"budi/configs"
	"budi/dialog"
	"budi/dialog/understand"
	"budi/language"
	"budi/reception"
)

// chatCmd holds a conversation on standard input and output.
type chatCmd struct {
	Business string `required:"" placeholder:"SLUG" help:"The business that answers."`
	Lang     string `placeholder:"LANG" help:"Language to begin in: lt, en, ru, hy (default: the business's)."`
	Now      string `placeholder:"TIME" help:"Fix the clock, RFC 3339: 2026-11-21T21:15:00+02:00."`
	Caller   string `placeholder:"NUMBER" help:"The caller's number, E.164; it is taken for trusted."`
	Data     string `placeholder:"DIR" help:"Data folder to book into (default: a new one, which is removed)."`
	Config   string `placeholder:"FILE" help:"Settings (default: configs/server.yaml, else the demonstration)."`
	JSON     bool   `help:"One JSON object a line."`
	Echo     bool   `help:"Print each turn of the input too, marked with >."`
	Verbose  bool   `short:"v" help:"Log to standard error."`
}

// chatLine is a reply in the stable JSON form.
type chatLine struct {
	Say     string          `json:"say"`
	Expect  string          `json:"expect"`
	Actions []dialog.Action `json:"actions"`
	Closing string          `json:"closing"`
	Urgent  bool            `json:"urgent"`
	Lang    string          `json:"lang"`
}

// Run holds the conversation until standard input or the conversation ends.
func (c *chatCmd) Run(ctx context.Context, t terminal) (err error) {
	level := "error"
	if c.Verbose {
		level = "debug"
	}
	w := wants{config: c.Config, data: c.Data, log: logger(t.err, level, "text")}
	if c.Now != "" {
		now, _, err := understand.ParseNow(c.Now, c.zone())
		if err != nil {
			return fmt.Errorf("--now: %w", err)
		}
		w.clock = func() time.Time { return now }
	}
	if c.Data == "" {
		if w.data, err = os.MkdirTemp("", "budi-chat-"); err != nil {
			return err
		}
		defer os.RemoveAll(w.data)
	}
	h, err := open(ctx, w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.close()) }()
	chat, first, err := h.desk.Chat(ctx, c.Business, reception.ChatOpening{
		Lang: language.Tag(c.Lang), Caller: c.Caller, Trusted: c.Caller != "",
	})
	if err != nil {
		return fmt.Errorf("%w; known are %s", err, strings.Join(slugs(h.server), ", "))
	}
	defer chat.Close(ctx)
	return c.talk(ctx, t, chat, first)
}

// zone is the business's, for a --now without one.
func (c *chatCmd) zone() *time.Location {
	if s, err := configs.Load(c.Config); err == nil {
		if b, ok := s.Business(c.Business); ok {
			return b.Location()
		}
	}
	return time.Local
}

func slugs(s *configs.Server) (out []string) {
	for _, b := range s.All() {
		out = append(out, b.Slug)
	}
	return out
}

func (c *chatCmd) talk(ctx context.Context, t terminal, chat *reception.Chat, r dialog.Reply) error {
	if err := c.print(t, r); err != nil {
		return err
	}
	lines := bufio.NewScanner(t.in)
	lines.Buffer(nil, 1<<20)
	for r.Then == dialog.Listen && lines.Scan() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if c.Echo && !c.JSON {
			fmt.Fprintln(t.out, ">", lines.Text())
		}
		turns := turnsOf(lines.Text())
		for _, turn := range turns {
			var err error
			if r, err = chat.Reply(ctx, turn); err != nil {
				return err
			}
			if err := c.print(t, r); err != nil {
				return err
			}
			if r.Then != dialog.Listen {
				break
			}
		}
	}
	return lines.Err()
}

// turnsOf reads a line of input: words, "!silence", or "!dtmf 1", which may
// hold several keys.
func turnsOf(line string) []dialog.Turn {
	if strings.TrimSpace(line) == "!silence" {
		return []dialog.Turn{{Silence: true}}
	}
	if keys, ok := strings.CutPrefix(line, "!dtmf "); ok {
		var turns []dialog.Turn
		for _, k := range keys {
			if strings.ContainsRune("0123456789*#ABCD", k) {
				turns = append(turns, dialog.Turn{Key: k, Confidence: 1})
			}
		}
		return turns
	}
	return []dialog.Turn{{Text: line, Confidence: 1}}
}

func (c *chatCmd) print(t terminal, r dialog.Reply) error {
	if !c.JSON {
		if text := strings.Join(r.Say, " "); text != "" {
			fmt.Fprintln(t.out, text)
		}
		for _, a := range r.Actions {
			fmt.Fprintln(t.out, "  ["+describe(a)+"]")
		}
		return nil
	}
	line := chatLine{strings.Join(r.Say, " "), string(r.Expect.Kind), r.Actions, r.Closing, r.Urgent, string(r.Lang)}
	if line.Actions == nil {
		line.Actions = []dialog.Action{}
	}
	enc := json.NewEncoder(t.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(line)
}

// describe is an action in one line for people.
func describe(a dialog.Action) string {
	parts := []string{a.Type}
	for _, p := range []string{a.Service, a.Staff} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if a.Start != nil {
		parts = append(parts, a.Start.Format("2006-01-02 15:04"))
	}
	for _, p := range []string{a.To, a.Level, a.Name, a.Phone, a.Text} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}
