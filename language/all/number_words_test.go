package all

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
)

// TestNumberWords says numbers in all their shapes: language, words and the
// one number that they are; nothing where they are several or none.
func TestNumberWords(t *testing.T) {
	packs := Packs()
	for line := range strings.SplitSeq(strings.TrimSpace(numberCases), "\n") {
		f := strings.Split(line, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		got := packs[language.Tag(f[0])].Hear(f[1], language.Anchor{}).Numbers
		if f[2] == "" {
			assert.NotEqual(t, 1, len(got), line)
			continue
		}
		if !assert.Len(t, got, 1, line) {
			continue
		}
		want, err := strconv.ParseFloat(f[2], 64)
		require.NoError(t, err, line)
		value, err := strconv.ParseFloat(got[0].Value, 64)
		require.NoError(t, err, line)
		assert.LessOrEqual(t, math.Abs(value-want), 1e-9*math.Max(1, math.Abs(want)), "%s: %s", line, got[0].Value)
		if f[2][0] == '0' && !strings.Contains(f[2], ".") {
			assert.Equal(t, f[2], got[0].Value, line)
		}
	}
}

const numberCases = `
en | ninety-five thousand | 95000
en | three point one four one | 3.141
en | seventeen and a half | 17.5
en | three fifths | 0.6
en | minus forty | -40
en | triple nine | 999
en | oh one two three | 0123
en | sixty eight percent | 68
en | two million three hundred thousand | 2300000
en | one hundred and first | 101
en | five hundred sixty-third | 563
en | thirteen hundred | 1300
en | two and three eighths | 2.375
en | zero point zero five | 0.05
en | four twos | 2222
en | two-thousand and six | 2006
en | a couple of thousand | 2000
en | a few hundred | 300
en | 4 and 1/2 | 4.5
en | 1.234,56 | 1234.56
en | fifty fifty |
en | nineteen twenty-fifths | 0.76
en | five hundred and a half | 500.5
en | six point o four | 6.04
en | one and three tenths | 1.3
lt | 1.250,50 | 1250.5
ru | одна пятая | 0.2
ru | двадцать пятая | 25
lt | aštuoniasdešimt penki tūkstančiai | 85000
lt | du kablelis penki | 2.5
lt | septyniolika su puse | 17.5
lt | trys penktadaliai | 0.6
lt | minus keturiasdešimt | -40
lt | du milijonai trys šimtai tūkstančių | 2300000
lt | šimtas pirmas | 101
lt | penki šimtai šešiasdešimt trečias | 563
lt | nulis kablelis nulis penki | 0.05
lt | dviem tūkstančiams | 2000
lt | šešiasdešimt aštuoni procentai | 68
lt | keturiasdešimties | 40
lt | aštuoniolikai | 18
lt | devyniolikta | 19
lt | du šimtai dvidešimt dviejų | 222
ru | восемьдесят пять тысяч | 85000
ru | две целых пять десятых | 2.5
ru | семнадцать с половиной | 17.5
ru | три пятых | 0.6
ru | минус сорок | -40
ru | два миллиона триста тысяч | 2300000
ru | сто первый | 101
ru | пятьсот шестьдесят третья | 563
ru | ноль целых пять сотых | 0.05
ru | двум тысячам | 2000
ru | шестьдесят восемь процентов | 68
ru | сорока | 40
ru | восемнадцати | 18
ru | девятнадцатое | 19
ru | три семёрки | 777
hy | ութսունհինգ հազար | 85000
hy | երկու ամբողջ հինգ տասնորդական | 2.5
hy | տասնյոթ ու կես | 17.5
hy | երեք հինգերորդ | 0.6
hy | մինուս քառասուն | -40
hy | երկու միլիոն երեք հարյուր հազար | 2300000
hy | հարյուր մեկերորդ | 101
hy | հինգ հարյուր վաթսուներեքերորդ | 563
hy | վաթսունութ տոկոս | 68
hy | քառասունի | 40
hy | տասնութին | 18
hy | տասնիններորդ | 19
hy | երկու հարյուր քսաներկուսի | 222
hy | երեսուն երեք | 33
en | forty-two | 42
en | a hundred and seven | 107
en | two thousand and five | 2005
en | nineteen hundred | 1900
en | twelve hundred fifty | 1250
en | one point seven five | 1.75
en | three and a half | 3.5
en | two thirds | 0.6666666666666666
en | a quarter | 0.25
en | half a million | 500000
en | minus twelve | -12
en | double five | 55
en | triple seven two | 7772
en | oh seven nine | 079
en | zero zero four | 004
en | 5 thousand | 5000
en | 2.5 million | 2500000
en | 1,250 | 1250
en | 1 250 | 1250
en | twenty-first | 21
en | the hundred and third | 103
en | 32nd | 32
en | three dozen | 36
en | a dozen | 12
en | a couple | 2
en | one hundred percent | 100
en | point five | 0.5
en | seven and three quarters | 7.75
en | ninety nine point nine | 99.9
en | six o five | 605
en | fifteen fifteen | 1515
en | one oh one | 101
en | eleven thousand three hundred | 11300
en | four hundred and fifty six thousand seven hundred and eighty nine | 456789
en | a million and one | 1000001
en | one billion two hundred million | 1200000000
en | ten to twelve |
en | nought point two | 0.2
en | nil | 0
en | thirty something | 30
en | sixty-fourth | 64
en | one fifth | 0.2
en | five sixteenths | 0.3125
en | two and a quarter million | 2250000
en | twenty twenty six | 2026
lt | keturiasdešimt du | 42
lt | šimtas septyni | 107
lt | du tūkstančiai penki | 2005
lt | vienas kablelis septyni | 1.7
lt | du kablelis septyniasdešimt penki | 2.75
lt | trys su puse | 3.5
lt | pusantro | 1.5
lt | pusantro tūkstančio | 1500
lt | pustrečio | 2.5
lt | trys ketvirtadaliai | 0.75
lt | pusė milijono | 500000
lt | minus dvylika | -12
lt | du penketai | 55
lt | nulis septyni devyni | 079
lt | 5 tūkstančiai | 5000
lt | 2,5 milijono | 2500000
lt | 1 250 | 1250
lt | dvidešimt pirmas | 21
lt | dvidešimt pirmąjį | 21
lt | šimtas trečiasis | 103
lt | trisdešimt antrai | 32
lt | dviem šimtams | 200
lt | penkiolikos | 15
lt | keturiems | 4
lt | trijų tūkstančių | 3000
lt | šešiasdešimt ketvirtoji | 64
lt | tuzinas | 12
lt | pora | 2
lt | vienuolika tūkstančių trys šimtai | 11300
lt | keturi šimtai penkiasdešimt šeši tūkstančiai septyni šimtai aštuoniasdešimt devyni | 456789
lt | vienas milijonas vienas | 1000001
lt | devyniasdešimt devyni kablelis devyni | 99.9
lt | dvi trečiosios | 0.6666666666666666
lt | dviejuose | 2
lt | aštuoniolikoje | 18
lt | dvejos | 2
lt | penketas | 5
ru | сорок два | 42
ru | сто семь | 107
ru | две тысячи пять | 2005
ru | одна целая семь десятых | 1.7
ru | одна запятая семьдесят пять | 1.75
ru | три с половиной | 3.5
ru | полтора | 1.5
ru | полторы тысячи | 1500
ru | две трети | 0.6666666666666666
ru | три четверти | 0.75
ru | полмиллиона | 500000
ru | минус двенадцать | -12
ru | две пятёрки | 55
ru | ноль семь девять | 079
ru | 5 тысяч | 5000
ru | 2,5 миллиона | 2500000
ru | 1 250 | 1250
ru | двадцать первый | 21
ru | двадцать первого | 21
ru | сто третья | 103
ru | тридцать второму | 32
ru | двумстам | 200
ru | пятнадцати | 15
ru | четырём | 4
ru | трёх тысяч | 3000
ru | шестьдесят четвёртая | 64
ru | дюжина | 12
ru | пара | 2
ru | одиннадцать тысяч триста | 11300
ru | четыреста пятьдесят шесть тысяч семьсот восемьдесят девять | 456789
ru | миллион один | 1000001
ru | девяносто девять и девять десятых | 99.9
ru | пятьюстами | 500
ru | двое | 2
ru | семеро | 7
ru | тысяча девятьсот | 1900
ru | двухтысячный | 2000
ru | ноль целых пять десятых | 0.5
ru | двадцать пять сотых | 0.25
ru | двойка | 2
hy | քառասուներկու | 42
hy | քառասուն երկու | 42
hy | հարյուր յոթ | 107
hy | երկու հազար հինգ | 2005
hy | մեկ ամբողջ յոթ տասնորդական | 1.7
hy | մեկ ստորակետ յոթ | 1.7
hy | երեքուկես | 3.5
hy | երեք ու կես | 3.5
hy | մեկուկես | 1.5
hy | երկու երրորդ | 0.6666666666666666
hy | կես միլիոն | 500000
hy | մինուս տասներկու | -12
hy | զրո յոթ ինը | 079
hy | 5 հազար | 5000
hy | 2,5 միլիոն | 2500000
hy | քսանմեկերորդ | 21
hy | հարյուր երրորդ | 103
hy | երեսուներկուերորդ | 32
hy | տասնհինգի | 15
hy | չորսին | 4
hy | երեք հազարի | 3000
hy | տասնմեկ հազար երեք հարյուր | 11300
hy | չորս հարյուր հիսունվեց հազար յոթ հարյուր ութսունինը | 456789
hy | մեկ միլիոն մեկ | 1000001
hy | իննսունինը ամբողջ ինը | 99.9
hy | հարյուրից | 100
hy | հազար իննհարյուր | 1900
hy | վաթսունչորսերորդը | 64
hy | տասնյակ | 10
hy | զույգ | 2
hy | երկուսը | 2
hy | տասով | 10
`
