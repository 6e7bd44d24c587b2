package pocketsphinx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDenied(t *testing.T) {
	for _, c := range []struct {
		text, others string
		want         bool
	}{
		{"tinka", "netinka", true},
		{"taip teisingai", "teisingai, kiek kainuoja, neteisingai", true},
		{"netinka", "tinka", false},
		{"ne netinka", "ne tinka", false},
		{"taip", "ne, ne taip", false},
		{"rytoj", "", false},
		{"tinka rytoj", "netinka rytoj", true},
		{"tinka", "tiktų, kiek tinka, ne tinka, rytoj, netinka", false}, // too far away
	} {
		readings := []scored{{Text: c.text, Score: -7}}
		for text := range strings.SplitSeq(c.others, ", ") {
			readings = append(readings, scored{text, readings[len(readings)-1].Score - 0.02})
		}
		assert.Equal(t, c.want, denied(c.text, 1, readings), c.text)
	}
}

func TestUncertainTextsAreDeniedFromFurtherAway(t *testing.T) {
	readings := []scored{{"tinka", -1}, {"netinka", -1.1}}
	assert.False(t, denied("tinka", 0.98, readings))
	assert.True(t, denied("tinka", 0.8, readings))
	assert.True(t, denied("tinka", 0, readings))
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
		"ne":         {"N EH", "N Y AE"},
		"pusę":       {"P UH S AE", "P UH S Y AA"},
		"penktą":     {"P EH N K T AA", "P EH NG K T AA"},
		"devynių":    {"D EH V IY N UW", "D EH V IY N Y UW L"},
		"vienuolika": {"V IY AH N UW AO L IY K AA", "V IY EH N OW L IY K AA"},
		"kainuoja":   {"K AY N UW AO Y EH", "K AY N OW Y AE"},
		"'":          nil,
	} {
		assert.Equal(t, want, lithuanianInEnglish{}.pronounce(word), word)
	}
}
