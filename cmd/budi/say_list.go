package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"

	"budi/language"
)

// list prints the texts that are worth recording in the form of the manifest of
// package prompts; those that are recorded already are comments.
func (c *sayCmd) list(ctx context.Context, t terminal) (err error) {
	if c.Business == "" {
		return errors.New("--list needs --business SLUG")
	}
	dir, err := os.MkdirTemp("", "budi-list-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	h, err := open(ctx, wants{config: c.Config, data: dir, log: logger(t.err, "error", "text")})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.close()) }()
	texts, err := h.desk.Texts(ctx, c.Business)
	if err != nil {
		return err
	}
	var lang language.Tag
	for n, one := range texts {
		if one.Lang != lang {
			lang = one.Lang
			fmt.Fprintf(t.out, "# %s: voices.%s.prompts\n", lang, lang)
		}
		mark := ""
		if one.Recorded {
			mark = "# recorded: "
		}
		fmt.Fprintf(t.out, "%s%s: %s-%02d.wav\n", mark, strconv.Quote(one.Text), lang, n+1)
	}
	return nil
}
