package language

// Numerals reads one language's number words at the start of toks, and digits
// too ("15", "3rd", "15-е"). It reads as many tokens as make one number and
// says how many they were; 0 means that no number starts there. "Twenty one"
// is one number, "ten thirty" is two.
type Numerals interface {
	// Cardinal reads "twenty-one", "dvidešimt vieną", "1,200", "15".
	Cardinal(toks []Token) (value int64, n int)
	// Ordinal reads "twenty-first", "dvidešimt pirmą", "21st", "21-ą"; never
	// bare digits.
	Ordinal(toks []Token) (value int64, n int)
}
