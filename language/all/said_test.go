package all

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/language"
)

// TestSaidNumbers spells the numbers of ICU's and num2words' rows and compares
// the words. A row is matched by the form that its kind names; where the
// sources disagree with each other ("one thousand" or "a thousand") either
// counts.
func TestSaidNumbers(t *testing.T) {
	packs := Packs()
	type score struct{ rows, right int }
	scores := map[language.Tag]*score{}
	lines := bufio.NewScanner(shared(t, "numbers_train.jsonl"))
	for lines.Scan() {
		var r numberRow
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		form, ordinal, ok := formOf(r)
		if !ok {
			continue
		}
		var value string
		require.NoError(t, json.Unmarshal(r.Value, &value))
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			continue
		}
		p := packs[r.Lang]
		said := p.Cardinal(n, form)
		if ordinal {
			said = p.Ordinal(n, form)
		}
		if scores[r.Lang] == nil {
			scores[r.Lang] = &score{}
		}
		scores[r.Lang].rows++
		if plainWords(r.Lang, said) == plainWords(r.Lang, r.Text) {
			scores[r.Lang].right++
			continue
		}
		t.Logf("%s %s %d: said %q, row %q", r.Lang, r.Kind, n, said, r.Text)
	}
	for lang, s := range scores {
		t.Logf("%s: %d of %d said as the row", lang, s.right, s.rows)
		if least := map[language.Tag]float64{"en": 0.97, "lt": 0.97, "ru": 0.97, "hy": 0.95}[lang]; float64(s.right) < least*float64(s.rows) {
			t.Errorf("%s: only %d of %d", lang, s.right, s.rows)
		}
	}
}

// formOf is the form that a row's kind names, "spellout-ordinal-feminine-dative".
func formOf(r numberRow) (f language.Form, ordinal, ok bool) {
	if r.Src != "icu-rbnf" && r.Src != "num2words" || strings.Contains(r.Kind, "year") || strings.Contains(r.Kind, "ordinal_num") || strings.Contains(r.Kind, "digits") {
		return f, false, false
	}
	if r.Src == "num2words" && len(r.Opts) > 0 { // options of their own
		return f, false, false
	}
	for word, c := range map[string]language.Case{
		"genitive": language.Genitive, "dative": language.Dative, "accusative": language.Accusative, "ablative": language.Instrumental, "locative": language.Locative,
	} {
		if strings.Contains(r.Kind, "-"+word) {
			f.Case = c
		}
	}
	switch {
	case strings.Contains(r.Kind, "feminine"):
		f.Gender = language.Feminine
	case strings.Contains(r.Kind, "neuter"):
		f.Gender = language.Neuter
	case strings.Contains(r.Kind, "plural"):
		f.Plural = true
	}
	return f, strings.Contains(r.Kind, "ordinal"), true
}

// plainWords levels the differences of spelling that mean nothing.
func plainWords(lang language.Tag, s string) string {
	pairs := []string{"-", " ", "ё", "е"}
	switch lang {
	case language.Armenian: // ICU's own spelling of 10, 90 and the hundreds
		pairs = append(pairs, " ", "", "իննասուն", "իննսուն", "տասնմեկ", "տասնմեկ", "տասը", "տասն", "մեկհարյուր", "հարյուր", "մեկհազար", "հազար", "միլիօն", "միլիոն", "մեկ հազար", "հազար", "մեկ հարյուր", "հարյուր")
	case language.Lithuanian:
		pairs = append(pairs, "vienas šimtas", "šimtas", "vienas tūkstantis", "tūkstantis")
	case language.English:
		pairs = append(pairs, " and ", " ")
	}
	out := s
	for i := 0; i < len(pairs); i += 2 {
		out = strings.ReplaceAll(out, pairs[i], pairs[i+1])
	}
	return fmt.Sprint(out)
}
