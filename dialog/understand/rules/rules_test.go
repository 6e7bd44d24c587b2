package rules

import (
	"testing"

	"budi/language"
)

func TestBuiltInFilesCompile(t *testing.T) {
	for _, lang := range []language.Tag{"en", "lt", "ru", "hy"} {
		if _, err := Load(lang); err != nil {
			t.Error(err)
		}
	}
}
