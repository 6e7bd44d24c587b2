package en

import (
	"strings"

	"budi/language"
)

var (
	small = [...]string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
	tensWords = [...]string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)

// Cardinal implements [language.Speaker].
func (voice) Cardinal(n int64, _ language.Form) string { return cardinal(n) }

func cardinal(n int64) string {
	if n < 0 {
		if n == -1<<63 {
			return "minus nine quintillion " + cardinal(-(n + 9e18))
		}
		return "minus " + cardinal(-n)
	}
	switch {
	case n < 20:
		return small[n]
	case n < 100:
		if n%10 == 0 {
			return tensWords[n/10]
		}
		return tensWords[n/10] + "-" + small[n%10]
	case n < 1000:
		if n%100 == 0 {
			return small[n/100] + " hundred"
		}
		return small[n/100] + " hundred " + cardinal(n%100)
	}
	list := scales()
	unit := int64(1000)
	at := 0
	for n/unit >= 1000 {
		unit *= 1000
		at++
	}
	s := cardinal(n/unit) + " " + list[at].word
	if rest := n % unit; rest != 0 {
		s += " " + cardinal(rest)
	}
	return s
}

// Ordinal implements [language.Speaker].
func (voice) Ordinal(n int64, _ language.Form) string {
	s := cardinal(n)
	at := strings.LastIndexAny(s, " -") + 1
	return s[:at] + ordinalOf(s[at:])
}

func ordinalOf(word string) string {
	switch word {
	case "one":
		return "first"
	case "two":
		return "second"
	case "three":
		return "third"
	case "five":
		return "fifth"
	case "eight":
		return "eighth"
	case "nine":
		return "ninth"
	case "twelve":
		return "twelfth"
	}
	if strings.HasSuffix(word, "y") {
		return word[:len(word)-1] + "ieth"
	}
	return word + "th"
}
