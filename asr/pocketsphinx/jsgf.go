package pocketsphinx

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// errJSGF tells that a text is no grammar.
var errJSGF = errors.New("not a JSGF grammar")

// grammarWords lists the words of a JSGF grammar, each once, sorted: the
// decoder needs a pronunciation of each before it compiles the grammar.
// Imports are refused, for they name files.
func grammarWords(jsgf string) ([]string, error) {
	body, err := stripComments(jsgf)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(body, "\ufeff")), "#JSGF") {
		return nil, fmt.Errorf("%w: the first line is not #JSGF V1.0", errJSGF)
	}
	seen := make(map[string]bool)
	for i, statement := range strings.Split(body, ";") {
		statement = strings.TrimSpace(statement)
		switch {
		case i == 0, statement == "", strings.HasPrefix(statement, "grammar "):
			continue
		case strings.HasPrefix(statement, "import"):
			return nil, fmt.Errorf("%w: imports are not supported", errJSGF)
		}
		_, expansion, ok := strings.Cut(statement, "=")
		if !ok {
			return nil, fmt.Errorf("%w: %.40q is no rule", errJSGF, statement)
		}
		if err := expansionWords(expansion, seen); err != nil {
			return nil, err
		}
	}
	words := make([]string, 0, len(seen))
	for w := range seen {
		words = append(words, w)
	}
	slices.Sort(words)
	return words, nil
}

// expansionWords adds the words of a rule's right side.
func expansionWords(s string, seen map[string]bool) error {
	for s != "" {
		switch c := s[0]; c {
		case '<', '{', '/', '"':
			end := strings.IndexByte(s[1:], closing(c))
			if end < 0 {
				return fmt.Errorf("%w: %q without its end", errJSGF, c)
			}
			if c == '"' {
				return fmt.Errorf("%w: quoted words are not supported", errJSGF)
			}
			s = s[1+end+1:]
		case ' ', '\t', '\n', '\r', '|', '(', ')', '[', ']', '*', '+':
			s = s[1:]
		default:
			n := strings.IndexAny(s, "<{/\" \t\n\r|()[]*+")
			if n < 0 {
				n = len(s)
			}
			if w := s[:n]; w != "" {
				seen[w] = true
			}
			s = s[n:]
		}
	}
	return nil
}

func closing(open byte) byte {
	switch open {
	case '<':
		return '>'
	case '{':
		return '}'
	default:
		return open
	}
}

// stripComments removes // and /* */ comments; a weight is /number/.
func stripComments(s string) (string, error) {
	var out strings.Builder
	for s != "" {
		switch {
		case strings.HasPrefix(s, "//"):
			n := strings.IndexByte(s, '\n')
			if n < 0 {
				return out.String(), nil
			}
			s = s[n:]
		case strings.HasPrefix(s, "/*"):
			n := strings.Index(s, "*/")
			if n < 0 {
				return "", fmt.Errorf("%w: a comment without its end", errJSGF)
			}
			s = s[n+2:]
		default:
			out.WriteByte(s[0])
			s = s[1:]
		}
	}
	return out.String(), nil
}
