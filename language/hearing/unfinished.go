package hearing

import "budi/language"

var _ language.Finisher = (*Reader)(nil)

// Unfinished implements [language.Finisher] with what the reader of times
// knows.
func (r *Reader) Unfinished(text string) bool {
	times, ok := r.Times.(interface {
		Unfinished(toks []language.Token) bool
	})
	return ok && times.Unfinished(language.Tokenize(language.Cut(text, language.MaxUtterance)))
}
