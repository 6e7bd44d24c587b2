package dialog

import (
	"unicode"

	"budi/dialog/understand"
	"budi/language"
)

// foreignRule is the question that who speaks a language that is not served
// here is left with.
const foreignRule = "language.unserved"

// unserved tells a caller who writes or speaks in a script that no language of
// the business has which ones it has, in their own language where Budi knows
// it, and has them called back otherwise.
func (c *Conversation) unserved(m understand.Meaning) bool {
	lang := c.foreign(c.text)
	pack := c.e.packs[lang]
	if pack == nil || len(m.Heard.Phones) > 0 || c.s.Asked.Expect == ExpectName || m.Urgency != understand.Normal {
		return false
	}
	var names []string
	for _, l := range c.e.b.Languages {
		names = append(names, c.e.phrases.Words(lang, "language."+string(l), c.param))
	}
	own := c.s.Lang
	c.s.Lang = lang
	c.with(map[string]string{"label": pack.List(names, false)}, "language.unserved")
	c.s.Lang = own
	if t := c.s.top(); t != nil && t.Playbook == "message" {
		t.Text += " / " + c.text
	} else if t == nil {
		t := c.start("message")
		t.Text, t.Level, t.Unasked = c.text, "callback", true
	} else {
		return true // what was begun waits
	}
	c.s.Asked = asked{Expect: ExpectPhone, Rule: foreignRule}
	return true
}

// foreign gives the language of a script that the business does not write, ""
// where the text has none.
func (c *Conversation) foreign(text string) language.Tag {
	var lang language.Tag
	switch script(text) {
	case unicode.Cyrillic:
		lang = language.Russian
	case unicode.Armenian:
		lang = language.Armenian
	}
	if lang == "" || c.e.b.Speaks(lang) {
		return ""
	}
	return lang
}
