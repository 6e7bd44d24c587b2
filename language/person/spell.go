package person

import (
	"slices"
	"strings"
	"unicode/utf8"

	"budi/language"
)

// Speller reads names that are told letter by letter.
type Speller struct {
	// Names maps the names of letters, and code words, to the letter: "bee"
	// and "bravo" to "b", "dash" to "-".
	Names map[string]string
	// Common holds the letter names that are words too ("are", "you"): they
	// count within a run of letters only.
	Common map[string]bool
	// Links stand between a letter and the word that begins with it: "as in",
	// "kaip".
	Links [][]string
	// Repeats maps "double" to 2.
	Repeats map[string]int
	// Clues announce a spelling: "spelled".
	Clues map[string]bool
	// Fillers may stand between letters: "then".
	Fillers map[string]bool
}

// run is a stretch of spelled letters.
type run struct {
	from, to int
	text     string
}

// spelledRuns finds the stretches of letters: three at least, or two where a
// name or a spelling is awaited.
func (r *Reader) spelledRuns(toks []language.Token, at language.Anchor) []run {
	if r.Letters == nil {
		return nil
	}
	var out []run
	fewest := 3
	if at.Expect == "name" {
		fewest = 2
	}
	for _, t := range toks {
		if r.Letters.Clues[t.Norm] {
			fewest = 2
		}
	}
	for i := 0; i < len(toks); {
		n, letters, sure := r.Letters.run(toks, i, fewest == 2)
		if letters < fewest || !told(toks[n.from:n.to], letters, sure, fewest == 2) || letters == 2 && r.Letters.Common[toks[i].Norm] {
			i++
			continue
		}
		out = append(out, n)
		i = n.to
	}
	return out
}

// told decides whether a run is a spelling although some of its letters are
// words as well: half of them are not, or it is too long for such words to
// follow one another by chance, or nothing in it is longer than a letter.
func told(toks []language.Token, letters, sure int, awaited bool) bool {
	long := 6
	if awaited {
		long = 4
	}
	if sure*2 >= letters || letters >= long && sure >= 2 {
		return true
	}
	return letters >= long && !slices.ContainsFunc(toks, func(t language.Token) bool { return utf8.RuneCountInString(t.Norm) > 1 })
}

// run reads letters from i on; a letter that is a word too begins a run only
// where one is awaited. Sure counts those that can't be other words.
func (s *Speller) run(toks []language.Token, i int, awaited bool) (n run, letters, sure int) {
	n.from = i
	var b strings.Builder
	for j := i; j < len(toks); {
		next := j
		if letters > 0 {
			for next < len(toks) && next < j+2 && (strings.Contains("-,.–", toks[next].Norm) || s.Fillers[toks[next].Norm]) {
				next++
			}
		}
		if next >= len(toks) {
			break
		}
		count := 1
		if c, ok := s.Repeats[toks[next].Norm]; ok && next+1 < len(toks) {
			count = c
			next++
		}
		letter, used, certain := s.letter(toks[next:])
		doubtful := !certain && count == 1 && (!awaited || utf8.RuneCountInString(toks[next].Norm) > 1)
		if used == 0 || letters == 0 && doubtful {
			break
		}
		b.WriteString(strings.Repeat(letter, count))
		letters += count
		if certain {
			sure += count
		}
		j = next + used
		n.to = j
	}
	n.text = b.String()
	return n, letters, sure
}

// letter reads one letter with the word that explains it.
func (s *Speller) letter(toks []language.Token) (letter string, used int, certain bool) {
	t := toks[0]
	if !t.IsWord() {
		return "", 0, false
	}
	for _, link := range s.Links { // "A as in Apple", "bravo for Bob"
		if len(toks) <= len(link)+1 || !sameWords(toks[1:], link) {
			continue
		}
		word := toks[len(link)+1]
		first, _ := utf8.DecodeRuneInString(word.Norm)
		if own, ok := s.plain(t); word.IsWord() && (ok || utf8.RuneCountInString(t.Norm) == 1) && (own == "" || strings.HasPrefix(own, string(first)) || utf8.RuneCountInString(t.Norm) == 1) {
			if own == "" {
				own = t.Norm
			}
			if utf8.RuneCountInString(own) == 1 && own != "x" && own != "х" { // "X as in fox"
				own = string(first) // letters are misheard for each other, words hardly
			}
			return own, len(link) + 2, true
		}
	}
	for _, link := range s.Links { // "[b] as in Bravo", of which the letter was lost
		if len(link) > 1 && len(toks) > len(link) && sameWords(toks, link) && toks[len(link)].IsWord() {
			first, _ := utf8.DecodeRuneInString(toks[len(link)].Norm)
			return string(first), len(link) + 1, true
		}
	}
	if l, ok := s.plain(t); ok {
		return l, 1, !s.Common[t.Norm]
	}
	return "", 0, false
}

// plain is a letter alone: itself, its name or its code word.
func (s *Speller) plain(t language.Token) (string, bool) {
	if l, ok := s.Names[t.Norm]; ok {
		return l, true
	}
	if utf8.RuneCountInString(t.Norm) == 1 {
		return t.Norm, true
	}
	return "", false
}

// merge puts spelled letters into the name that was said before them where
// they spell a part of it, and makes names of the rest.
func (r *Reader) merge(names []language.Name, runs []run, toks []language.Token) []language.Name {
	for _, l := range runs {
		value := Capital(strings.Trim(l.text, "-"))
		if value == "" {
			continue
		}
		from, to := toks[l.from].From, toks[l.to-1].To
		merged := false
		for i := len(names) - 1; i >= 0 && !merged; i-- {
			parts := strings.Split(names[i].Value, " ")
			for k := len(parts) - 1; k >= 0; k-- {
				if names[i].To <= from && alike(parts[k], value) {
					parts[k] = value
					names[i] = language.Name{
						Span:       language.Span{From: names[i].From, To: to, Value: strings.Join(parts, " ")},
						Confidence: surely, Spelled: true,
					}
					merged = true
					break
				}
			}
		}
		if !merged {
			names = append(names, language.Name{Span: language.Span{From: from, To: to, Value: value}, Confidence: spelled, Spelled: true})
		}
	}
	return names
}

// alike reports whether a spelled name may be what was heard as said: the
// edit distance is at most half of the longer one.
func alike(said, spelled string) bool {
	a, b := []rune(strings.ToLower(said)), []rune(strings.ToLower(spelled))
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			diagonal, row[j] = row[j], min(row[j]+1, row[j-1]+1, diagonal+cost)
		}
	}
	return row[len(b)]*2 <= max(len(a), len(b))
}
