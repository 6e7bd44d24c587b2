// Package hearing reads an utterance with the parts that a language brings:
// what every pack's Hear has in common.
package hearing

import "budi/language"

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

// Hear implements [language.Hearer].
func (r *Reader) Hear(text string, at language.Anchor) language.Heard {
	text = language.Cut(text, language.MaxUtterance)
	h := language.Heard{Tokens: language.Tokenize(text), Wish: language.All()}
	if len(h.Tokens) == 0 {
		return h
	}
	if r.Phones != nil {
		h.Phones = r.Phones.Read(h.Tokens, at)
	}
	if r.Times != nil {
		h.Times, h.Wish = r.Times.Read(h.Tokens, text, at)
	}
	if r.Numbers != nil {
		h.Numbers = r.Numbers.Read(h.Tokens, at)
	}
	if r.Amounts != nil {
		h.Money = r.Amounts.Read(h.Tokens)
	}
	if r.Signals != nil {
		h.Signals = r.Signals.Read(h.Tokens, at)
	}
	if r.Names != nil {
		h.Names = r.Names.Read(h.Tokens, at, taken(h))
	}
	return h
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
