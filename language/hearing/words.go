package hearing

// Words makes a set of the words that play one part in a language.
func Words(list ...string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, w := range list {
		set[w] = true
	}
	return set
}
