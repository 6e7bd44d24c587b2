package dialog_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"budi/dialog"
	"budi/language"
)

// TestNumberEnd puts the last digits of a number right that was read back.
func TestNumberEnd(t *testing.T) {
	for lang, list := range map[language.Tag]struct {
		begin []string
		fixes map[string]string // what is said, and the number then
	}{
		"en": {[]string{"tyre change tomorrow at ten, my name is Tom Baker", "612 34 567"}, map[string]string{
			"no, the number ends in five five":                            "+37061234555",
			"no, the last digit is eight":                                 "+37061234568",
			"no the last two digits are three nine":                       "+37061234539",
			"it ends in four two seven":                                   "+37061234427",
			"no, it ends in double zero":                                  "+37061234500",
			"no, the number ends on friday":                               "+37061234567",
			"no, my number is zero six five five one two three four five": "+37065512345",
		}},
		"lt": {[]string{"padangų keitimas rytoj dešimtą, mano vardas Ona Petraitė", "612 34 567"}, map[string]string{
			"ne, baigiasi penki penki":                   "+37061234555",
			"ne, paskutinis skaitmuo yra aštuoni":        "+37061234568",
			"ne, paskutiniai skaitmenys yra trys devyni": "+37061234539",
		}},
	} {
		for said, want := range list.fixes {
			x := newBench(t, "garage", "2026-11-24T11:00")
			c, _ := x.begin(t, dialog.Opening{Channel: "phone", Lang: lang})
			r := sayAll(t, c, list.begin...)
			require.Equal(t, dialog.ExpectConfirm, r.Expect.Kind, "%v", r.Say)
			r = sayAll(t, c, said)
			require.Empty(t, r.Actions, said)
			sayAll(t, c, map[language.Tag]string{"en": "yes", "lt": "taip"}[lang])
			if len(x.shelf.visits) == 0 { // the number stayed, and it was asked what is wrong
				require.Equal(t, "+37061234567", want, said)
				continue
			}
			require.Equal(t, want, x.shelf.visits[0].Phone, said)
		}
	}
}
