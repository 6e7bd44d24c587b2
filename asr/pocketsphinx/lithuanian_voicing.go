package pocketsphinx

// voicedOf pairs the voiceless obstruents with the voiced ones.
var voicedOf = map[string]string{
	"P": "B", "T": "D", "K": "G", "S": "Z", "S2": "Z2", "C": "DZ", "C2": "DZ2",
}

var voicelessOf = func() map[string]string {
	out := make(map[string]string, len(voicedOf))
	for voiceless, voiced := range voicedOf {
		out[voiced] = voiceless
	}
	return out
}()

// hushing are the sibilants before a hushing one: "kaimiesčio" has š before č.
var hushing = map[string]string{"S": "S2", "Z": "Z2"}

// assimilated makes neighbours alike, from the end of a word to its start, as
// Lithuanian does: an obstruent is as voiced as the one that follows
// ("apžiūra" has b, "užpildyti" š) and voiceless at the end ("daug" has k); a
// sibilant hushes before a hushing one. V, the sonorants and the vowels
// neither change nor change others.
func assimilated(sounds []string) []string {
	next := "#"
	for i := len(sounds) - 1; i >= 0; i-- {
		s := sounds[i]
		_, voiceless := voicedOf[next]
		_, voiced := voicelessOf[next]
		switch {
		case voiceless || next == "#" || next == "F" || next == "CH":
			if to, ok := voicelessOf[s]; ok {
				s = to
			}
		case voiced:
			if to, ok := voicedOf[s]; ok {
				s = to
			}
		}
		if next == "C2" || next == "DZ2" || next == "S2" && i+1 < len(sounds) {
			if to, ok := hushing[s]; ok {
				s = to
			}
		}
		sounds[i], next = s, s
	}
	return sounds
}
