package dialog

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"budi/dialog/understand"
)

// resays is how often in a row a reply that was cut off is said again, before
// the words that cut it off are taken for what they are.
const resays = 2

// cut is what became of the last reply when the caller spoke into it.
type cut struct {
	unheard string   // its end, that was never heard; "" when all was
	rest    []string // the same, clause by clause
	barely  bool     // next to nothing was heard
}

// cutAt finds where the last reply was cut off. Of a reply that told of
// something done, enough was heard when the clauses that tell it were.
func cutAt(said, telling []string, unheard string) cut {
	x := cut{unheard: strings.TrimSpace(unheard)}
	if x.unheard == "" || len(said) == 0 {
		return cut{unheard: x.unheard}
	}
	for i := range said {
		if strings.HasSuffix(x.unheard, strings.Join(said[i:], " ")) {
			x.rest = said[i:]
			break
		}
	}
	all := len(strings.Join(said, " "))
	x.barely = 3*(all-len(x.unheard)) <= all
	if len(telling) > 0 {
		x.barely = slices.ContainsFunc(telling, func(s string) bool { return strings.Contains(x.unheard, s) })
	}
	return x
}

// againUnheard says once more what of the last reply was not heard, and leaves all
// else as it was. It reports false when everything was heard, or when that was
// tried often enough.
func (c *Conversation) againUnheard() bool {
	list := c.cut.rest
	if c.cut.barely {
		list = c.s.Said
	}
	// Examples alone ask nothing: the question is said with them.
	asks := func(s string) bool { return strings.ContainsAny(s, "?՞") }
	if n := len(c.s.Said) - len(list); n > 0 && !slices.ContainsFunc(list, asks) {
		for i := n - 1; i >= 0; i-- {
			if asks(c.s.Said[i]) {
				list = c.s.Said[i:]
				break
			}
		}
	}
	if len(list) == 0 || c.s.Resaid >= resays {
		return false
	}
	c.s.Resaid++
	c.out.say = slices.Clone(list)
	c.out.resaid = true
	return true
}

// cutIn answers words that fell into a reply and bring nothing new: "please",
// behind the "yes" that the reply was made of. What they would mean as an
// answer to a question that nobody heard is not guessed.
func (c *Conversation) cutIn(m understand.Meaning) bool {
	if c.cut.unheard == "" || !c.courteous(m) {
		return false
	}
	switch {
	case c.cut.barely:
	case c.s.Asked.Expect == ExpectConfirm, c.s.Asked.Expect == ExpectTime, c.s.Asked.Expect == ExpectName, c.s.Asked.Expect == ExpectPhone:
		return false
	case c.s.Asked.Expect == ExpectChoice:
		// A yes to times of which none was heard chooses none.
		if slices.ContainsFunc(c.s.Asked.Choices, func(ch choice) bool { return !ch.Missed }) {
			return false
		}
	case len(c.cut.rest) < 2:
		return false
	}
	return c.againUnheard()
}

// courteous tells that the words are courtesy and nothing else, or a bare no
// to a question that nobody heard.
func (c *Conversation) courteous(m understand.Meaning) bool {
	words := plainWords(m.Text)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	if c.cut.barely && c.s.Asked.Expect == ExpectMore && bareAnswer(m) {
		return true
	}
	// "That's all, thanks" ends the call where the main thing was heard.
	if !c.cut.barely && (m.Has(understand.Nothing, sure) || m.Has(understand.Bye, sure)) {
		return false
	}
	return c.only(m, "courtesy")
}

// scrap tells that what cut a reply off was too short to mean anything by
// itself.
func (c *Conversation) scrap() bool {
	return c.cut.unheard != "" && len(plainWords(c.text)) <= 2
}

// plainWords gives the words in small letters, without marks.
func plainWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !wordRune(r) })
}

// wordRune tells that a character is part of a word.
func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’' || r == '-' || unicode.IsMark(r)
}

// cue tells that the words hold one of a list of cues.
func (c *Conversation) cue(m understand.Meaning, name string) bool {
	return mentions(m.Text, c.e.phrases.Cues(c.s.Lang, name))
}

// lastCall says good-bye unless there is more, where the question for more got
// no answer; it ends the conversation when that gets none either.
func (c *Conversation) lastCall(ctx context.Context) {
	if c.s.Asked.Rule == "more.last" {
		c.bye(ctx)
		return
	}
	c.s.Asked = asked{Expect: ExpectMore, Rule: "more.last"}
	c.say("more.last")
}

// atEnd tells that nothing but the question for more is open.
func (c *Conversation) atEnd() bool {
	return c.s.Asked.Expect == ExpectMore && c.s.top() == nil && !c.s.Keypad
}

// idle answers what neither accepts nor declines the question for more:
// "please", or "fine", which rather tells that all is done.
func (c *Conversation) idle(ctx context.Context, m understand.Meaning) bool {
	if !c.atEnd() || !c.only(m, "please") && !c.only(m, "content") {
		return false
	}
	c.lastCall(ctx)
	return true
}

// only tells that there is no word besides those of a list of cues.
func (c *Conversation) only(m understand.Meaning, name string) bool {
	list, words := c.e.phrases.Cues(c.s.Lang, name), plainWords(m.Text)
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(list, w) })
}
