package all

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
)

func TestMoney(t *testing.T) {
	packs := Packs()
	for line := range strings.SplitSeq(strings.TrimSpace(moneyCases), "\n") {
		f := strings.Split(line, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		var got []string
		for _, m := range packs[language.Tag(f[0])].Hear(f[1], language.Anchor{}).Money {
			got = append(got, fmt.Sprint(m.Minor, m.Currency))
		}
		assert.Equal(t, f[2], strings.Join(got, " "), line)
	}
}

const moneyCases = `
en | eighty-five euros | 8500EUR
en | 85 euros and 50 cents | 8550EUR
en | €85.50 or $1,200 | 8550EUR 120000USD
en | 85 EUR | 8500EUR
en | two and a half thousand euros | 250000EUR
en | fifty cents | 50EUR
en | twenty quid | 2000GBP
en | eighty five euros fifty | 8550EUR
en | I have 85 teeth |
lt | aštuoniasdešimt penki eurai | 8500EUR
lt | nuo 85 eurų iki 120 eurų | 8500EUR 12000EUR
lt | 45,50 € | 4550EUR
lt | dvidešimt vieną eurą penkiasdešimt centų | 2150EUR
lt | simtas euru | 10000EUR
lt | 1 200 Eur | 120000EUR
ru | восемьдесят пять евро | 8500EUR
ru | от двух тысяч рублей | 200000RUB
ru | 100 руб. 50 копеек | 10000RUB 50RUB
ru | полторы тысячи драмов | 150000AMD
hy | ութ հազար դրամ | 800000AMD
hy | 8 000 դրամով | 800000AMD
hy | ութսունհինգ եվրոյից | 8500EUR
`
