package pocketsphinx

import "strings"

// Lithuanian is written nearly as it is spoken. The sounds are those of the
// LIEPA model: a letter and "_" for length, "2" for the hushing consonants,
// E3_ for ė, J. for j; IU, IU_ and IO_ are u and o after a softened consonant.

// lithuanianLetters are tried longest first.
var lithuanianLetters = [...]struct{ letters, sounds string }{
	{"iuo", "IU O_"},
	{"iau", "E U"},
	{"iai", "E I"},
	{"dž", "DZ2"},
	{"dz", "DZ"},
	{"ch", "CH"},
	{"ts", "C"},
	{"iu", "IU"},
	{"ių", "IU_"},
	{"iū", "I U_"},
	{"io", "IO_"},
	{"ią", "E_"},
	{"ia", "E"},
	{"ja", "J. E"},
	{"ie", "I E"},
	{"uo", "U O_"},
	{"a", "A"},
	{"ą", "A_"},
	{"b", "B"},
	{"c", "C"},
	{"č", "C2"},
	{"d", "D"},
	{"e", "E"},
	{"ę", "E_"},
	{"ė", "E3_"},
	{"f", "F"},
	{"g", "G"},
	{"h", "H"},
	{"i", "I"},
	{"į", "I_"},
	{"y", "I_"},
	{"j", "J."},
	{"k", "K"},
	{"l", "L"},
	{"m", "M"},
	{"n", "N"},
	{"o", "O_"},
	{"p", "P"},
	{"q", "K"},
	{"r", "R"},
	{"s", "S"},
	{"š", "S2"},
	{"t", "T"},
	{"u", "U"},
	{"ų", "U_"},
	{"ū", "U_"},
	{"v", "V"},
	{"w", "V"},
	{"x", "K S"},
	{"z", "Z"},
	{"ž", "Z2"},
}

// lithuanianSounds gives the sounds of a word of small letters.
func lithuanianSounds(word string) []string {
	var out []string
	for word != "" {
		n := 0
		for _, r := range lithuanianLetters {
			if strings.HasPrefix(word, r.letters) {
				out = append(out, strings.Fields(r.sounds)...)
				n = len(r.letters)
				break
			}
		}
		if n == 0 { // a mark that has no sound
			n = len(string([]rune(word)[0]))
		}
		word = word[n:]
	}
	return assimilated(out)
}
