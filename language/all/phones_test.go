package all

import (
	"bufio"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
)

// TestPhonesSpoken says numbers the ways people do.
func TestPhonesSpoken(t *testing.T) {
	vilnius, err := time.LoadLocation("Europe/Vilnius")
	require.NoError(t, err)
	yerevan, err := time.LoadLocation("Asia/Yerevan")
	require.NoError(t, err)
	packs := Packs()
	for line := range strings.SplitSeq(strings.TrimSpace(phoneCases), "\n") {
		f := strings.Split(line, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		now := time.Date(2026, 11, 23, 12, 0, 0, 0, vilnius)
		if f[0] == "hy" {
			now = now.In(yerevan)
		}
		h := packs[language.Tag(f[0])].Hear(f[2], language.Anchor{Now: now, Expect: f[1]})
		var got []string
		for _, p := range h.Phones {
			got = append(got, p.Value)
		}
		assert.Equal(t, f[3], strings.Join(got, " "), line)
	}
}

const phoneCases = `
en | phone | my number is oh two oh seven nine four six oh nine five eight | +442079460958
en | phone | it's plus three seven oh six one two three four five six seven | +37061234567
en | phone | plus 44 20 7946 0958 | +442079460958
en | phone | zero zero three seven zero six one two, three four five, six seven | +37061234567
en | phone | eight six one two three four five six seven | +37061234567
en | phone | two one two, five five five, oh one double nine | +12125550199
en | phone | two twelve five fifty five oh one ninety nine | +12125550199
en |  | call me back on 020 7946 0958 | +442079460958
en |  | you can reach me at (212) 555-0199 | +12125550199
en |  | my mobile's 07700 900466 | 07700900466
en |  | no, Jan 24 2027 | 
en |  | it's Jan 24 2027 | 
en |  | no, 6-21-27 | 
en |  | no, it's 07700 900466 | 07700900466
en | phone | oh double seven double oh, nine double oh, four double six | 07700900466
en | phone | my phone number is 8 612 34567 | +37061234567
en |  | I have 3 kids aged 5, 7 and 9 |
en |  | the invoice number is 2345678901 |
en |  | my appointment is at 10:30 on 12.05.2026 |
en | phone | um it's er zero seven seven zero zero nine zero zero four six six | 07700900466
en | phone | zero seven seven zero zero, then nine zero zero four six six | 07700900466
en | phone | 0 7 7 0 0 9 0 0 4 6 6 | 07700900466
en | phone | 07700-900-466 | 07700900466
en | phone | +37061234567 | +37061234567
en |  | text me on oh seven seven zero zero nine double zero four six six please | 07700900466
lt | phone | plius trys septyni nulis šeši vienas du trys keturi penki šeši septyni | +37061234567
lt | phone | aštuoni šeši šimtai dvylika trisdešimt keturi penki šimtai šešiasdešimt septyni | +37061234567
lt | phone | aštuoni šeši vienas du, trys keturi penki, šeši septyni | +37061234567
lt | phone | nulis šeši vienas du trys keturi penki šeši septyni | +37061234567
lt | phone | šeši šimtai dvylika, trisdešimt keturi, penki šimtai šešiasdešimt septyni | +37061234567
lt |  | mano numeris 8 612 34567 | +37061234567
lt |  | skambinkite +370 612 34 567 | +37061234567
lt |  | telefonas 8-612-34567 | +37061234567
lt | phone | aštuoni penki du vienas du trys keturi penki šeši | +37052123456
lt | phone | plius trys šimtai septyniasdešimt, šeši šimtai dvylika, trys keturi penki šeši septyni | +37061234567
lt | phone | dabar, nulis šeši vienas du, ee, trys keturi penki šeši septyni | +37061234567
lt |  | turiu tris vaikus, jiems 5, 7 ir 9 |
lt |  | sąskaitos numeris 2345678901 |
lt | phone | šešiasdešimt vienas dvidešimt trys keturiasdešimt penki šešiasdešimt septyni | +37061234567
ru | phone | восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь | +79161234567
ru | phone | плюс семь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь | +79161234567
ru | phone | восемь девять один шесть один два три четыре пять шесть семь | +79161234567
ru | phone | девятьсот шестнадцать один два три сорок пять шестьдесят семь | +79161234567
ru |  | мой номер 8 916 123-45-67 | +79161234567
ru |  | позвоните мне на +7 (916) 123-45-67 | +79161234567
ru | phone | плюс триста семьдесят шестьсот двенадцать тридцать четыре пятьсот шестьдесят семь | +37061234567
ru | phone | плюс три семь четыре девяносто один двадцать три сорок пять шестьдесят семь | +37491234567
ru | phone | ноль девяносто один двадцать три сорок пять шестьдесят семь | +37491234567
ru | phone | восемь девятьсот шестнадцать, три двойки, сорок пять, шестьдесят семь | +79162224567
ru | phone | восемь девятьсот шестнадцать два нуля семь сорок пять шестьдесят семь | +79160074567
ru | phone | записывайте, восемь, девятьсот шестнадцать, ээ, сто двадцать три, сорок пять, шестьдесят семь | +79161234567
ru |  | у меня трое детей, им 5, 7 и 9 |
ru |  | номер счёта 2345678901 |
hy | phone | զրո իննսունմեկ քսաներեք քառասունհինգ վաթսունյոթ | +37491234567
hy | phone | զրո ինը մեկ երկու երեք չորս հինգ վեց յոթ | +37491234567
hy | phone | գումարած երեք յոթ չորս իննսունմեկ քսաներեք քառասունհինգ վաթսունյոթ | +37491234567
hy | phone | պլյուս երեք հարյուր յոթանասունչորս իննսունմեկ քսաներեք քառասունհինգ վաթսունյոթ | +37491234567
hy |  | իմ համարն է 091 23 45 67 | +37491234567
hy |  | զանգեք +374 91 234567 | +37491234567
hy | phone | իննսունմեկ քսաներեք քառասունհինգ վաթսունյոթ | +37491234567
hy | phone | զրո իննսունմեկ երկու հարյուր երեսունչորս հինգ վեց յոթ | +37491234567
hy |  | երեք երեխա ունեմ՝ 5, 7 և 9 տարեկան |
en | phone | 020 7946 0958 extension twelve | +442079460958;ext=12
en | phone | 020 7946 0958 ext. 305 | +442079460958;ext=305
lt | phone | 8 5 212 3456 vidinis 12 | +37052123456;ext=12
ru | phone | 8 916 123-45-67 добавочный двенадцать | +79161234567;ext=12
en | | my number is six one two three four five six seven | +37061234567
en | phone | six one two, thirty four, five six seven | +37061234567
en | phone | plus three seven oh six one two three four five six seven | +37061234567
en | phone | eight six one two three four five six seven | +37061234567
en | phone | zero six one two, double three, double five six | +37061233556
en | phone | 861234567 | +37061234567
en | | call me at +370 612 34567 tomorrow | +37061234567
en | | call me at 8 612 34567 tomorrow | +37061234567
en | | plus forty four one two three one two three five six seven eight | +441231235678
en | | I'd like to come at ten thirty on the twenty first |
en | | on 2026-11-27 at 14:30 |
en | | about two thousand five hundred euros |
en | | my card number is 4111 1111 1111 1111 |
en | | between 0730-0930 |
en | phone | zero six one to three four zero zero nine | +37061234009
en | | no my number is zero six one to three for zero zero nine | +37061234009
en | | from six to eight on friday |
en | | i need one or two for three or four cars |
en | | open 0800-1830 on saturdays |
en | | my number is 0730 1930 | 07301930
en | | between 10 and 12 on the 27th of November 2026 |
en | | 4 thousand 3 hundred and 21 |
en | phone | it's 8 6 1 2, 3 4 5, 6 7 | +37061234567
lt | phone | šimtas dvidešimt tūkstančių trys šimtai penkiasdešimt |
lt | | mano numeris aštuoni šeši šimtai dvylika trisdešimt keturi penki šimtai šešiasdešimt septyni | +37061234567
lt | phone | plius trys septyni nulis šeši vienas du trys keturi penki šeši septyni | +37061234567
lt | phone | nulis šeši šimtai dvylika trisdešimt keturi penkiasdešimt šeši septyni | +37061234567
lt | phone | aštuoni šeši vienas du, trys keturi penki, šeši septyni | +37061234567
lt | | +370 612 34 567 | +37061234567
lt | | 8-612-34567 | +37061234567
lt | | skambinkite 0 612 34567 rytoj | +37061234567
lt | | tel. 861234567 | +37061234567
lt | phone | šeši šimtai dvylika, du nuliai, penki, šeši, septyni | +37061200567
lt | | penktadienį dešimtą trisdešimt |
lt | | kaina 1 200 eurų |
ru | | мой номер восемь шестьсот двенадцать тридцать четыре пять шестьдесят семь | +37061234567
ru | phone | плюс три семь ноль шесть один два три четыре пять шесть семь | +37061234567
ru | | +7 495 123-45-67 | +74951234567
ru | | 8 (495) 123-45-67 | +74951234567
ru | phone | шестьсот двенадцать два нуля пять шестьдесят семь | +37061200567
ru | | в десять тридцать двадцать первого ноября |
hy | | իմ համարն է զրո իննսունմեկ տասներկու երեսունչորս հիսունվեց | +37491123456
hy | phone | ինը մեկ մեկ երկու երեք չորս հինգ վեց | +37491123456
hy | | 091 12 34 56 | +37491123456
hy | | +374 91 123456 | +37491123456
hy | | նոյեմբերի 27-ին ժամը 14:30-ին |
`

// TestPhonesWritten looks for the numbers of the data, and for none where
// there is none.
func TestPhonesWritten(t *testing.T) {
	pack := Packs()[language.English]
	lines := bufio.NewScanner(shared(t, "numbers_train.jsonl"))
	rows, right := 0, 0
	for lines.Scan() {
		var r numberRow
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		if r.Kind != "phone-extract" {
			continue
		}
		var want []string
		if json.Unmarshal(r.Value, &want) != nil {
			var text string
			require.NoError(t, json.Unmarshal(r.Value, &text))
			require.NoError(t, json.Unmarshal([]byte(strings.ReplaceAll(text, "'", `"`)), &want))
		}
		rows++
		var got []string
		for _, p := range pack.Hear(r.Text, language.Anchor{}).Phones {
			got = append(got, r.Text[p.From:p.To])
		}
		if slices.Equal(got, want) {
			right++
			continue
		}
		t.Logf("%q want %q got %q", r.Text, want, got)
	}
	t.Logf("written phones: %d of %d", right, rows)
	assert.GreaterOrEqual(t, float64(right), 0.95*float64(rows))
}
