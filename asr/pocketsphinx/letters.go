package pocketsphinx

import (
	"strings"
)

// letterRule is one line of [englishRules].
type letterRule struct{ left, letters, right, sounds string }

// letterSounds applies letter-to-sound rules.
type letterSounds struct {
	rules map[byte][]letterRule // by the first letter
}

// newLetterSounds reads rules; a malformed line is left out.
func newLetterSounds(text string) *letterSounds {
	l := &letterSounds{rules: make(map[byte][]letterRule)}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		left, rest, ok := strings.Cut(line, "[")
		letters, rest, ok2 := strings.Cut(rest, "]")
		right, sounds, ok3 := strings.Cut(rest, "=")
		if !ok || !ok2 || !ok3 || letters == "" {
			continue
		}
		l.rules[letters[0]] = append(l.rules[letters[0]], letterRule{left, letters, right, sounds})
	}
	return l
}

// say gives the sounds of a word of small ASCII letters; other bytes are
// silent.
func (l *letterSounds) say(word string) []string {
	s := " " + word + " "
	var out []string
	for i := 1; i < len(s)-1; {
		r, ok := l.match(s, i)
		if !ok {
			i++
			continue
		}
		out = append(out, strings.Fields(r.sounds)...)
		i += len(r.letters)
	}
	return out
}

func (l *letterSounds) match(s string, i int) (letterRule, bool) {
	for _, r := range l.rules[s[i]] {
		if strings.HasPrefix(s[i:], r.letters) && fitsRight(s[i+len(r.letters):], r.right) && fitsLeft(s[:i], r.left) {
			return r, true
		}
	}
	return letterRule{}, false
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

func isConsonant(c byte) bool { return c >= 'a' && c <= 'z' && !isVowel(c) }

// fitsLeft matches the context before a letter, from its end.
func fitsLeft(s, pattern string) bool {
	for p := len(pattern) - 1; p >= 0; p-- {
		if pattern[p] == ':' {
			for len(s) > 0 && isConsonant(s[len(s)-1]) {
				s = s[:len(s)-1]
			}
			continue
		}
		if len(s) == 0 {
			return false
		}
		c := s[len(s)-1]
		n := 1
		switch pattern[p] {
		case '#':
			if !isVowel(c) {
				return false
			}
			for n < len(s) && isVowel(s[len(s)-n-1]) {
				n++
			}
		case '&', '@':
			n = suffixOf(s, pattern[p])
			if n == 0 {
				return false
			}
		default:
			if !fitsOne(c, pattern[p]) {
				return false
			}
		}
		s = s[:len(s)-n]
	}
	return true
}

// suffixOf gives the length of the sibilant or u-rounding consonant that s
// ends in.
func suffixOf(s string, class byte) int {
	list := []string{"ch", "sh", "s", "c", "g", "z", "x", "j"}
	if class == '@' {
		list = []string{"th", "ch", "sh", "t", "s", "r", "d", "l", "z", "n", "j"}
	}
	for _, x := range list {
		if strings.HasSuffix(s, x) {
			return len(x)
		}
	}
	return 0
}

// fitsRight matches the context after a letter.
func fitsRight(s, pattern string) bool {
	for p := range len(pattern) {
		if pattern[p] == ':' {
			for len(s) > 0 && isConsonant(s[0]) {
				s = s[1:]
			}
			continue
		}
		if len(s) == 0 {
			return false
		}
		n := 1
		switch pattern[p] {
		case '#':
			if !isVowel(s[0]) {
				return false
			}
			for n < len(s) && isVowel(s[n]) {
				n++
			}
		case '%':
			if n = ending(s); n == 0 {
				return false
			}
		default:
			if !fitsOne(s[0], pattern[p]) {
				return false
			}
		}
		s = s[n:]
	}
	return true
}

// ending gives the length of the suffix class % that s starts with.
func ending(s string) int {
	for _, x := range []string{"ely ", "ing ", "er ", "es ", "ed ", "e "} {
		if strings.HasPrefix(s, x) {
			return len(x) - 1
		}
	}
	return 0
}

// fitsOne matches the classes of one letter, and letters themselves.
func fitsOne(c, class byte) bool {
	switch class {
	case '^':
		return isConsonant(c)
	case '.':
		return strings.IndexByte("bdvgjlmnrwz", c) >= 0
	case '+':
		return c == 'e' || c == 'i' || c == 'y'
	default:
		return c == class
	}
}
