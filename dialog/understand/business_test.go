package understand

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"budi/configs"
	"budi/language"
)

// demo reads what this package needs of a demo business; the loader proper
// has its own tests.
func demo(t testing.TB, slug string) *configs.Business {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "configs", "businesses", slug+".yaml"))
	if err != nil {
		t.Skip(err)
	}
	var in struct {
		Languages []language.Tag
		Services  []struct {
			ID    string
			Names configs.Terms
			Price struct {
				Classes []struct {
					ID             string
					Names, Members configs.Terms
				}
			}
		}
		Staff []struct {
			ID     string
			Names  configs.Terms
			Role   configs.Terms
			ByName bool `yaml:"by_name"`
		}
		FAQ []struct {
			ID        string
			Questions configs.Terms
		}
		Urgency []struct {
			ID, Level string
			Signs     configs.Terms
		}
	}
	if err := yaml.Unmarshal(raw, &in); err != nil {
		t.Fatal(err)
	}
	b := &configs.Business{Slug: slug, Languages: in.Languages}
	for _, s := range in.Services {
		c := configs.Service{ID: s.ID, Names: s.Names}
		for _, k := range s.Price.Classes {
			c.Price.Classes = append(c.Price.Classes, configs.Class{ID: k.ID, Names: k.Names, Members: k.Members})
		}
		b.Services = append(b.Services, c)
	}
	for _, s := range in.Staff {
		b.Staff = append(b.Staff, configs.Staff{ID: s.ID, Names: s.Names, Role: s.Role, Bookable: s.ByName})
	}
	for _, f := range in.FAQ {
		b.FAQ = append(b.FAQ, configs.FAQ{ID: f.ID, Questions: f.Questions})
	}
	for _, r := range in.Urgency {
		b.Urgency = append(b.Urgency, configs.Urgency{ID: r.ID, Level: r.Level, Signs: r.Signs})
	}
	return b
}

// TestBusinesses reads testdata/businesses: a file per demo business, each
// line "lang expect text = intents svc:id staff:id class:id faq:id level:n";
// expect is - for none, and !faq, !svc, ... mean that nothing is found.
func TestBusinesses(t *testing.T) { runBusinesses(t, nil) }

func runBusinesses(t *testing.T, packs map[language.Tag]language.Pack) {
	files, err := filepath.Glob("testdata/businesses/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range files {
		slug := strings.TrimSuffix(filepath.Base(path), ".txt")
		t.Run(slug, func(t *testing.T) {
			u, err := New(demo(t, slug), packs)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range readCases(t, path) {
				f := strings.SplitN(c.text, " ", 3)
				expect := strings.TrimPrefix(f[1], "-")
				m := u.Understand(Utterance{Text: f[2], Lang: language.Tag(f[0]), Expect: expect}, language.Anchor{Now: now})
				for _, want := range c.intents {
					if !meets(m, want) {
						t.Errorf("%q: want %s, got %v svc=%v staff=%v class=%v faq=%v level=%d %s",
							c.text, want, m.Intents, m.Services, m.Staff, m.Classes, m.FAQ, m.Urgency, m.UrgencyRule)
					}
				}
			}
		})
	}
}

func meets(m Meaning, want string) bool {
	kind, id, named := strings.Cut(want, ":")
	lists := map[string][]Match{"svc": m.Services, "staff": m.Staff, "class": m.Classes, "faq": m.FAQ}
	if !named {
		name, absent := strings.CutPrefix(want, "!")
		if list, ok := lists[name]; ok && absent {
			return len(list) == 0
		}
		return m.Has(Intent(name), 0.5) != absent
	}
	switch kind {
	case "level":
		return string(rune('0'+m.Urgency)) == id
	case "rule":
		return m.UrgencyRule == id
	case "lang":
		return string(m.Lang) == id
	case "speak":
		return string(m.Speak) == id
	}
	list := lists[kind]
	if absent := strings.HasPrefix(kind, "!"); absent {
		return !slices.ContainsFunc(lists[kind[1:]], func(x Match) bool { return x.ID == id })
	}
	return len(list) > 0 && list[0].ID == id
}
