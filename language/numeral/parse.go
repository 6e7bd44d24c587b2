package numeral

import (
	"math/big"

	"budi/language"
)

// Cardinal implements [language.Numerals].
func (g *Grammar) Cardinal(toks []language.Token) (int64, int) {
	s, n := g.read(toks)
	if n == 0 || s.ordinal {
		return 0, 0
	}
	v, ok := s.int64()
	if !ok {
		return 0, 0
	}
	return v, n
}

// Ordinal implements [language.Numerals].
func (g *Grammar) Ordinal(toks []language.Token) (int64, int) {
	s, n := g.read(toks)
	if n == 0 || !s.ordinal {
		return 0, 0
	}
	v, ok := s.int64()
	if !ok {
		return 0, 0
	}
	return v, n
}

// part is one finished group, value * 10^exp.
type part struct {
	value int64
	exp   int
}

// sum is a number that is being read: finished parts and the group that is
// still open, as in (2 * 10^6) + 312.
type sum struct {
	parts   []part
	group   int64
	open    bool  // the group holds something
	room    int64 // what is added next must be less
	units   bool  // the group is one that hundreds may multiply
	exp     int   // of the last part
	last    Kind
	ordinal bool
}

const (
	noScale   = 1 << 20
	groupRoom = 1000
)

// read reads the longest number at the start of toks.
func (g *Grammar) read(toks []language.Token) (sum, int) {
	s := sum{room: groupRoom, exp: noScale}
	at, used := 0, 0
	if len(toks) > 1 && g.A[toks[0].Norm] {
		w, ok := g.cardinal(toks[1].Norm)
		if !ok {
			w, ok = g.ordinal(toks[1].Norm)
		}
		if !ok || (w.Kind != Times && w.Kind != Scale) {
			return sum{}, 0
		}
		at = 1
	}
	for at < len(toks) {
		next := at
		if used > 0 {
			next = g.skipJoint(toks, at, &s)
			if next >= len(toks) {
				break
			}
		}
		t := toks[next]
		if t.IsDigits() {
			v, n, ordinal, ok := g.digits(toks[next:])
			if !ok || used > 0 && (v >= s.room || next == at && (s.last != Scale || toks[at-1].Touches(t))) {
				break
			}
			s.group += v
			s.open, s.units, s.room, s.last = true, true, 0, Unit
			at = next + n
			used = at
			if ordinal {
				s.ordinal = true
				break
			}
			continue
		}
		if w, ok := g.cardinal(t.Norm); ok && s.add(w, g.MostHundreds) {
			at = next + 1
			used = at
			if w.Kind == Zero {
				break
			}
			continue
		}
		if w, ok := g.ordinal(t.Norm); ok && s.add(w, g.MostHundreds) {
			s.ordinal = true
			used = next + 1
		}
		break
	}
	if used == 0 {
		return sum{}, 0
	}
	s.close()
	return s, used
}

// skipJoint is where the number goes on after a hyphen or an "and", or at.
func (g *Grammar) skipJoint(toks []language.Token, at int, s *sum) int {
	switch t := toks[at]; {
	case at+1 >= len(toks):
		return at
	case isHyphen(t.Norm) && s.last == Ten && toks[at+1].IsWord():
		return at + 1
	case isHyphen(t.Norm) && toks[at-1].IsWord() && toks[at-1].Touches(t) && t.Touches(toks[at+1]) && g.multiplies(toks[at+1].Norm):
		return at + 1 // "two-thousand"
	case g.And[t.Norm] && (s.last == Times || s.last == Hundred || s.last == Scale):
		return at + 1
	}
	return at
}

func (g *Grammar) multiplies(word string) bool {
	w, ok := g.cardinal(word)
	if !ok {
		w, ok = g.ordinal(word)
	}
	return ok && (w.Kind == Times || w.Kind == Scale)
}

// add takes w into the number, or refuses because it does not fit there.
func (s *sum) add(w Word, mostHundreds int64) bool {
	switch w.Kind {
	case Zero:
		if s.open || len(s.parts) > 0 {
			return false
		}
		s.open, s.room = true, 0
	case Unit, Teen, Ten, Hundred:
		if w.Value >= s.room {
			return false
		}
		s.group += w.Value
		s.open = true
		s.units = w.Kind != Hundred && s.group < 100
		switch w.Kind {
		case Hundred:
			s.room = 100
		case Ten:
			s.room = 10
		default:
			s.room = 1
		}
	case Times:
		switch {
		case !s.open && s.room == groupRoom:
			s.group = 1
		case s.open && s.units && (s.group <= mostHundreds || s.last == Unit && s.room == 0):
		default:
			return false
		}
		s.group *= 100
		s.open, s.units, s.room = true, false, 100
	case Scale:
		switch {
		case w.Value > 0: // a scale and its multiplier in one word
			if s.open || w.Exp >= s.exp {
				return false
			}
			s.parts = append(s.parts, part{w.Value, w.Exp})
		case s.open && w.Exp < s.exp && s.group > 0:
			s.parts = append(s.parts, part{s.group, w.Exp})
		case !s.open && w.Exp < s.exp:
			s.parts = append(s.parts, part{1, w.Exp})
		case !s.open && w.Exp > s.exp: // "three thousand millions"
			for i := range s.parts {
				s.parts[i].exp += w.Exp
			}
			s.last = Scale
			return true
		default:
			return false
		}
		s.group, s.open, s.units, s.room, s.exp = 0, false, false, groupRoom, w.Exp
	}
	s.last = w.Kind
	return true
}

func (s *sum) close() {
	if s.open {
		s.parts = append(s.parts, part{s.group, 0})
		s.open = false
	}
}

// int64 is the number, and whether it fits.
func (s *sum) int64() (int64, bool) {
	var v int64
	for _, p := range s.parts {
		x := p.value
		for range p.exp {
			if x > (1<<63-1)/10 {
				return 0, false
			}
			x *= 10
		}
		if v > 1<<63-1-x {
			return 0, false
		}
		v += x
	}
	return v, true
}

// big is the number, however large.
func (s *sum) big() *big.Int {
	v := new(big.Int)
	for _, p := range s.parts {
		x := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(p.exp)), nil)
		v.Add(v, x.Mul(x, big.NewInt(p.value)))
	}
	return v
}
