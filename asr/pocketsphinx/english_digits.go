package pocketsphinx

import (
	"strings"
	"unicode"
)

// mixed pronounces what is written with digits: "500", "x5", "a4", "208". A
// number has up to three readings: as a whole ("two hundred eight"), in pairs
// ("two oh eight") and digit by digit.
func (e *english) mixed(word string) []string {
	list := []string{""}
	for _, part := range runsOf(word) {
		var next []string
		for _, sounds := range e.part(part) {
			for _, before := range list {
				next = append(next, strings.TrimSpace(before+" "+sounds))
			}
		}
		list = firstFew(next, maxPronunciations)
	}
	return list
}

// runsOf splits a word where letters and digits meet; other marks are dropped.
func runsOf(word string) (runs []string) {
	last := ' '
	for _, r := range word {
		kind := '-'
		switch {
		case unicode.IsDigit(r):
			kind = '0'
		case unicode.IsLetter(r):
			kind = 'a'
		}
		if kind != '-' {
			if kind != last {
				runs = append(runs, "")
			}
			runs[len(runs)-1] += string(r)
		}
		last = kind
	}
	return runs
}

// part pronounces a run of digits, or of letters: short ones beside digits are
// names of letters, as in "x5".
func (e *english) part(run string) []string {
	if run[0] >= '0' && run[0] <= '9' {
		var list []string
		for _, words := range numberWords(run) {
			if p := e.phrase(words); p != "" {
				list = append(list, p)
			}
		}
		return list
	}
	if len(run) > 2 {
		return e.pronounce(run)
	}
	return nonEmpty(e.phrase(strings.Split(run, "")))
}

// phrase joins the usual pronunciations of words; "" when one has none.
func (e *english) phrase(words []string) string {
	var all []string
	for _, w := range words {
		list := e.dict.lookup(w)
		if w == "a" {
			list = []string{"EY"}
		}
		if len(list) == 0 {
			return ""
		}
		all = append(all, list[0])
	}
	return strings.Join(all, " ")
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// numberWords are the ways to read up to four digits aloud; longer ones are
// read digit by digit.
func numberWords(digits string) [][]string {
	var single []string
	for _, d := range digits {
		single = append(single, unit(int(d-'0')))
	}
	if len(digits) == 1 || len(digits) > 4 {
		return [][]string{single}
	}
	n := 0
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	list := [][]string{cardinal(n)}
	if len(digits) > 2 {
		head, tail := n/100, n%100
		pair := cardinal(head)
		switch {
		case tail == 0:
			pair = append(pair, "hundred")
		case tail < 10:
			pair = append(pair, "oh", unit(tail))
		default:
			pair = append(pair, cardinal(tail)...)
		}
		list = append(list, pair, single)
	}
	return list
}

func unit(n int) string {
	return [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}[n]
}

// cardinal spells 0 to 9999.
func cardinal(n int) []string {
	switch {
	case n >= 1000:
		return rest(append(cardinal(n/1000), "thousand"), n%1000)
	case n >= 100:
		return rest([]string{unit(n / 100), "hundred"}, n%100)
	case n >= 20:
		tens := [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}[n/10-2]
		return rest([]string{tens}, n%10)
	case n >= 10:
		return []string{[...]string{
			"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
		}[n-10]}
	}
	return []string{unit(n)}
}

func rest(words []string, n int) []string {
	if n == 0 {
		return words
	}
	return append(words, cardinal(n)...)
}
