package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Token is one word, number or mark of an utterance. Letters and digits never
// share a token: "3rd" is "3" and "rd", "14:30" is "14", ":" and "30", and
// "twenty-one" is "twenty", "-" and "one". [Token.Touches] tells whether
// anything stood between two of them.
type Token struct {
	From, To int    // byte offsets in the text that was read, half open
	Text     string // as written
	Norm     string // lower case, NFC, without combining stress marks; what packs match on
}

// IsWord reports whether the token consists of letters.
func (t Token) IsWord() bool {
	r, _ := utf8.DecodeRuneInString(t.Norm)
	return unicode.IsLetter(r)
}

// IsDigits reports whether the token consists of the digits 0 to 9.
func (t Token) IsDigits() bool { return t.Norm != "" && t.Norm[0] >= '0' && t.Norm[0] <= '9' }

// Touches reports whether next follows t with nothing between them.
func (t Token) Touches(next Token) bool { return t.To == next.From }

// Tokenize splits text into words, digit runs and single marks; white space,
// control and format characters and invalid UTF-8 are left out. It reads at
// most [MaxUtterance] bytes. An apostrophe within a word belongs to it
// ("o'clock"), and so do the Armenian marks of stress and question, which
// Norm drops. Norm has the typewriter's apostrophe, е for the Russian ё, and
// the Armenian ligature և for ե + ւ.
func Tokenize(text string) []Token { return TokenizeFirst(text, MaxUtterance) }

// TokenizeFirst is [Tokenize] up to the given number of tokens.
func TokenizeFirst(text string, most int) []Token {
	text = Cut(text, MaxUtterance)
	tokens := make([]Token, 0, min(most, 8+len(text)/6))
	for at := 0; at < len(text) && len(tokens) < most; {
		r, size := utf8.DecodeRuneInString(text[at:])
		end := at + size
		switch {
		case r == utf8.RuneError && size <= 1, unicode.IsSpace(r), unicode.In(r, unicode.Cc, unicode.Cf, unicode.Mn, unicode.Me, unicode.Co, unicode.Cs):
			at = end
			continue
		case unicode.IsLetter(r):
			end = wordEnd(text, end)
		case isDigit(r):
			for end < len(text) && isDigit(rune(text[end])) {
				end++
			}
		}
		tokens = append(tokens, Token{at, end, text[at:end], normalForm(text[at:end])})
		at = end
	}
	return tokens
}

// Cut shortens text to at most limit bytes, at a rune's boundary.
func Cut(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// wordEnd is where the word ends whose first letters end at at.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsLetter(r), unicode.Is(unicode.M, r), isArmenianMark(r), r == '\u00ad':
			at += size
		case isApostrophe(r):
			next, _ := utf8.DecodeRuneInString(text[at+size:])
			if !unicode.IsLetter(next) {
				return at
			}
			at += size
		default:
			return at
		}
	}
	return at
}

// isApostrophe has the typewriter's, the typographic, the modifier and the
// Armenian apostrophe.
func isApostrophe(r rune) bool {
	return r == '\'' || r == '\u2019' || r == '\u02bc' || r == '\u055a'
}

// isArmenianMark has the marks of emphasis, exclamation and question, which
// Armenian writes within the word, after the stressed vowel.
func isArmenianMark(r rune) bool { return r >= '\u055b' && r <= '\u055e' && r != '\u055d' }

// normalForm is the Norm of one token.
func normalForm(text string) string {
	plain := true
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return strings.ToLower(text)
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case r == 'ё':
			return 'е'
		case isApostrophe(r):
			return '\''
		case unicode.Is(unicode.M, r), isArmenianMark(r), r == '\u00ad':
			return -1
		}
		return r
	}, strings.ToLower(norm.NFC.String(text)))
	return strings.ReplaceAll(text, "եւ", "և")
}
