// Package aloud rewrites text so that a synthesiser reads it right: what
// people write in figures and signs is put into the words they would say. It
// finds the figures; a language brings the words.
package aloud

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rule rewrites what one pattern matches. A match that has a letter or a digit
// right before or behind it is left alone.
type Rule struct {
	pattern *regexp.Regexp
	say     func(m Match) (string, bool)
}

// Match is one occurrence of a pattern.
type Match struct {
	Groups        []string // as regexp gives them; [0] is the whole
	Before, After string   // the text around it
}

// New makes a rule; say answers false to leave the match as it is.
func New(pattern string, say func(m Match) (string, bool)) Rule {
	return Rule{regexp.MustCompile(pattern), say}
}

// most is how often the rules are applied. What one of them puts into words may
// leave figures in front of it or behind to stand alone, which then mean
// something: one round is enough for what people write, and hostile text shall
// not cost more than this.
const most = 64

// Rewrite applies the rules in order, each to the whole text, until none has
// anything to say: what it gives stays as it is when it is rewritten again.
func Rewrite(text string, rules []Rule) string {
	for range most {
		before := text
		for _, r := range rules {
			text = r.apply(text)
		}
		if text == before {
			break
		}
	}
	return text
}

func (r Rule) apply(text string) string {
	var b strings.Builder
	done := 0
	for at := 0; at <= len(text); {
		loc := r.pattern.FindStringSubmatchIndex(text[at:])
		if loc == nil {
			break
		}
		from, to := at+loc[0], at+loc[1]
		if to == from {
			at = from + 1
			continue
		}
		m := Match{Before: text[:from], After: text[to:]}
		for i := 0; i < len(loc); i += 2 {
			g := ""
			if loc[i] >= 0 {
				g = text[at+loc[i] : at+loc[i+1]]
			}
			m.Groups = append(m.Groups, g)
		}
		said, ok := "", false
		if m.apart() {
			said, ok = r.say(m)
		}
		if !ok {
			_, size := utf8.DecodeRuneInString(text[from:])
			at = from + size
			continue
		}
		b.WriteString(text[done:from])
		b.WriteString(said)
		// An abbreviation's point ends the sentence too.
		switch stop := strings.HasSuffix(m.Groups[0], "."); {
		case stop && strings.TrimSpace(m.After) == "" && !strings.HasSuffix(said, "."):
			b.WriteString(".")
		case strings.HasSuffix(said, ".") && strings.HasPrefix(m.After, "."):
			to++
		}
		done, at = to, to
	}
	if done == 0 {
		return text
	}
	return b.String() + text[done:]
}

// apart reports whether no letter or digit touches the match where it itself
// begins or ends with one.
func (m Match) apart() bool {
	first, _ := utf8.DecodeRuneInString(m.Groups[0])
	last, _ := utf8.DecodeLastRuneInString(m.Groups[0])
	prev, _ := utf8.DecodeLastRuneInString(m.Before)
	next, _ := utf8.DecodeRuneInString(m.After)
	before := m.Before != "" && wordy(first) && wordy(prev)
	after := m.After != "" && wordy(last) && wordy(next)
	return !before && !after
}

func wordy(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// WordBefore is the last word in front of the match, in lower case, "" when
// something other than white space stands between.
func (m Match) WordBefore() string { return strings.ToLower(m.rawBefore()) }

// AfterAcronym reports whether a word in capitals stands in front of the
// match, as in "BMW 3": then a number is a name.
func (m Match) AfterAcronym() bool {
	w := m.rawBefore()
	return len(w) > 1 && w == strings.ToUpper(w) && w != strings.ToLower(w)
}

// AfterDigit reports whether figures stand in front of the match, with a space
// between at most: then its own are one of several that are told one by one.
func (m Match) AfterDigit() bool {
	s := strings.TrimSuffix(m.Before, " ")
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// AfterDecimal reports whether the match is what stands behind the decimal
// mark of a number: the 5 of "1,5".
func (m Match) AfterDecimal() bool {
	n := len(m.Before)
	return n > 1 && (m.Before[n-1] == ',' || m.Before[n-1] == '.') && m.Before[n-2] >= '0' && m.Before[n-2] <= '9'
}

// BeforeDecimal reports whether a decimal mark and more figures follow: the 3
// of "3.5".
func (m Match) BeforeDecimal() bool {
	return len(m.After) > 1 && (m.After[0] == ',' || m.After[0] == '.') && m.After[1] >= '0' && m.After[1] <= '9'
}

func (m Match) rawBefore() string {
	s := strings.TrimRightFunc(m.Before, unicode.IsSpace)
	at := len(s)
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if !unicode.IsLetter(r) {
			break
		}
		at -= size
	}
	return s[at:]
}

// WordAfter is the first word behind the match, in lower case.
func (m Match) WordAfter() string {
	s := strings.TrimLeftFunc(m.After, unicode.IsSpace)
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return strings.ToLower(s[:i])
		}
	}
	return strings.ToLower(s)
}
