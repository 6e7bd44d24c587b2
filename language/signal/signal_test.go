package signal_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
	"budi/language/signal"
)

// TestMarks holds the marks of a table to what they promise.
func TestMarks(t *testing.T) {
	r := signal.NewReader(signal.Table{
		"":               {"no problem with"},
		language.Yes:     {"yes", "that's right", "=right", "==please", "no problem"},
		language.No:      {"^no", "nope"},
		language.First:   {"the first one", "?first", "?=one"},
		language.Thanks:  {"thanks"},
		language.Nothing: {"=nothing", "that's all"},
		language.Maybe:   {"no maybe"},
	}, []string{"please", "um"}, func(s string) string { return strings.ReplaceAll(s, "'", "") })
	for _, c := range []struct{ expect, text, want string }{
		{"", "yes", "yes"},
		{"", "YESSS!", "yes"},
		{"", "I said yes", "yes"},
		{"", "thats right", "yes"},
		{"", "right", "yes"},
		{"", "um, right please", "yes"},
		{"", "turn right", ""},
		{"", "right thanks", "yes thanks"},
		{"", "please", "yes"},
		{"", "thanks please", "thanks"},
		{"", "no", "no"},
		{"", "um no", "no"},
		{"", "there is no table", ""},
		{"", "well, no", "no"},
		{"", "no problem", "yes"},
		{"", "no problem with it", ""},
		{"", "no maybe", "maybe"},
		{"", "first", ""},
		{"choice", "the first of them", "first"},
		{"choice", "first", "first"},
		{"choice", "one please", "first"},
		{"choice", "one o'clock", ""},
		{"", "the first one", "first"},
		{"", "nothing thanks", "nothing thanks"},
		{"", "nothing works", ""},
		{"", "", ""},
		{"", "...", ""},
	} {
		toks := language.Tokenize(c.text)
		var got []string
		for _, s := range r.Read(toks, language.Anchor{Expect: c.expect}) {
			got = append(got, string(s.Kind))
			assert.Less(t, s.From, s.To)
		}
		assert.Equal(t, c.want, strings.Join(got, " "), "%q", c.text)
	}
}
