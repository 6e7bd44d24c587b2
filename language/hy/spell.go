package hy

import (
	"strings"

	"budi/language"
)

var (
	spelledUnits = [...]string{"մեկ", "երկու", "երեք", "չորս", "հինգ", "վեց", "յոթ", "ութ", "ինը"}
	spelledTens  = [...]string{"քսան", "երեսուն", "քառասուն", "հիսուն", "վաթսուն", "յոթանասուն", "ութսուն", "իննսուն"}
	caseSuffixes = [...]string{"", "ի", "ին", "", "ով", "ում"}
)

// Cardinal implements [language.Speaker]. Dative has the article, as times of
// day do: "երեքին".
func (voice) Cardinal(n int64, f language.Form) string { return cardinal(n, f) }

func cardinal(n int64, f language.Form) string {
	if f.Case > language.Locative {
		f.Case = language.Nominative
	}
	return decline(nominative(n), caseSuffixes[f.Case])
}

// decline puts a case's ending behind the last word of a spelled number.
func decline(spelled, suffix string) string {
	if suffix == "" {
		return spelled
	}
	switch {
	case strings.HasSuffix(spelled, "երկու"):
		return spelled + "ս" + suffix
	case strings.HasSuffix(spelled, "ինը"):
		return strings.TrimSuffix(spelled, "ը") + "ն" + suffix
	case strings.HasSuffix(spelled, "տասը"):
		return strings.TrimSuffix(spelled, "ը") + suffix
	case strings.HasSuffix(spelled, "զրո"):
		return spelled + "յ" + suffix
	}
	return spelled + suffix
}

// definite is the number with the article: "հինգը", "երկուսը", "տասը".
func definite(n int64) string {
	s := nominative(n)
	switch {
	case strings.HasSuffix(s, "ը"):
		return s
	case strings.HasSuffix(s, "երկու"):
		return s + "սը"
	case strings.HasSuffix(s, "զրո"):
		return s + "ն"
	}
	return s + "ը"
}

// before is the number with the article in front of a vowel: "քսաներեքն անց".
func before(n int64) string {
	s := definite(n)
	return strings.TrimSuffix(s, "ը") + "ն"
}

var scaleUnits = [...]struct {
	unit int64
	word string
}{{1e18, "կվինտիլիոն"}, {1e15, "կվադրիլիոն"}, {1e12, "տրիլիոն"}, {1e9, "միլիարդ"}, {1e6, "միլիոն"}, {1e3, "հազար"}}

func nominative(n int64) string {
	if n == 0 {
		return "զրո"
	}
	if n < 0 {
		if n == -1<<63 {
			n++ // one off beyond any number that is ever said
		}
		return "մինուս " + nominative(-n)
	}
	var words []string
	for _, s := range scaleUnits {
		group := n / s.unit
		n %= s.unit
		if group > 1 || group == 1 && s.unit > 1000 {
			words = append(words, nominative(group))
		}
		if group > 0 {
			words = append(words, s.word)
		}
	}
	if h := n / 100; h > 1 {
		words = append(words, spelledUnits[h-1])
	}
	if n >= 100 {
		words = append(words, "հարյուր")
	}
	if w := belowHundred(n % 100); w != "" {
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

func belowHundred(n int64) string {
	s := ""
	switch {
	case n == 10:
		return "տասը"
	case n > 10 && n < 20:
		s = "տասն"
	case n >= 20:
		s = spelledTens[n/10-2]
	}
	if u := n % 10; u > 0 {
		s += spelledUnits[u-1]
	}
	return s
}

// Ordinal implements [language.Speaker].
func (voice) Ordinal(n int64, f language.Form) string { return ordinal(n, f) }

func ordinal(n int64, f language.Form) string {
	if f.Case > language.Locative {
		f.Case = language.Nominative
	}
	switch n {
	case 1:
		return "առաջին" + caseSuffixes[f.Case]
	case 2:
		return "երկրորդ" + caseSuffixes[f.Case]
	case 3:
		return "երրորդ" + caseSuffixes[f.Case]
	case 4:
		return "չորրորդ" + caseSuffixes[f.Case]
	}
	s := nominative(n)
	switch {
	case strings.HasSuffix(s, "ինը"):
		s = strings.TrimSuffix(s, "ը") + "ն"
	case strings.HasSuffix(s, "տասը"):
		s = strings.TrimSuffix(s, "ը") + "ն"
	}
	return s + "երորդ" + caseSuffixes[f.Case]
}
