// Package phone finds telephone numbers, written or spoken, and gives them in
// E.164 where they can be known.
package phone

import (
	"strings"
	"time"

	"budi/language"
	"budi/language/numeral"
)

// Reader finds telephone numbers. It is immutable and safe for concurrent use.
type Reader struct {
	Numbers *numeral.Reader
	// Plus holds the words for the plus sign.
	Plus map[string]bool
	// Between holds the words that may be said between groups: "dash", "er".
	Between map[string]bool
	// Sounds maps words to the digits that sound like them; they count between
	// digits that are told one by one: "six one to three".
	Sounds map[string]string
	// Clues holds words that announce a telephone number: "call", "telefonas";
	// Number those that announce any number.
	Clues, Number map[string]bool
	// Others holds words that announce another number: "card", "invoice".
	Others map[string]bool
	// Extensions holds words that come before an extension: "ext", "добавочный".
	Extensions map[string]bool
	// Region is the ISO 3166 code of the country that numbers without a
	// country code belong to where the anchor's zone does not tell; Also lists
	// further ones that callers of the language use.
	Region string
	Also   []string
}

// regions maps a business's zone to its country.
var regions = map[string]string{
	"Europe/Vilnius": "LT", "Europe/Riga": "LV", "Europe/Tallinn": "EE", "Europe/Warsaw": "PL", "Europe/London": "GB", "Europe/Dublin": "IE",
	"Europe/Berlin": "DE", "Europe/Paris": "FR", "Europe/Moscow": "RU", "Europe/Kiev": "UA", "Europe/Kyiv": "UA", "Europe/Minsk": "BY",
	"Asia/Yerevan": "AM", "Asia/Tbilisi": "GE", "America/New_York": "US", "America/Chicago": "US", "America/Denver": "US", "America/Los_Angeles": "US",
}

// regionsFor lists the countries to try, the likeliest first.
func (r *Reader) regionsFor(zone *time.Location) []string {
	list := make([]string, 0, 2+len(r.Also))
	if zone != nil {
		if c, ok := regions[zone.String()]; ok {
			list = append(list, c)
		}
	}
	return append(append(list, r.Region), r.Also...)
}

// Number is a telephone number that was heard.
type Number struct {
	language.Span        // Value is E.164 when it can be known, else the bare digits; ";ext=" and an extension may follow
	Told          string // the digits as they were told or written
}

// Read implements the phones' part of a pack's ear.
func (r *Reader) Read(toks []language.Token, at language.Anchor) []Number {
	var out []Number
	tried := r.regionsFor(at.Now.Location())
	for i := 0; i < len(toks); {
		run := r.collect(toks, i)
		if run.used == 0 {
			i++
			continue
		}
		other := r.clued(toks, i, r.Others)
		clue := at.Expect == "phone" || r.clued(toks, i, r.Clues) || !other && r.clued(toks, i, r.Number) && !r.denied(toks, i)
		if value, told, ok := run.judge(tried, clue, other); ok {
			out = append(out, Number{language.Span{From: toks[i].From, To: toks[i+run.used-1].To, Value: value}, told})
		}
		i += run.used
	}
	return out
}

// clued reports whether one of the words stands shortly before i.
func (r *Reader) clued(toks []language.Token, i int, words map[string]bool) bool {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		if words[toks[j].Norm] {
			return true
		}
		if strings.ContainsAny(toks[j].Norm, ".!?") && toks[j].To < toks[j+1].From {
			return false
		}
	}
	return false
}

// denied reports whether the word that announces a number, before a token, is
// none: a comma right behind it makes it the answer "no, 6-21-27".
func (r *Reader) denied(toks []language.Token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		if r.Number[toks[j].Norm] {
			return toks[j+1].Norm == "," && (j == 0 || !toks[j-1].IsWord())
		}
	}
	return false
}
