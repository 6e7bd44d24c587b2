package understand

import (
	"testing"

	"budi/language/all"
)

// TestWithPacks reads the same cases with the language packs at work.
func TestWithPacks(t *testing.T) {
	runCases(t, all.Packs())
	runBusinesses(t, all.Packs())
}
