package grammar

import "strings"

// spelledNames gives the common names letter by letter, so that letters which
// follow each other in names are likelier than others.
func (s ruleSet) spelledNames() []string {
	var out []string
	for _, rule := range []string{"family-name", "first-name"} {
		for _, name := range s.plain(rule, commonNames) {
			if letters := strings.Split(name, ""); len(letters) > 1 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" {
				out = append(out, strings.Join(letters, " "))
			}
		}
	}
	return out
}
