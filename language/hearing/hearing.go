// Package hearing reads an utterance with the parts that a language brings:
// what every pack's Hear has in common.
package hearing

import (
	"cmp"
	"slices"
	"strings"

	"budi/language"
	"budi/language/phone"
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
	Read(toks []language.Token, at language.Anchor) []phone.Number
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
	// Courtesies are the single words of which whole courtesies are made, in
	// lower case.
	Courtesies []string
}

// mostTokens is how many words and marks are read: more than anybody says in
// one breath, which is 73 in sixteen thousand requests of callers, and few
// enough that no text costs much.
const mostTokens = 100

// Hear implements [language.Hearer].
func (r *Reader) Hear(text string, at language.Anchor) language.Heard {
	text = language.Cut(text, language.MaxUtterance)
	h := language.Heard{Tokens: language.TokenizeFirst(text, mostTokens), Wish: language.All()}
	if len(h.Tokens) == 0 {
		return h
	}
	if r.Signals != nil {
		h.Signals = r.Signals.Read(h.Tokens, at)
	}
	plain := masked(h.Tokens, manners(h.Signals, h.Tokens, at.Expect))
	var told []language.Number
	if r.Phones != nil {
		for _, p := range r.Phones.Read(plain, at) {
			h.Phones = append(h.Phones, p.Span)
			told = append(told, language.Number{Span: language.Span{From: p.From, To: p.To, Value: p.Told}, Digits: true})
		}
	}
	unphoned := masked(plain, h.Phones)
	if r.Times != nil {
		h.Times, h.Wish = r.Times.Read(unphoned, text, at)
	}
	h.Signals = slices.DeleteFunc(h.Signals, func(s language.Signal) bool {
		return counts(s.Kind) && timed(s.Span, h.Times) || s.Kind == language.Hello && among(s.Span, h.Times)
	})
	if r.Numbers != nil {
		h.Numbers = numbers(append(r.Numbers.Read(unphoned, at), told...), h.Times)
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

// among reports whether a time was read in the words of a signal.
func among(s language.Span, times []language.When) bool {
	return slices.ContainsFunc(times, func(t language.When) bool { return s.From <= t.From && t.To <= s.To })
}

func timed(s language.Span, times []language.When) bool {
	return slices.ContainsFunc(times, func(t language.When) bool {
		return t.From <= s.From && s.To <= t.To && (t.From < s.From || s.To < t.To)
	})
}

// manners has the stretches of greetings and the like, whose words name no
// time and no number: "good morning", "one second", "labas vakaras". Where a
// time was asked for, the one word "morning" is a time.
func manners(signals []language.Signal, toks []language.Token, expect string) []language.Span {
	timely := expect == "time" || expect == "choice"
	var out []language.Span
	for _, s := range signals {
		switch s.Kind {
		case language.Hello:
			if !timely || len(toks) > 1 {
				out = append(out, s.Span)
			}
		case language.Bye, language.Wait:
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

// numbers puts them in order, without the decimals that are times of day:
// "14.30".
func numbers(list []language.Number, times []language.When) []language.Number {
	clocks := make([]language.Span, 0, len(times))
	for _, t := range times {
		if t.HasClock {
			clocks = append(clocks, t.Span)
		}
	}
	list = slices.DeleteFunc(list, func(n language.Number) bool {
		return strings.Contains(n.Value, ".") && !n.Percentage && covered(n.From, n.To, clocks)
	})
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
