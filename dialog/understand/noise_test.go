package understand

import (
	"math/rand/v2"
	"testing"

	"budi/language"
)

// TestNoise: a service that was asked for is found although one letter of its
// name is wrong, missing or doubled, and hardly ever another one.
func TestNoise(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for _, slug := range []string{"dental", "garage", "vet", "salon"} {
		b := demo(t, slug)
		u, err := New(b, nil)
		if err != nil {
			t.Fatal(err)
		}
		found, wrong, n := 0, 0, 0
		for _, s := range b.Services {
			for _, lang := range []language.Tag{"en", "lt", "ru", "hy"} {
				for _, name := range s.Names[lang] {
					r := []rune(name)
					if len(r) < 7 {
						continue
					}
					n++
					at := 1 + rng.IntN(len(r)-2)
					switch rng.IntN(3) {
					case 0:
						r = append(r[:at:at], r[at+1:]...)
					case 1:
						r = append(r[:at+1:at+1], r[at:]...)
					default:
						r[at] = r[rng.IntN(len(r))]
					}
					m := u.Understand(Utterance{Text: string(r), Lang: lang, Expect: "service"}, language.Anchor{})
					switch {
					case len(m.Services) == 0:
					case m.Services[0].ID == s.ID:
						found++
					default:
						wrong++
						t.Logf("%s: %q for %q: %v", slug, string(r), name, m.Services)
					}
				}
			}
		}
		t.Logf("%s: %d of %d found, %d taken for another", slug, found, n, wrong)
		if found*100 < n*85 || wrong*100 > n*3 {
			t.Errorf("%s: %d of %d found, %d taken for another", slug, found, n, wrong)
		}
	}
}

// TestNoService: what people say instead of a service, when one was asked for,
// is taken for none.
func TestNoService(t *testing.T) {
	for slug, langs := range map[string][]language.Tag{
		"dental": {"lt", "en", "ru"}, "garage": {"en", "lt"}, "vet": {"lt", "en"}, "salon": {"hy", "ru", "en"},
	} {
		u, err := New(demo(t, slug), nil)
		if err != nil {
			t.Fatal(err)
		}
		taken, n := 0, 0
		for _, lang := range langs {
			for _, c := range readCases(t, "testdata/cases/"+string(lang)+".txt") {
				switch Intent(c.intents[0]) {
				case Book, Price, Duration, Available, Services, Urgent, "!urgent":
					continue
				}
				n++
				m := u.Understand(Utterance{Text: c.text, Lang: lang, Expect: "service"}, language.Anchor{})
				if len(m.Services) > 0 && m.Services[0].Confidence >= 0.6 {
					taken++
					t.Logf("%s: %q is taken for %v", slug, c.text, m.Services)
				}
			}
		}
		if taken*100 > n*2 {
			t.Errorf("%s: %d of %d are taken for a service", slug, taken, n)
		}
	}
}
