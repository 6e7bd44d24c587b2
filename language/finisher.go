package language

// Finisher judges whether an utterance so far clearly goes on. Packs that read
// times implement it.
type Finisher interface {
	// Unfinished reports whether text ends on words that need more ("on Friday
	// at", "between nine and", "pusę"). It is cheap enough to be asked for
	// every partial result of a recogniser.
	Unfinished(text string) bool
}
