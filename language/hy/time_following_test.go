package hy

import (
	"testing"

	"budi/language/timex/timextest"
)

// TestTheNextOne names a day by the one that is refused.
func TestTheNextOne(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		{"ոչ այս ուրբաթ, այլ հաջորդը", "not Fri 6 Mar; Fri 13 Mar"},
	})
}
