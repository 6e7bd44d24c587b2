package dialog

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"budi/dialog/understand"
	"budi/language"
)

const (
	// misheard is how often a name is denied before it is asked for letter by
	// letter: a name that the recogniser was unsure of counts double.
	misheard = 2
	// spellings is how often the letters may come to nothing before the name is
	// left as it was heard.
	spellings = 2
	// plainly is the confidence from which a name that is told again is rather
	// said once more than misheard once more.
	plainly = 0.9
)

// denied notes that the name was understood wrong: the part that another one
// takes the place of, or all of it where name is empty or the same.
func (c *Conversation) denied(name string) {
	p := &c.s.Person
	if p.Name == "" {
		return
	}
	if !slices.Contains(p.Heard, p.Name) {
		p.Heard = append(p.Heard, p.Name)
	}
	n := 1
	if min(p.Sound, c.sure) < unsure {
		n = misheard
	}
	old := plainWords(p.Name)
	given, family := changed(old, plainWords(name))
	if given && family && slices.Equal(old, plainWords(name)) {
		if c.sure < plainly {
			n = misheard // it would be heard the same way for ever
		}
		if i := slices.IndexFunc(p.Guesses, func(g nameGuess) bool { return g.Name != p.Name }); i >= 0 {
			given, family = changed(old, plainWords(p.Guesses[i].Name))
		}
	}
	if given {
		p.WrongGiven += n
	}
	if family {
		p.WrongFamily += n
	}
	if c.wrongs() >= misheard && p.Rounds >= spellings {
		p.Unsure = true // it was spelled before, and that did not help
	}
}

// changed tells which parts of a name another one takes the place of.
func changed(old, name []string) (given, family bool) {
	if len(old) == 0 || len(name) == 0 || slices.Equal(old, name) {
		return true, true
	}
	return old[0] != name[0], old[len(old)-1] != name[len(name)-1]
}

// wrongs is how often the part of the name that was denied most was.
func (c *Conversation) wrongs() int { return max(c.s.Person.WrongGiven, c.s.Person.WrongFamily) }

// denies tells that a name takes the place of the known one because that was
// wrong, rather than completes it. A name that is said at a read-back, with no
// yes, is said because it was read back wrong.
func (c *Conversation) denies(m understand.Meaning, n language.Name, reading bool) bool {
	old, name := plainWords(c.s.Person.Name), plainWords(n.Value)
	switch {
	case len(old) == 0 || n.Spelled:
		return false
	case no(m) || m.Heard.Has(language.Correct):
		return true
	case slices.Equal(old, name):
		return reading && !yes(m)
	}
	return slices.ContainsFunc(old, func(w string) bool { return !slices.Contains(name, w) })
}

// wantsSpelling tells that the name is to be told letter by letter. What was
// typed needs no spelling.
func (c *Conversation) wantsSpelling() bool {
	p := c.s.Person
	return c.s.Channel == "phone" && !c.s.Keypad && c.wrongs() >= misheard && !p.Unsure
}

// spelt takes the answer to a question about letters, and reports whether it
// was one.
func (c *Conversation) spelt(m understand.Meaning) bool {
	p := &c.s.Person
	reading := c.s.Asked.Expect == ExpectConfirm
	names, letters := c.letters(m)
	switch {
	case len(names) > 1: // "John, J O H N, Baker, B A K E R"
		p.Letters = strings.Join(names, " ")
	case letters != "":
		p.Letters = c.nearest(letters)
	case reading && (yes(m) || m.Has(understand.Nothing, sure)):
		c.spelled()
	case reading && no(m), len(m.Heard.Names) > 0:
		if n := m.Heard.Names; len(n) > 0 && strings.EqualFold(n[len(n)-1].Value, p.Letters) {
			c.spelled() // "Baker, yes": what was read back is said again
			return true
		}
		c.misspelt()
	default:
		_, ok := c.plainName(m)
		if !ok || reading {
			return false
		}
		c.misspelt()
	}
	return true
}

// letters reads what is spelled in the turn: names of several words that were
// each spelled, or the letters together with those that were told before.
func (c *Conversation) letters(m understand.Meaning) (names []string, together string) {
	before := c.s.Person.Letters
	if c.s.Asked.Expect != ExpectConfirm || strings.Contains(before, " ") {
		before = ""
	}
	own := c.spelledIn(m.Text)
	if len(own) > 1 {
		return own, ""
	}
	if before == "" || no(m) {
		return nil, strings.Join(own, "")
	}
	if len(own) == 1 && (alike(own[0], before) || strings.HasPrefix(strings.ToLower(own[0]), strings.ToLower(before))) {
		return nil, own[0] // told once more from the beginning
	}
	// A letter alone is one behind others.
	lead := strings.Join(strings.Split(strings.ToLower(strings.ReplaceAll(before, "-", "")), ""), " ")
	all := c.spelledIn(lead + " " + m.Text)
	rest, ok := strings.CutPrefix(strings.ToLower(strings.Join(all, "")), strings.ReplaceAll(lead, " ", ""))
	if !ok || rest == "" {
		return nil, ""
	}
	return nil, before + rest
}

// spelledIn gives the names that a text spells. Where letters are awaited, single
// letters behind a word or two are letters, whatever words they are besides:
// "tai o n a".
func (c *Conversation) spelledIn(text string) []string {
	if name := onlyLetters(text, 2); name != "" {
		return []string{name}
	}
	var out []string
	for _, n := range c.pack().Hear(text, c.anchor(c.now, string(ExpectName))).Names {
		if n.Spelled {
			out = append(out, n.Value)
		}
	}
	return out
}

// onlyLetters gives the name that single letters spell behind a word or two,
// fewest of them at least, or "".
func onlyLetters(text string, fewest int) string {
	words := plainWords(text)
	from := len(words)
	for from > 0 && utf8.RuneCountInString(words[from-1]) == 1 && !unicode.IsDigit([]rune(words[from-1])[0]) {
		from--
	}
	if len(words)-from < fewest || from > 2 {
		return ""
	}
	return title(strings.Join(words[from:], ""))
}

// spelled makes the letters the name, or the part of it that they spell.
func (c *Conversation) spelled() {
	p := &c.s.Person
	p.Name, p.Confidence, p.Sound = c.composed(p.Letters), 0.95, 1
	p.Spelled, p.Letters, p.WrongGiven, p.WrongFamily = p.Letters, "", 0, 0
	p.Rounds++
}

// misspelt notes that the letters led to nothing, and leaves the name as it was
// heard when that happened often enough.
func (c *Conversation) misspelt() {
	p := &c.s.Person
	if p.Letters != "" {
		p.Tried, p.Letters = p.Letters, ""
	}
	p.Fails++
	if p.Fails < spellings {
		return
	}
	p.Unsure = true
	if n := len(p.Heard); p.Name == "" && n > 0 {
		p.Name = p.Heard[n-1]
	}
}

// inDoubt names the part of the name that is to be spelled: "first", "family",
// or "name" where there is one word.
func (c *Conversation) inDoubt() string {
	p := c.s.Person
	words := c.heardAs()
	switch {
	case len(words) < 2:
		return "name"
	case p.WrongGiven > p.WrongFamily, p.Spelled == words[len(words)-1]:
		return "first"
	}
	return "family"
}

// heardAs gives the words of the name as it was last heard.
func (c *Conversation) heardAs() []string {
	p := c.s.Person
	if n := len(p.Heard); p.Name == "" && n > 0 {
		return strings.Fields(p.Heard[n-1])
	}
	return strings.Fields(p.Name)
}

// composed puts spelled letters into the place of what was misheard.
func (c *Conversation) composed(letters string) string {
	words := c.heardAs()
	if len(words) < 2 || strings.Contains(letters, " ") {
		return letters
	}
	first, family := words[0], words[len(words)-1]
	nearer := alike(letters, first) && !alike(letters, family)
	if nearer || c.inDoubt() == "first" && !alike(letters, family) {
		return letters + " " + family
	}
	return c.given(first) + " " + letters
}

// given is the first name that stays when the family name was spelled: where the
// last one that was heard is no name, one that is and sounds like it.
func (c *Conversation) given(last string) string {
	known := func(name string) bool {
		list := c.pack().Hear(name, c.anchor(c.now, string(ExpectName))).Names
		return len(list) == 1 && list[0].Confidence >= 0.8
	}
	if known(last) {
		return last
	}
	for _, name := range slices.Backward(c.s.Person.Heard) {
		if first, _, _ := strings.Cut(name, " "); alike(first, last) && known(first) {
			return first
		}
	}
	return last
}

// kept keeps what was spelled and agreed to when a name is said again.
func (c *Conversation) kept(name string) string {
	p := c.s.Person
	words, old := strings.Fields(name), strings.Fields(p.Name)
	if p.Spelled == "" || strings.Contains(p.Spelled, " ") || len(old) < 2 || slices.Contains(words, p.Spelled) {
		return name
	}
	family := old[len(old)-1] == p.Spelled
	last := words[len(words)-1]
	switch {
	case family && len(last) > len(p.Spelled) && strings.HasPrefix(strings.ToLower(last), strings.ToLower(p.Spelled)):
		return name // the letters were the beginning only
	case len(words) == 1 && alike(name, p.Spelled):
		return p.Name
	case family:
		return words[0] + " " + p.Spelled
	case old[0] == p.Spelled:
		return p.Spelled + " " + last
	}
	return name
}

// doubts tells the team that a name is uncertain, "" where it isn't.
func (c *Conversation) doubts() string {
	if !c.s.Person.Unsure {
		return ""
	}
	return c.note("note.name_unsure")
}

// surely is the caller's name where it may be said to them: one that is known to
// be wrong would only be corrected once more.
func (c *Conversation) surely() string {
	if c.s.Person.Unsure {
		return ""
	}
	return c.s.Person.Name
}

// heardNames lists how the name was heard.
func (c *Conversation) heardNames() string {
	p := c.s.Person
	list := slices.Clone(p.Heard)
	if p.Name != "" && !slices.Contains(list, p.Name) {
		list = append(list, p.Name)
	}
	return strings.Join(list, ", ")
}
