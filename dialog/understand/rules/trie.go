package rules

// trie finds the atoms of a word, and those of its beginnings, in one pass over
// its bytes.
type trie []node

type node struct {
	edges         []edge
	exact, prefix atom // none is -1
}

type edge struct {
	letter byte
	to     int
}

const none atom = -1

func newTrie(exact, prefix map[string]atom) trie {
	t := trie{{exact: none, prefix: none}}
	for w, a := range exact {
		at := t.grow(w)
		t[at].exact = a
	}
	for w, a := range prefix {
		at := t.grow(w)
		t[at].prefix = a
	}
	return t
}

// grow gives the node of a word, a new one if need be.
func (t *trie) grow(w string) int {
	at := 0
	for i := range len(w) {
		to := t.step(at, w[i])
		if to == 0 {
			to = len(*t)
			*t = append(*t, node{exact: none, prefix: none})
			(*t)[at].edges = append((*t)[at].edges, edge{w[i], to})
		}
		at = to
	}
	return at
}

// step follows a letter; 0 is nowhere.
func (t trie) step(at int, letter byte) int {
	for _, e := range t[at].edges {
		if e.letter == letter {
			return e.to
		}
	}
	return 0
}

// look appends the atoms of a word and of its beginnings.
func (t trie) look(w string, out []atom) []atom {
	at := 0
	for i := range len(w) {
		if at = t.step(at, w[i]); at == 0 {
			return out
		}
		if a := t[at].prefix; a != none {
			out = append(out, a)
		}
	}
	if a := t[at].exact; a != none {
		out = append(out, a)
	}
	return out
}

// whole appends the atom of a word itself.
func (t trie) whole(w string, out []atom) []atom {
	at := 0
	for i := range len(w) {
		if at = t.step(at, w[i]); at == 0 {
			return out
		}
	}
	if a := t[at].exact; a != none {
		out = append(out, a)
	}
	return out
}
