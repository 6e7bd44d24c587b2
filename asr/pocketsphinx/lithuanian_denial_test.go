package pocketsphinx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLithuanianDoubts(t *testing.T) {
	doubtful := lithuanianDoubts()
	for _, c := range []struct {
		text, others string
		want         bool
	}{
		{"tinka", "netinka", true},
		{"taip teisingai", "teisingai, kiek kainuoja, neteisingai", true},
		{"netinka", "tinka", false},
		{"ne netinka", "ne tinka", false},
		{"taip", "žinoma, ne, ne taip", false},
		{"taip", "ne, žinoma", true},
		{"ne", "gerai", true},
		{"ne taip", "taip, žinoma", false},
		{"tinka", "ne, netinka", true},
		{"rytoj", "ne", false},
		{"ne rytoj", "rytoj, ne poryt", false},
		{"rytoj", "", false},
		{"tinka rytoj", "netinka rytoj", true},
		{"tinka", "tiktų, kiek tinka, rytoj, rytoj ryte, netinka", false}, // too far away
	} {
		readings := []scored{{Text: c.text, Score: -7}}
		for text := range strings.SplitSeq(c.others, ", ") {
			readings = append(readings, scored{text, readings[len(readings)-1].Score - 0.02})
		}
		assert.Equal(t, c.want, doubtful(c.text, 1, readings), "%s: %s", c.text, c.others)
	}
}

func TestUncertainTextsAreDoubtedFromFurtherAway(t *testing.T) {
	doubtful := lithuanianDoubts()
	readings := []scored{{"tinka", -1}, {"netinka", -1.1}}
	assert.False(t, doubtful("tinka", 0.98, readings))
	assert.True(t, doubtful("tinka", 0.8, readings))
	assert.True(t, doubtful("tinka", 0, readings))
}

func TestAssimilated(t *testing.T) {
	for word, want := range map[string]string{
		"apžiūra": "A B Z2 I U_ R A", "trisdešimt": "T R I Z D E S2 I M T", "užpildyti": "U S2 P I L D I_ T I",
		"daug": "D A U K", "savaitgalį": "S A V A I D G A L I_", "jau": "J. E U", "svečias": "S V E C2 E S",
		"tvora": "T V O_ R A", "miesčionis": "M I E S2 C2 IO_ N I S", "": "",
	} {
		assert.Equal(t, want, strings.Join(lithuanianSounds(word), " "), word)
	}
}

func TestAccents(t *testing.T) {
	for word, want := range map[string][]string{
		"ne":         {"N EH", "N Y AE", "N IY Y AE", "N IY AE"},
		"pusę":       {"P UH S AE", "P UH S Y AA", "P UH TH Y AA", "P UH HH Y AA"},
		"penktą":     {"P EH N K T AA", "P EH NG K T AA", "K AY EH N K T Y AA", "K AY AH N K IH D AA"},
		"šeštą":      {"SH EH SH T AA", "CH EH SH Y T AA", "CH Y EH SH Y CH Y AA", "K Y AH CH AA"},
		"devynių":    {"D EH V IY N UW", "D EH V IY N Y UW L", "DH Y AH UW IY N UW L", "G Y EH M IY N Y UW L", "B Y AH UW IY N UW L"},
		"vienuolika": {"V IY AH N UW AO L IY K AA", "V IY EH N OW L IY K AA", "M IY AH N OW AO R IY K AA", "DH Y IY EH EH N OW AO IY L IY K AA", "M IY AH N OW AO UW IY K AA"},
		"kainuoja":   {"K AY N UW AO Y EH", "K AY N OW Y AE", "K AA IY N OW AO Y AA", "K AY N OW AO Y AA"},
		"masažas":    {"M AA S AA ZH AA S", "AH M AA F AA Y AA F", "M AA F AA Y AA F"},
		"'":          nil,
	} {
		assert.Equal(t, want, newLithuanianInEnglish().pronounce(word), word)
	}
}

func TestAccentHasEverySound(t *testing.T) {
	accents := newLithuanianInEnglish()
	for _, r := range lithuanianLetters {
		for s := range strings.FieldsSeq(r.sounds) {
			for i, a := range accents {
				assert.NotEmpty(t, a.say([]string{s}), "%s in accent %d", s, i)
			}
		}
	}
}
