package pocketsphinx

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// english pronounces for an English model: the dictionary first, then words
// built from known ones, then Lithuanian names by Lithuanian rules, then
// letter-to-sound rules.
type english struct {
	dict    *dictionary
	letters *letterSounds
	broad   accent // of Lithuanian names
}

func newEnglish(dict *dictionary) *english {
	return &english{dict: dict, letters: newLetterSounds(englishRules), broad: newAccent(broadAccent)}
}

// most pronunciations of one word.
const maxPronunciations = 4

func (e *english) pronounce(word string) []string {
	word = strings.ToLower(norm.NFC.String(word))
	if word == "" {
		return nil
	}
	list := slices.Concat(ownEnglish[word], e.dict.lookup(word), spokenEnglish[word])
	if len(list) == 0 && strings.ContainsAny(word, "0123456789") {
		list = e.mixed(word)
	}
	if len(list) == 0 {
		list = e.built(word)
	}
	if len(list) == 0 {
		list = e.unknown(word)
	}
	return firstFew(list, maxPronunciations)
}

// built pronounces inflected and joined words from the known parts.
func (e *english) built(word string) []string {
	if stem, ok := strings.CutSuffix(word, "'s"); ok {
		return each(e.dict.lookup(stem), plural)
	}
	if stem, ok := strings.CutSuffix(word, "s"); ok && !strings.HasSuffix(stem, "s") && len(stem) > 2 {
		if list := e.dict.lookup(stem); len(list) > 0 {
			return each(list, plural)
		}
	}
	for _, x := range [...]struct{ suffix, restore, sounds string }{
		{"ing", "", " IH NG"},
		{"ing", "e", " IH NG"},
		{"er", "", " ER"},
		{"er", "e", " ER"},
		{"ly", "", " L IY"},
		{"less", "", " L AH S"},
		{"ness", "", " N AH S"},
	} {
		if stem, ok := strings.CutSuffix(word, x.suffix); ok && len(stem) > 2 {
			if list := e.dict.lookup(stem + x.restore); len(list) > 0 {
				return each(list[:1], func(p string) string { return p + x.sounds })
			}
		}
	}
	if a, b, ok := strings.Cut(word, "-"); ok && a != "" && b != "" {
		left, right := e.pronounce(a), e.pronounce(b)
		if len(left) > 0 && len(right) > 0 {
			return []string{left[0] + " " + right[0]}
		}
	}
	for i := len(word) - 3; i >= 3; i-- {
		left, right := e.dict.lookup(word[:i]), e.dict.lookup(word[i:])
		if len(left) > 0 && len(right) > 0 {
			return []string{left[0] + " " + right[0]}
		}
	}
	return nil
}

// unknown pronounces by the letters alone.
func (e *english) unknown(word string) []string {
	var list []string
	plain, lithuanian := asciiWord(word)
	if lithuanian || looksLithuanian(plain) {
		if p := lithuanianSounds(word); len(p) > 0 {
			list = append(list, e.broad.say(p))
		}
	}
	if p := e.letters.say(plain); len(p) > 0 {
		list = append(list, strings.Join(p, " "))
	}
	return list
}

// plural adds the sound of an s to a pronunciation.
func plural(p string) string {
	last := p[strings.LastIndexByte(p, ' ')+1:]
	switch last {
	case "S", "Z", "SH", "ZH", "CH", "JH":
		return p + " IH Z"
	case "P", "T", "K", "F", "TH":
		return p + " S"
	default:
		return p + " Z"
	}
}

func each(list []string, f func(string) string) []string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = f(p)
	}
	return out
}

// firstFew drops repeats and cuts to n.
func firstFew(list []string, n int) []string {
	var out []string
	for _, p := range list {
		if !slices.Contains(out, p) && len(out) < n {
			out = append(out, p)
		}
	}
	return out
}

// asciiWord writes a word in small ASCII letters and tells whether it had
// Lithuanian ones.
func asciiWord(word string) (plain string, lithuanian bool) {
	var out strings.Builder
	for _, r := range norm.NFD.String(word) {
		if r >= 'a' && r <= 'z' {
			out.WriteRune(r)
		}
	}
	return out.String(), strings.ContainsAny(word, "ąčęėįšųūž")
}

// looksLithuanian judges an unknown word by its ending: names keep theirs
// when they are written without the Lithuanian letters.
func looksLithuanian(word string) bool {
	for _, end := range []string{"as", "is", "us", "ys", "iene", "aite", "yte", "ute", "unas", "enas", "a"} {
		if len(word) > len(end)+2 && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// ownEnglish are pronunciations that come before the dictionary's, or that it
// lacks: British forms, brands, words of the trade.
var ownEnglish = map[string][]string{
	"tyre":      {"T AY ER"},
	"tyres":     {"T AY ER Z"},
	"checkup":   {"CH EH K AH P"},
	"microchip": {"M AY K R OW CH IH P"},
	"root":      {"R UW T"},
	"schedule":  {"S K EH JH UH L", "SH EH D Y UW L"},
	"half":      {"HH AE F", "HH AA F"},
	"can't":     {"K AE N T", "K AA N T"},
	"past":      {"P AE S T", "P AA S T"},
	"vilnius":   {"V IH L N IY UH S"},
	"kaunas":    {"K AW N AH S"},
	"vw":        {"V IY D AH B AH L Y UW"},
	"bmw":       {"B IY EH M D AH B AH L Y UW"},
	"suv":       {"EH S Y UW V IY"},
}
