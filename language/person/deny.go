package person

import "budi/language"

// Denial is what comes before a name that is not the one.
type Denial struct {
	Words []string
	// No tells that the words mean a plain "no" as well, so that they deny a
	// name only where another one follows: "ne, Tomas" is a Tomas, "ne Jonas, o
	// Tomas" too.
	No bool
}

// deny finds the words of names that are denied, and takes them from the free
// ones.
func (r *Reader) deny(toks []language.Token, free []bool) []bool {
	denied := make([]bool, len(toks))
	for i := range toks {
		for _, d := range r.Denials {
			from := i + len(d.Words)
			if from >= len(toks) || !sameWords(toks[i:from+1], d.Words) || !r.Given.has(toks[from:from+1]) {
				continue
			}
			to := r.denied(toks, from)
			if d.No && !r.Given.has(toks[to:]) {
				continue
			}
			for k := from; k < to; k++ {
				denied[k], free[k] = true, false
			}
		}
	}
	return denied
}

// denied is where the denied name that begins at from ends: the family name
// behind it is denied too, the given name of another is not.
func (r *Reader) denied(toks []language.Token, from int) int {
	to := from + 1
	for to < len(toks) && to < from+longest && toks[to].IsWord() && !r.Stop[toks[to].Norm] && !r.Given.has(toks[to:to+1]) {
		to++
	}
	return to
}
