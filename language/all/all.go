// Package all lists the language packs: the one place to add a line to.
package all

import (
	"budi/language"
	"budi/language/en"
	"budi/language/hy"
	"budi/language/lt"
	"budi/language/ru"
)

// Packs builds every pack.
func Packs() map[language.Tag]language.Pack {
	packs := map[language.Tag]language.Pack{}
	for _, p := range []language.Pack{en.New(), lt.New(), ru.New(), hy.New()} {
		packs[p.Tag()] = p
	}
	return packs
}
