package pocketsphinx

import (
	"fmt"
	"math"
	"strings"

	"budi/asr"
)

// classCharge is what every member of a class costs on top of its share, a
// natural logarithm of the n-gram's. The decoder counts shares once where it
// counts the n-gram's probabilities several times, so the words of a class would
// be found in any sound. Longer ones are not: classes of phrases cost nothing.
const classCharge = 3

// The library has a word in one class of an n-gram model, or in none. So a
// member of a class is a word of its own in the dictionary, with the class
// behind a mark, and joined where it is a phrase.
const (
	classMark  = "~"
	phraseMark = "_"
)

// member is how a member of a class stands in the dictionary.
func member(text, class string) string {
	return strings.Join(strings.Fields(strings.ToLower(text)), phraseMark) + classMark + strings.Trim(class, "<>")
}

// members lists the words that classes need in the dictionary.
func members(classes []asr.Class) (out []string) {
	for _, c := range classes {
		for _, m := range c.Members {
			out = append(out, member(m.Text, c.Name))
		}
	}
	return out
}

// spokenAs gives what a word of the dictionary is written with.
func spokenAs(key string) string {
	text, _, marked := strings.Cut(key, classMark)
	if !marked {
		return key
	}
	return strings.ReplaceAll(text, phraseMark, " ")
}

// plainText takes the marks of classes out of words.
func plainText(text string) string {
	if !strings.Contains(text, classMark) {
		return text
	}
	list := strings.Fields(text)
	for i, w := range list {
		list[i] = spokenAs(w)
	}
	return strings.Join(list, " ")
}

// parted divides a phrase of a class into its words, as long as they are
// written, so that it counts for as many as are heard.
func parted(s segment) []segment {
	text := spokenAs(s.Word)
	list := strings.Fields(text)
	if len(list) < 2 {
		return []segment{s}
	}
	share := func(of, letters int) int { return of * letters / len(text) }
	out := make([]segment, len(list))
	letters := 0
	for i, w := range list {
		before := letters
		if letters += len(w) + 1; i == len(list)-1 {
			letters = len(text)
		}
		between := func(of int) int { return share(of, letters) - share(of, before) }
		length := s.To - s.From + 1
		out[i] = segment{
			Word: w, From: s.From + share(length, before), To: s.From + share(length, letters) - 1,
			Acoustic: between(s.Acoustic), Language: between(s.Language), Free: between(s.Free), Phones: between(s.Phones),
		}
	}
	return out
}

// classDefinitions writes classes in the library's format.
func classDefinitions(classes []asr.Class) []byte {
	var out strings.Builder
	for _, c := range classes {
		fmt.Fprintf(&out, "LMCLASS %s\n", c.Name)
		for _, m := range c.Members {
			fmt.Fprintf(&out, "%s %g\n", member(m.Text, c.Name), m.Share)
		}
		fmt.Fprintf(&out, "END %s\n", c.Name)
	}
	return []byte(out.String())
}

// charge is what a class's members cost on top of their shares.
func charge(c asr.Class) float64 {
	for _, m := range c.Members {
		if strings.Contains(m.Text, " ") {
			return 0
		}
	}
	return classCharge
}

// choices is the entropy of the choice between a class's members, to base ten.
func choices(c asr.Class) float64 {
	h := 0.0
	for _, m := range c.Members {
		if m.Share > 0 {
			h -= m.Share * math.Log10(m.Share)
		}
	}
	return h
}
