package dialog

import (
	"strings"

	"budi/configs"
	"budi/language"
)

// say adds a phrase to the reply.
func (c *Conversation) say(key string) { c.out.say = append(c.out.say, c.phrase(key)...) }

// with adds a phrase that has values of its own.
func (c *Conversation) with(values map[string]string, key string) {
	c.out.param = values
	c.say(key)
	c.out.param = nil
}

// phrase gives a phrase's clauses in the conversation's language; a repeated
// phrase comes in its next variant. Text that a business or the caller wrote
// may hold several sentences: each is a clause.
func (c *Conversation) phrase(key string) []string {
	if c.s.Used == nil {
		c.s.Used = map[string]int{}
	}
	n := c.s.Used[key]
	c.s.Used[key]++
	var out []string
	for _, clause := range c.e.phrases.Say(c.s.Lang, key, n, c.param) {
		out = append(out, sentences(clause)...)
	}
	return out
}

// param gives the value of a phrase's parameter.
func (c *Conversation) param(name string) string {
	if v, ok := c.out.param[name]; ok {
		return v
	}
	p := c.e.params[name]
	if p == nil {
		return ""
	}
	t := c.s.top()
	if t == nil {
		t = &task{Service: c.s.Subject.Service, Class: c.s.Subject.Class}
	}
	return p(c, t)
}

// pack is the pack of the conversation's language.
func (c *Conversation) pack() language.Pack { return c.e.packs[c.s.Lang] }

// in gives a business's text in the conversation's language, or in one of the
// business's.
func (c *Conversation) in(t configs.Text) string {
	return strings.TrimSpace(t.In(c.s.Lang, c.e.b.Languages...))
}

// first gives the name of a thing of the business.
func (c *Conversation) first(t configs.Terms) string {
	return t.First(c.s.Lang, c.e.b.Languages...)
}

// sentences cuts a text after each sentence; an abbreviation or a number
// before the full stop is no end.
func sentences(s string) []string {
	var out []string
	runes := []rune(strings.Join(strings.Fields(s), " "))
	start := 0
	for i, r := range runes {
		if !strings.ContainsRune(".?!։", r) || i+2 >= len(runes) || runes[i+1] != ' ' {
			continue
		}
		if r == '.' && (short(runes[start:i]) || !upper(runes[i+2])) {
			continue
		}
		out = append(out, strings.TrimSpace(string(runes[start:i+1])))
		start = i + 2
	}
	if rest := strings.TrimSpace(string(runes[start:])); rest != "" {
		out = append(out, rest)
	}
	return out
}

// short tells that the last word is likely an abbreviation: "g.", "d.", "Dr.".
func short(words []rune) bool {
	i := len(words)
	for i > 0 && words[i-1] != ' ' {
		i--
	}
	return len(words)-i <= 2
}

func upper(r rune) bool {
	return strings.ToUpper(string(r)) == string(r) && strings.ToLower(string(r)) != string(r)
}

func (c *Conversation) serviceName(id string) string {
	if s, ok := c.e.b.Service(id); ok {
		return c.first(s.Names)
	}
	return ""
}

func (c *Conversation) className(t *task) string {
	s, ok := c.e.b.Service(t.Service)
	if !ok {
		return ""
	}
	k, ok := s.Class(t.Class)
	if !ok {
		return ""
	}
	// The caller's own word for it, as the business writes it.
	for _, list := range k.Members {
		for _, m := range list {
			if strings.EqualFold(m, c.s.Thing) {
				return m
			}
		}
	}
	return c.first(k.Names)
}

// staffName names a member of staff whom callers may ask for by name.
func (c *Conversation) staffName(id string) string {
	if m, ok := c.e.b.Member(id); ok && m.Bookable {
		return c.first(m.Names)
	}
	return ""
}
