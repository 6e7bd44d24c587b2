package dialog_test

import (
	"budi/language"
	"budi/language/all"
)

func packs() map[language.Tag]language.Pack { return all.Packs() }
