package dialog

import (
	"slices"
	"strconv"
	"strings"

	"budi/dialog/understand"
	"budi/language"
)

// headcount reads the number of people in the words, if there is one.
func (c *Conversation) headcount(m understand.Meaning) counted {
	if e := c.s.Asked.Expect; e == ExpectPhone || e == ExpectName || len(m.Heard.Phones) > 0 {
		return counted{}
	}
	cues := func(name string) []string { return c.e.phrases.Cues(c.s.Lang, name) }
	words := spans(m.Text)
	for _, x := range m.Heard.Numbers {
		n, err := strconv.Atoi(x.Value)
		if err != nil || x.Ordinal || x.Percentage || x.Digits && len(x.Value) > 2 || n < 1 || n > 50 {
			continue
		}
		i := slices.IndexFunc(words, func(w span) bool { return w.from >= x.To })
		if i < 0 {
			i = len(words)
		}
		// "Three people", "three of us", "two little kids".
		if k := starts(words[i:], cues("people"), 2); k > 0 {
			if starts(words, cues("with_me"), len(words)) > 0 {
				n++
			}
			return counted{n: n, from: x.From, to: words[i+k-1].to}
		}
		if i < len(words) && starts(words[i:], cues("units"), 1) > 0 || slices.ContainsFunc(m.Heard.Numbers, func(o language.Number) bool { return i < len(words) && o.From == words[i].from }) {
			continue
		}
		first := slices.IndexFunc(words, func(w span) bool { return w.to > x.From })
		switch {
		case first > 0 && ends(words[:first], cues("people_lead")):
			return counted{n: n, from: x.From, to: x.To}
		case n > 1 && n <= maxParty+1 && first > 0 && ends(words[:first], cues("party_for")) && c.thing(m, words[:first-1]):
			return counted{n: n, from: words[first-1].from, to: x.To, maybe: true}
		}
	}
	for i, name := range []string{"pair", "three_people", "four_people", "five_people"} {
		for at := range words {
			if k := starts(words[at:], cues(name), 1); k > 0 && starts(words[at+k:], cues("units"), 1) == 0 {
				return counted{n: i + 2, from: words[at].from, to: words[at+k-1].to}
			}
		}
	}
	return counted{}
}

// thing tells that words end with what a visit is for: a service, or "an
// appointment", or that there are none. "Book me for three" does not.
func (c *Conversation) thing(m understand.Meaning, words []span) bool {
	if len(words) == 0 {
		return true
	}
	end := words[len(words)-1].to
	if slices.ContainsFunc(m.Services, func(s understand.Match) bool { return s.Confidence >= named && s.To == end }) {
		return true
	}
	return ends(words, c.e.phrases.Cues(c.s.Lang, "visit"))
}

// span is a word in small letters and where it stands.
type span struct {
	word     string
	from, to int
}

// spans gives a text's words and where they stand.
func spans(text string) []span {
	var out []span
	from := -1
	for i, r := range text + " " {
		switch {
		case wordRune(r):
			if from < 0 {
				from = i
			}
		case from >= 0:
			out = append(out, span{strings.ToLower(text[from:i]), from, i})
			from = -1
		}
	}
	return out
}

// starts gives how many words it takes until the end of one of the cues, where
// one begins within the first few words; 0 where none does.
func starts(words []span, cues []string, within int) int {
	best := 0
	for _, cue := range cues {
		list := strings.Fields(cue)
		for at := 0; at < within && at+len(list) <= len(words); at++ {
			if same(words[at:at+len(list)], list) && (best == 0 || at+len(list) > best) {
				best = at + len(list)
			}
		}
	}
	return best
}

// ends tells that words end with one of the cues.
func ends(words []span, cues []string) bool {
	return slices.ContainsFunc(cues, func(cue string) bool {
		list := strings.Fields(cue)
		return len(list) <= len(words) && same(words[len(words)-len(list):], list)
	})
}

func same(words []span, list []string) bool {
	return slices.EqualFunc(words, list, func(w span, s string) bool { return w.word == s })
}
