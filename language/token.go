package language

// Token is one word, number or mark of an utterance.
type Token struct {
	From, To int    // byte offsets in the text that was read, half open
	Text     string // as written
	Norm     string // lower case, NFC, without combining stress marks; what packs match on
}
