package dialog

import (
	"slices"
	"strings"

	"budi/language"
)

// nameGuess is a name that the recogniser's readings held.
type nameGuess struct {
	Name string  `json:"name"`
	Odds float64 `json:"odds"` // product of its confidences in the turns that told the name
}

const (
	// unlikelyName is the confidence of a name in a turn none of whose readings
	// holds it.
	unlikelyName = 0.02
	// nameGuesses is how many are remembered.
	nameGuesses = 12
)

// overhear notes the names that the turn's readings tell, of as many words as
// name has: one that was heard in two turns is likelier than either's best.
func (c *Conversation) overhear(name string) {
	p := &c.s.Person
	if len(c.readings) < 2 {
		return
	}
	before := 1.0
	for range p.Hearings {
		before *= unlikelyName
	}
	now := make(map[string]float64)
	var order []string
	for _, r := range c.readings {
		names := c.pack().Hear(clean(r.Text), c.anchor(c.now, string(ExpectName))).Names
		if len(names) == 0 {
			continue
		}
		n := names[len(names)-1]
		if n.Spelled || len(strings.Fields(n.Value)) != len(strings.Fields(name)) {
			continue
		}
		if _, ok := now[n.Value]; !ok {
			order = append(order, n.Value)
		}
		now[n.Value] = max(now[n.Value], r.Confidence)
	}
	for i := range p.Guesses {
		g := &p.Guesses[i]
		g.Odds *= max(now[g.Name], unlikelyName)
		delete(now, g.Name)
	}
	for _, name := range order {
		if odds, ok := now[name]; ok {
			p.Guesses = append(p.Guesses, nameGuess{Name: name, Odds: before * odds})
		}
	}
	p.Hearings++
	slices.SortStableFunc(p.Guesses, func(a, b nameGuess) int {
		switch {
		case a.Odds > b.Odds:
			return -1
		case a.Odds < b.Odds:
			return 1
		}
		return 0
	})
	p.Guesses = p.Guesses[:min(len(p.Guesses), nameGuesses)]
}

// likelier gives the name to believe where the one before was denied: of all
// that was heard the likeliest that nobody denied, which need not be the one
// that is heard now but shares a part with it. What was heard along with
// something else stays.
func (c *Conversation) likelier(name string, n language.Name, h language.Heard) string {
	p := c.s.Person
	if n.Spelled || len(h.Times)+len(h.Phones) > 0 {
		return name
	}
	for _, g := range p.Guesses {
		shares := slices.ContainsFunc(strings.Fields(g.Name), func(w string) bool { return slices.Contains(strings.Fields(name), w) })
		if shares && g.Name != p.Name && !slices.Contains(p.Heard, g.Name) {
			return g.Name
		}
	}
	return name
}

// clearLetters is the confidence from which letters are taken as they were heard.
const clearLetters = 0.8

// nearest gives, of what was heard when the name was told, the part that letters
// of middling confidence come nearest to, where one does; else the letters. They
// are read back in any case.
func (c *Conversation) nearest(letters string) string {
	p := c.s.Person
	if c.sure >= clearLetters || p.Tried != "" {
		return letters
	}
	told, part := []rune(strings.ToLower(letters)), c.inDoubt()
	best, fewest, alone := letters, len(told)+1, false
	for _, g := range p.Guesses {
		words := strings.Fields(g.Name)
		word := words[len(words)-1]
		if part == "first" {
			word = words[0]
		}
		if word == best || g.Name == p.Name || slices.Contains(p.Heard, g.Name) {
			continue
		}
		name := []rune(strings.ToLower(word))
		n := edits(told, name)
		if 2*n > len(name)+1 || n > fewest {
			continue
		}
		alone = n < fewest
		best, fewest = word, n
	}
	if !alone {
		return letters
	}
	return best
}
