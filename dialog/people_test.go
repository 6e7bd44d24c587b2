package dialog_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/configs"
	"budi/dialog"
)

// TestPeopleOfOneVisit fills the number of people into a visit whose business
// asks for it: one visit, for all of them.
func TestPeopleOfOneVisit(t *testing.T) {
	for name, said := range map[string][]string{
		"told at once":        {"I'd like a haircut for three people tomorrow at ten"},
		"may be a time":       {"I'd like a haircut for three tomorrow at ten", "people"},
		"asked for":           {"I'd like a haircut tomorrow at ten", "three"},
		"asked for, in words": {"I'd like a haircut tomorrow at ten", "there will be three of us"},
	} {
		t.Run(name, func(t *testing.T) {
			x := newBench(t, "salon", "2026-11-24T11:00")
			cfg := x.config()
			b := *x.b
			b.Services = slices.Clone(b.Services)
			i := slices.IndexFunc(b.Services, func(s configs.Service) bool { return s.ID == "haircut" })
			b.Services[i].Ask = []configs.Detail{{ID: "people", Question: configs.Text{"en": "For how many people?"}, Required: true}}
			cfg.Business = &b
			var err error
			x.engine, err = dialog.New(cfg)
			require.NoError(t, err)
			c, _ := x.begin(t, dialog.Opening{Channel: "phone", Lang: "en", Caller: "+37491234567", CallerTrusted: true})
			r := sayAll(t, c, append(said, "my name is Anna", "yes")...)
			require.Len(t, r.Actions, 1, "%v", r.Say)
			require.Equal(t, "booked", r.Actions[0].Type)
			require.Equal(t, 10, r.Actions[0].Start.In(x.b.Location()).Hour())
			require.Equal(t, dialog.ExpectMore, r.Expect.Kind, "it is one visit")
			require.Equal(t, "people: 3", x.shelf.visits[0].Note)
		})
	}
}

// TestNumbersThatCountNobody leaves numbers alone that are not of people.
func TestNumbersThatCountNobody(t *testing.T) {
	for _, words := range []string{
		"book me a haircut at three tomorrow", "I'd like to come for three p.m. tomorrow, a haircut", "a haircut tomorrow for three o'clock",
		"a haircut in three weeks", "can you do a haircut for ten tomorrow",
	} {
		x := newBench(t, "salon", "2026-11-24T11:00")
		c, _ := x.begin(t, dialog.Opening{Channel: "phone", Lang: "en"})
		r := say(t, c, words)
		require.NotContains(t, text(r), "people", words)
		require.NotContains(t, text(r), "visits", words)
	}
}
