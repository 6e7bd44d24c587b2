package tts

import (
	"regexp"
	"time"
	"unicode"
	"unicode/utf8"
)

// How long speech takes, measured over the voices of every language: see the
// test of Length.
const (
	perRune  = time.Second / 14
	perDigit = 260 * time.Millisecond
	// A digit of a telephone number is said alone, and its group waited for.
	perKey = 560 * time.Millisecond
)

// telephone is a number in groups, as language packs write it before it is
// spelled out.
var telephone = regexp.MustCompile(`\+?\d{1,4}(?: \d{1,4}){2,}`)

// Length estimates how long a text takes to say, as it is written before it is
// spelled out: for what must be known before the sound is there.
func Length(text string) time.Duration {
	var d time.Duration
	for _, n := range telephone.FindAllString(text, -1) {
		d += time.Duration(digits(n)) * perKey
	}
	rest := telephone.ReplaceAllString(text, "")
	for _, r := range rest {
		if unicode.IsDigit(r) {
			d += perDigit - perRune
		}
	}
	return d + time.Duration(utf8.RuneCountInString(rest))*perRune
}
