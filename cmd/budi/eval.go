package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"budi/dialog/understand"
	understandeval "budi/dialog/understand/eval"
	"budi/language"
	languageall "budi/language/all"
	languageeval "budi/language/eval"
)

// evalCmd scores understanding on data.
type evalCmd struct {
	What   string   `arg:"" enum:"time,numbers,intent,sgd" help:"time, numbers, intent or sgd."`
	Files  []string `arg:"" name:"FILE" type:"existingfile" help:"JSONL files."`
	Misses bool     `help:"List what was missed."`
}

// Run scores each file.
func (c *evalCmd) Run(_ context.Context, t terminal) error {
	for _, name := range c.Files {
		if len(c.Files) > 1 {
			fmt.Fprintf(t.out, "%s\n", name)
		}
		if err := c.score(t.out, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func (c *evalCmd) score(w io.Writer, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	packs := languageall.Packs()
	hearers := make(map[language.Tag]language.Hearer)
	for tag, p := range packs {
		hearers[tag] = p
	}
	switch c.What {
	case "time":
		r, err := languageeval.Times(f, hearers, languageeval.TimeOptions{})
		if err != nil {
			return err
		}
		return r.Print(w, c.Misses)
	case "numbers":
		r, err := languageeval.Numbers(f, hearers)
		if err != nil {
			return err
		}
		return r.Print(w, c.Misses)
	}
	switch c.What {
	case "intent":
		u, err := understand.General(slices.Collect(maps.Values(packs))...)
		if err != nil {
			return err
		}
		r, err := understandeval.Intents(u, f)
		if err != nil {
			return err
		}
		r.Print(w, c.Misses)
		return nil
	case "sgd":
		r, err := understandeval.SGD(packs, f)
		if err != nil {
			return err
		}
		r.Print(w, c.Misses)
		return nil
	}
	return errors.New("unknown kind of data")
}
