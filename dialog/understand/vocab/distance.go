package vocab

import (
	"math/bits"
	"unicode/utf8"
)

// similarity compares two stems, 0..1, by what recognisers and spellers
// confuse: vowels with vowels, voiced with voiceless consonants, single with
// double letters.
func similarity(ra, rb []rune) float64 {
	if len(ra) > maxLen || len(rb) > maxLen {
		return 0
	}
	longest := max(len(ra), len(rb))
	if longest == 0 || abs(len(ra)-len(rb)) > 3 {
		return 0
	}
	return 1 - distance(ra, rb)/float64(longest)
}

const maxLen = 31

// distance is the weighted optimal string alignment distance.
func distance(a, b []rune) float64 {
	var rows [3][maxLen + 1]float64
	prev2, prev, cur := &rows[0], &rows[1], &rows[2]
	for j := 1; j <= len(b); j++ {
		prev[j] = prev[j-1] + gap(b, j-1)
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = prev[0] + gap(a, i-1)
		for j := 1; j <= len(b); j++ {
			d := min(prev[j]+gap(a, i-1), cur[j-1]+gap(b, j-1), prev[j-1]+substitution(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, prev2[j-2]+0.8)
			}
			cur[j] = d
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}

// gap is the cost of leaving out the letter at i.
func gap(s []rune, i int) float64 {
	switch {
	case i > 0 && s[i] == s[i-1], s[i] == 'ь', s[i] == 'ъ', s[i] == 'h':
		return 0.3
	case vowel(s[i]):
		return 0.7
	}
	return 1
}

func substitution(a, b rune) float64 {
	switch {
	case a == b:
		return 0
	case vowel(a) && vowel(b):
		return 0.5
	case class(a) != 0 && class(a) == class(b):
		return 0.4
	}
	return 1
}

func vowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'й',
		'ա', 'ե', 'է', 'ը', 'ի', 'ո', 'օ', 'ւ':
		return true
	}
	return false
}

// class groups consonants that are heard alike.
func class(r rune) int {
	switch r {
	case 'b', 'p', 'б', 'п', 'բ', 'պ', 'փ':
		return 1
	case 'd', 't', 'д', 'т', 'դ', 'տ', 'թ':
		return 2
	case 'g', 'k', 'c', 'q', 'г', 'к', 'х', 'գ', 'կ', 'ք', 'ղ', 'խ':
		return 3
	case 's', 'z', 'с', 'з', 'ц', 'ս', 'զ', 'ց', 'ծ', 'ձ':
		return 4
	case 'v', 'f', 'w', 'в', 'ф', 'վ', 'ֆ':
		return 5
	case 'm', 'n', 'м', 'н', 'մ', 'ն':
		return 6
	case 'ж', 'ш', 'щ', 'ч', 'ժ', 'շ', 'ճ', 'չ', 'ջ', 'j', 'x':
		return 7
	case 'ր', 'ռ':
		return 8
	}
	return 0
}

// letters is the set of the kinds of letters of a stem, a bit each: what sounds
// alike is of one kind.
func letters(s []rune) uint64 {
	var m uint64
	for _, r := range s {
		switch c := class(r); {
		case vowel(r):
			m |= 1
		case c != 0:
			m |= 1 << c
		default:
			m |= 1 << (16 + uint(r)%48)
		}
	}
	return m
}

// tooFar tells by their kinds of letters that two stems can't be alike: each
// letter that only one of them has costs a whole point of distance, two such
// letters one substitution.
func tooFar(a, b uint64) bool { return bits.OnesCount64(a^b) > 5 }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func runes(s string) int { return utf8.RuneCountInString(s) }
