package stem_test

import (
	"strings"
	"testing"

	"budi/dialog/understand/stem"
	"budi/dialog/understand/word"
	"budi/language"
)

// TestFamilies: the forms of a word have one stem, and words that differ in
// meaning have not.
func TestFamilies(t *testing.T) {
	for lang, families := range map[language.Tag][]string{
		language.English: {
			"clean cleaning cleaned cleans", "filling fillings filled", "brake brakes braking", "tyre tyres tires tire",
			"vaccinate vaccination vaccinations vaccinated", "sterilise sterilisation sterilised", "colour colouring color coloring",
			"whiten whitening", "park parking", "appointment appointments", "extraction extractions", "service services",
		},
		language.Lithuanian: {
			"plombavimas plombavimą plombavimui plombuoti plomba plombą plombos", "odontologas odontologą odontologo odontologui odontologė odontologę",
			"valymas valymą valymo valyti", "balinimas balinimo balinti", "higiena higieną higienos higienai", "dantis danties dantį dantų dantys",
			"skiepai skiepų skiepus skiepas", "padangos padangas padangų", "stabdžiai stabdžius stabdžių", "registracija registracijos",
			"keisti pasikeisti", "Petrauskas Petrauską Petrauskui Petrausko", "apžiūra apžiūrą apžiūros",
		},
		language.Russian: {
			"чистка чистку чистки чисток", "стрижка стрижку стрижки стрижек", "пломба пломбу пломбы пломб", "зуб зуба зубов зубы",
			"окрашивание окрашивания окрашивании", "маникюр маникюра маникюру", "врач врача врачу", "стоматолог стоматолога стоматологу",
			"удаление удаления", "парковка парковки парковку",
		},
		language.Armenian: {
			"կտրվածք կտրվածքի կտրվածքը կտրվածքից", "մատնահարդարում մատնահարդարման մատնահարդարումը", "մազեր մազերի մազերս մազերը",
			"ներկում ներկել ներկումը", "բժիշկ բժիշկի բժիշկը", "մանիկյուր մանիկյուրի մանիկյուրը",
		},
	} {
		seen := map[string]string{}
		for _, f := range families {
			forms := strings.Fields(f)
			want := stem.Of(lang, word.Fold(forms[0]))
			for _, w := range forms {
				if got := stem.Of(lang, word.Fold(w)); got != want {
					t.Errorf("%s: %s -> %s, but %s -> %s", lang, w, got, forms[0], want)
				}
			}
			if other := seen[want]; other != "" {
				t.Errorf("%s: %s and %s have the stem %s", lang, forms[0], other, want)
			}
			seen[want] = forms[0]
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("plombavimas")
	f.Add("чистка")
	f.Add("\xff")
	f.Fuzz(func(t *testing.T, s string) {
		for _, lang := range []language.Tag{"en", "lt", "ru", "hy", "xx"} {
			fold := word.Fold(s)
			if got := stem.Of(lang, fold); got == "" && fold != "" {
				t.Errorf("%s: nothing left of %q", lang, s)
			}
		}
	})
}
