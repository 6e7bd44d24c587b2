package pocketsphinx

import (
	"maps"
	"slices"
	"strings"
)

// accent writes Lithuanian sounds with English ones, ARPAbet; a sound with "#"
// is the last of its word, pairs are two sounds that are written together.
type accent struct{ sounds, pairs map[string]string }

// broad takes the nearest English sound for each of LIEPA's.
var broad = accent{
	sounds: map[string]string{
		"A": "AA", "A_": "AA", "B": "B", "C": "T S", "C2": "CH", "CH": "HH", "D": "D", "DZ": "D Z", "DZ2": "JH",
		"E": "EH", "E_": "AE", "E3_": "EY", "F": "F", "G": "G", "H": "HH", "I": "IY", "I_": "IY", "IO_": "AO",
		"IU": "UH", "IU_": "UW", "J.": "Y", "K": "K", "L": "L", "M": "M", "N": "N", "O_": "AO", "P": "P", "R": "ER",
		"S": "S", "S2": "SH", "T": "T", "U": "UH", "U_": "UW", "V": "V", "Z": "Z", "Z2": "ZH",
	},
	pairs: map[string]string{"A I": "AY", "A U": "AW", "E I": "EY", "U I": "UH Y", "I E": "IY AH", "U O_": "UW AO"},
}

// narrower hears what English has no letter for. A softened consonant before a
// back vowel or an open one glides into it: "devynių" ends like "new", "pusę"
// in -sya, "ne" in -ya. Long u is far back in the mouth, where American English has it only
// before l ("cool", not "coo"). The diphthongs ie and uo are not as open at
// their ends as broad has them, and n before k and g is that of "sing".
var narrower = broad.with(
	map[string]string{"IU": "Y UH", "IU_": "Y UW L", "U_": "UW L", "E_": "Y AA", "E#": "Y AE"},
	map[string]string{"I E": "IY EH", "U O_": "OW", "N K": "NG K", "N G": "NG G"},
)

// with gives the accent with other sounds for some.
func (a accent) with(sounds, pairs map[string]string) accent {
	return accent{merged(a.sounds, sounds), merged(a.pairs, pairs)}
}

func merged(under, over map[string]string) map[string]string {
	out := make(map[string]string, len(under)+len(over))
	maps.Copy(out, under)
	maps.Copy(out, over)
	return out
}

// say writes the sounds of a word.
func (a accent) say(sounds []string) string {
	var out []string
	for i := 0; i < len(sounds); i++ {
		said := a.sounds[sounds[i]]
		if last, ok := a.sounds[sounds[i]+"#"]; ok && i+1 == len(sounds) {
			said = last
		}
		if i+1 < len(sounds) {
			if p, ok := a.pairs[sounds[i]+" "+sounds[i+1]]; ok {
				said = p
				i++
			}
		}
		out = append(out, strings.Fields(said)...)
	}
	// A glide after j is j itself.
	return strings.Join(slices.CompactFunc(out, func(a, b string) bool { return a == "Y" && b == "Y" }), " ")
}

// lithuanianInEnglish pronounces Lithuanian words in English sounds, in either
// accent: which of them an English model takes a sound for depends on the
// speaker.
type lithuanianInEnglish struct{}

func (lithuanianInEnglish) pronounce(word string) []string {
	sounds := lithuanianSounds(spelledOut(word))
	first, second := broad.say(sounds), narrower.say(sounds)
	switch first {
	case "":
		return nil
	case second:
		return []string{first}
	default:
		return []string{first, second}
	}
}
