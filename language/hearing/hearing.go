// Package hearing reads an utterance with the parts that a language brings:
// what every pack's Hear has in common.
package hearing

import (
	"cmp"
	"slices"
	"strings"

	"budi/language"
)

// Times reads the time expressions of an utterance, and all of them together
// as a set over the calendar.
type Times interface {
	Read(toks []language.Token, text string, at language.Anchor) ([]language.When, language.Set)
}

// Numbers reads the numbers of an utterance, in order.
type Numbers interface {
	Read(toks []language.Token, at language.Anchor) []language.Number
}

// Phones reads the telephone numbers of an utterance, in order.
type Phones interface {
	Read(toks []language.Token, at language.Anchor) []language.Span
}

// Amounts reads the sums of money of an utterance, in order.
type Amounts interface {
	Read(toks []language.Token) []language.Money
}

// Names reads the names of persons; taken are the stretches that mean
// something else and can't be one.
type Names interface {
	Read(toks []language.Token, at language.Anchor, taken []language.Span) []language.Name
}

// Signals reads the small conversational acts, in order.
type Signals interface {
	Read(toks []language.Token, at language.Anchor) []language.Signal
}

// Reader is a pack's ear. A nil part reads nothing.
type Reader struct {
	Times   Times
	Numbers Numbers
	Phones  Phones
	Amounts Amounts
	Names   Names
	Signals Signals
}

// mostTokens is how many words and marks are read: more than anybody says in
// one breath, and few enough that no text costs much.
const mostTokens = 256

// Hear implements [language.Hearer].
func (r *Reader) Hear(text string, at language.Anchor) language.Heard {
	text = language.Cut(text, language.MaxUtterance)
	h := language.Heard{Tokens: language.Tokenize(text), Wish: language.All()}
	if len(h.Tokens) > mostTokens {
		h.Tokens = h.Tokens[:mostTokens]
	}
	if len(h.Tokens) == 0 {
		return h
	}
	if r.Signals != nil {
		h.Signals = r.Signals.Read(h.Tokens, at)
	}
	plain := masked(h.Tokens, manners(h.Signals))
	if r.Phones != nil {
		h.Phones = r.Phones.Read(plain, at)
	}
	unphoned := masked(plain, h.Phones)
	if r.Times != nil {
		h.Times, h.Wish = r.Times.Read(unphoned, text, at)
	}
	h.Signals = slices.DeleteFunc(h.Signals, func(s language.Signal) bool { return counts(s.Kind) && timed(s.Span, h.Times) })
	if r.Numbers != nil {
		h.Numbers = numbers(r.Numbers.Read(unphoned, at), h)
	}
	if r.Amounts != nil {
		h.Money = r.Amounts.Read(unphoned)
	}
	if r.Names != nil {
		h.Names = r.Names.Read(h.Tokens, at, taken(h))
	}
	return h
}

// counts reports whether the signal chooses by number, with words that dates
// and times have too: "December first".
func counts(k language.SignalKind) bool {
	return k == language.First || k == language.Second || k == language.Third || k == language.Last
}

func timed(s language.Span, times []language.When) bool {
	return slices.ContainsFunc(times, func(t language.When) bool {
		return t.From <= s.From && s.To <= t.To && (t.From < s.From || s.To < t.To)
	})
}

// manners has the stretches of greetings and the like, whose words name no
// time and no number: "good morning", "one second", "labas vakaras".
func manners(signals []language.Signal) []language.Span {
	var out []language.Span
	for _, s := range signals {
		switch s.Kind {
		case language.Hello, language.Bye, language.Wait:
			out = append(out, s.Span)
		}
	}
	return out
}

// masked has the tokens with those of the spans made marks that mean nothing,
// so that what stands on either side does not become neighbours.
func masked(toks []language.Token, spans []language.Span) []language.Token {
	if len(spans) == 0 {
		return toks
	}
	out := slices.Clone(toks)
	for i, t := range out {
		if covered(t.From, t.To, spans) {
			out[i].Text, out[i].Norm = "\ufffc", "\ufffc"
		}
	}
	return out
}

func covered(from, to int, spans []language.Span) bool {
	return slices.ContainsFunc(spans, func(s language.Span) bool { return s.From <= from && to <= s.To })
}

// numbers adds the digits of telephone numbers to the other numbers, and
// leaves out the decimals and fractions that are times: "14.30", "1/5".
func numbers(list []language.Number, h language.Heard) []language.Number {
	times := make([]language.Span, 0, len(h.Times))
	for _, t := range h.Times {
		if t.HasClock {
			times = append(times, t.Span)
		}
	}
	list = slices.DeleteFunc(list, func(n language.Number) bool {
		return strings.Contains(n.Value, ".") && !n.Percentage && covered(n.From, n.To, times)
	})
	for _, p := range h.Phones {
		span := p
		span.Value = strings.TrimPrefix(p.Value, "+")
		list = append(list, language.Number{Span: span, Digits: true})
	}
	slices.SortFunc(list, func(a, b language.Number) int { return cmp.Compare(a.From, b.From) })
	return list
}

// taken lists the stretches that can't be names.
func taken(h language.Heard) []language.Span {
	list := append([]language.Span(nil), h.Phones...)
	for _, t := range h.Times {
		list = append(list, t.Span)
	}
	for _, n := range h.Numbers {
		list = append(list, n.Span)
	}
	for _, m := range h.Money {
		list = append(list, m.Span)
	}
	for _, s := range h.Signals {
		list = append(list, s.Span)
	}
	return list
}
