package timex

import "budi/language"

// Unfinished reports whether an utterance so far clearly goes on: it ends on
// a word that needs more ("on Friday at", "half past"), or in a range that is
// still open ("between nine and"). The end-of-turn detector waits longer then.
func (r *Reader) Unfinished(toks []language.Token) bool {
	end := len(toks)
	for end > 0 && !toks[end-1].IsWord() && !toks[end-1].IsDigits() {
		if t := toks[end-1].Norm; t == "." || t == "?" || t == "!" || t == "։" {
			return false // whoever writes a full stop has finished
		}
		end--
	}
	toks = toks[:end]
	if end == 0 {
		return false
	}
	folded := make([]language.Token, end)
	for i, t := range toks {
		t.Norm = r.fold(t.Norm)
		folded[i] = t
	}
	for i := max(0, end-maxHang); i < end; i++ {
		if _, n := r.own[tableHang].longest(folded[i:]); n > 0 && i+n == end {
			return true
		}
	}
	// "Between nine": what opens a range of two is not over before its "and".
	for i := max(0, end-maxOpen); i < end; i++ {
		if _, n := r.own[tableBetween].longest(folded[i:]); n > 0 && i+n < end {
			return !r.hasWord(tableAnd, folded[i+n:]) && !r.hasWord(tableTo, folded[i+n:])
		}
	}
	return false
}

const (
	maxHang = 4 // words of the longest phrase that leaves an utterance hanging
	maxOpen = 6 // words within which a range is finished
)

func (r *Reader) hasWord(t table, toks []language.Token) bool {
	for i := range toks {
		if _, n := r.own[t].longest(toks[i:]); n > 0 {
			return true
		}
	}
	return false
}
