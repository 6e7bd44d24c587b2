package all

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
)

// TestNumbersHeard holds the finer points of numbers: language, expectation,
// utterance, and the values in order; "%" marks a percentage, "." an ordinal,
// "#" a digit string.
func TestNumbersHeard(t *testing.T) {
	packs := Packs()
	for line := range strings.SplitSeq(strings.TrimSpace(heardCases), "\n") {
		f := strings.Split(line, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		h := packs[language.Tag(f[0])].Hear(f[2], language.Anchor{Expect: f[1]})
		var got []string
		for _, n := range h.Numbers {
			v := n.Value
			switch {
			case n.Percentage:
				v += "%"
			case n.Ordinal:
				v += "."
			case n.Digits:
				v += "#"
			}
			got = append(got, v)
		}
		assert.Equal(t, f[3], strings.Join(got, " "), line)
	}
}

const heardCases = `
en | | 2 thirds | 0.666666666666667
en | | half a dozen | 6
en | | a pair | 2
en | | one millionth | 1000000.
en | | five hundredths | 0.05
en | | three hundred and 31 | 331
en | | 3.5k | 3500
en | | minus 1/3 | -0.333333333333333
en | | three and a half percent | 3.5%
en | | 100.000.000 | 100000000
en | | 1,234,567.891 | 1234567.891
en | | the fifth and sixth | 5. 6.
en | | twenty-twenty | 2020
en | | nineteen oh five | 1905
en | | ten thirty | 10 30
en | | six six six | 666#
en | | double five two | 552#
en | | my plate is ABC 123 | 123
en | rating | four out of five | 4 5
en | | four out of five | 0.8
en | | one minute please |
en | phone | six one two three four five six seven | 61234567#
lt | | tel. 8 612 34567, penktadienį | 861234567#
lt | | du su puse | 2.5
lt | | trys ketvirčiai | 0.75
lt | | pusantro tūkstančio | 1500
lt | | penkiasdešimt procentų | 50%
lt | | nulis kablelis penki | 0.5
lt | | trisdešimt trečias | 33.
lt | | dešimtą trisdešimt | 10. 30
lt | | vieną minutėlę |
lt | | nulis šeši vienas | 061#
ru | | два с половиной процента | 2.5%
ru | | две трети | 0.666666666666667
ru | | полтора миллиона | 1500000
ru | | пять целых и три десятых | 5.3
ru | | сорока пяти | 45
hy | | երեք ամբողջ հինգ տասնորդական | 3.5
hy | | երկու ու կես | 2.5
hy | | հիսուն տոկոս | 50%
hy | | հազար ինը հարյուր իննսունհինգ | 1995
hy | | 27-ին | 27
`
