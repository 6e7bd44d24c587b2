package pocketsphinx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/asr"
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
	} {
		var others []asr.Hypothesis
		for text := range strings.SplitSeq(c.others, ", ") {
			others = append(others, asr.Hypothesis{Text: text})
		}
		assert.Equal(t, c.want, denied(c.text, others), c.text)
	}
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
		"ne":         {"N EH"},
		"pusę":       {"P UH S AE", "P UH S Y AA"},
		"penktą":     {"P EH N K T AA", "P EH NG K T AA"},
		"devynių":    {"D EH V IY N UW", "D EH V IY N Y UW L"},
		"vienuolika": {"V IY AH N UW AO L IY K AA", "V Y EH N W AO L IY K AA"},
		"'":          nil,
	} {
		assert.Equal(t, want, lithuanianInEnglish{}.pronounce(word), word)
	}
}
