package tts

import (
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// Part is a stretch of a clause that is rendered in one piece.
type Part struct {
	Text  string
	PCM   []int16       // its sound where that is at hand, at the voice's rate
	Pace  float64       // of the voice's own; 0 means 1
	Pause time.Duration // silence after it
}

// Phraser is a [Renderer] that cuts clauses into parts itself, as one that
// spells out its text or has recordings must.
type Phraser interface {
	Phrase(v Voice, clause string) []Part
}

const (
	// clausePause is the silence after a sentence, commaPause after a part of
	// one, leadPause after what a question or a list follows: what a person
	// leaves for breath.
	clausePause = 220 * time.Millisecond
	commaPause  = 120 * time.Millisecond
	leadPause   = 260 * time.Millisecond
	// listPause is after each item of a list, and digitPause after each group of
	// digits: who listens keeps the item in mind, or writes the digits down.
	listPause  = 300 * time.Millisecond
	digitPause = 450 * time.Millisecond
	digitPace  = 0.85
	// longClause is cut at its commas, into items of itemLeast runes or more.
	longClause = 45
	itemLeast  = 15
)

// groups are digits said one by one in groups, as language packs write
// telephone numbers, with the word for "+" before them.
var groups = regexp.MustCompile(`(?:\pL+ )?\d(?: \d)*(?:, \d(?: \d)*)+[.?!։]?`)

// fewDigits is how many digits anybody remembers.
const fewDigits = 4

// Phrase cuts a clause that is spelled out for a synthesiser into what is said
// in one breath: digits in groups with time to write each down, and the items
// of a long list apart.
func Phrase(clause string) []Part {
	clause = strings.TrimSpace(clause)
	var parts []Part
	at := 0
	for _, found := range groups.FindAllStringIndex(clause, -1) {
		number := clause[found[0]:found[1]]
		if digits(number) <= fewDigits {
			continue
		}
		parts = append(parts, items(clause[at:found[0]])...)
		for g := range strings.SplitSeq(number, ", ") {
			parts = append(parts, Part{Text: g + ",", Pace: digitPace, Pause: digitPause})
		}
		last := &parts[len(parts)-1]
		last.Text = strings.TrimSuffix(last.Text, ",")
		at = found[1]
	}
	parts = append(parts, items(clause[at:])...)
	if len(parts) > 0 {
		parts[len(parts)-1].Pause = PauseAfter(clause)
	}
	return parts
}

func digits(s string) (n int) {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// items cuts text without digits to write down at the commas of a list.
func items(text string) []Part {
	text = strings.TrimSpace(text)
	if strings.Trim(text, ".,?!։ ") == "" {
		return nil
	}
	long := utf8.RuneCountInString(text) > longClause
	var parts []Part
	for long {
		cut := comma(text)
		if cut < 0 {
			break
		}
		parts = append(parts, Part{Text: text[:cut+1], Pause: listPause})
		text = text[cut+2:]
	}
	return append(parts, Part{Text: strings.TrimPrefix(text, ", "), Pause: listPause})
}

// comma is the place of the first comma with an item's length on both sides,
// -1 for none.
func comma(text string) int {
	for i := 0; ; {
		next := strings.Index(text[i:], ", ")
		if next < 0 {
			return -1
		}
		i += next
		if utf8.RuneCountInString(text[:i]) >= itemLeast && utf8.RuneCountInString(text[i+2:]) >= itemLeast {
			return i
		}
		i += 2
	}
}

// PauseAfter is the silence that belongs after a clause.
func PauseAfter(clause string) time.Duration {
	switch {
	case strings.HasSuffix(clause, ":"):
		return leadPause
	case strings.HasSuffix(clause, ","), strings.HasSuffix(clause, ";"):
		return commaPause
	}
	return clausePause
}
