package linear

import (
	"fmt"
	"hash/fnv"

	"budi/dialog/understand/word"
	"budi/language"
)

// Unseen is how a classifier reads wordings that it has not learnt.
type Unseen struct {
	Right, Of       int // in scope
	Rejected        int // of those, taken for out of scope
	Caught, Outside int // out of scope, and how many of those were told
}

// String gives the shares in a line.
func (u Unseen) String() string {
	share := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	return fmt.Sprintf("unseen wordings: %.1f %% of %d right, %.1f %% rejected; out of scope: %.1f %% of %d told",
		share(u.Right, u.Of), u.Of, share(u.Rejected, u.Of), share(u.Caught, u.Outside), u.Outside)
}

// outOfScope is the label of what is none of a receptionist's business.
const outOfScope = "out_of_scope"

// Folds learns from all templates but one part of n, asks for the utterances of
// that part, and so on for each: cross-validation by templates. They were
// written to differ, so this is harder than what callers say next.
func Folds(lang language.Tag, examples []Example, n, epochs int) Unseen {
	var out Unseen
	for fold := range n {
		var learn, ask []Example
		for _, e := range examples {
			h := fnv.New32a()
			h.Write([]byte(e.Template))
			if int(h.Sum32()%uint32(n)) == fold {
				ask = append(ask, e)
			} else {
				learn = append(learn, e)
			}
		}
		m := Learn(lang, learn, epochs)
		for _, e := range ask {
			got := m.Classify(word.Clean(word.Split(e.Text)))[0].Label
			if e.Label == outOfScope {
				out.Outside++
				if got == outOfScope {
					out.Caught++
				}
				continue
			}
			out.Of++
			if got == e.Label {
				out.Right++
			}
			if got == outOfScope {
				out.Rejected++
			}
		}
	}
	return out
}
