package pocketsphinx

import (
	"slices"
	"strings"
)

// accent writes Lithuanian sounds with English ones, by rules tried in order;
// they are kept by the first sound that they write.
type accent map[string][]accentRule

// accentRule writes sounds between neighbours of which it wants one; it takes
// any where it names none.
type accentRule struct{ left, sounds, right, written []string }

// newAccent reads rules "left[sounds]right=written", one after another with
// bars between; the tables that come first are tried first.
func newAccent(tables ...string) accent {
	a := make(accent)
	for _, table := range tables {
		for text := range strings.SplitSeq(strings.ReplaceAll(table, "\n", "|"), "|") {
			left, rest, _ := strings.Cut(text, "[")
			sounds, rest, _ := strings.Cut(rest, "]")
			right, written, ok := strings.Cut(rest, "=")
			r := accentRule{strings.Fields(left), strings.Fields(sounds), strings.Fields(right), strings.Fields(written)}
			if ok && len(r.sounds) > 0 {
				a[r.sounds[0]] = append(a[r.sounds[0]], r)
			}
		}
	}
	return a
}

// edge stands before the first sound of a word and after its last.
const edge = "#"

// say writes the sounds of a word; a sound without a rule is silent.
func (a accent) say(sounds []string) string {
	sounds = slices.Concat([]string{edge}, sounds, []string{edge})
	var out []string
	for i := 1; i < len(sounds)-1; {
		n := 1
		if k := slices.IndexFunc(a[sounds[i]], func(r accentRule) bool { return r.fits(sounds, i) }); k >= 0 {
			r := a[sounds[i]][k]
			out = append(out, r.written...)
			n = len(r.sounds)
		}
		i += n
	}
	// A glide after j is j itself.
	return strings.Join(slices.CompactFunc(out, func(a, b string) bool { return a == "Y" && b == "Y" }), " ")
}

func (r accentRule) fits(sounds []string, at int) bool {
	end := at + len(r.sounds)
	return end < len(sounds) && slices.Equal(sounds[at:end], r.sounds) &&
		(len(r.left) == 0 || slices.Contains(r.left, sounds[at-1])) &&
		(len(r.right) == 0 || slices.Contains(r.right, sounds[end]))
}

// lithuanianInEnglish pronounces Lithuanian words in English sounds, in every
// accent: which of them an English model takes a sound for depends on the
// speaker.
type lithuanianInEnglish []accent

func newLithuanianInEnglish() lithuanianInEnglish {
	return lithuanianInEnglish{
		newAccent(broadAccent),
		newAccent(narrowerAccent, broadAccent),
		newAccent(telephoneBand, lowVoice, broadAccent),
		newAccent(telephoneBand, highVoice, broadAccent),
		newAccent(dampedAccent, telephoneBand, lowVoice, broadAccent),
	}
}

func (l lithuanianInEnglish) pronounce(word string) []string {
	sounds := lithuanianSounds(spelledOut(word))
	var out []string
	for _, a := range l {
		if said := a.say(sounds); said != "" && !slices.Contains(out, said) {
			out = append(out, said)
		}
	}
	return out
}
