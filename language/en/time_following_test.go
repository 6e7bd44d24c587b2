package en

import (
	"testing"

	"budi/language/timex/timextest"
)

// TestTheNextOne names a day by the one that is refused.
func TestTheNextOne(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		{"not this Friday, the next one", "not Fri 6 Mar; Fri 13 Mar"},
		{"no, not on Monday, the one after at ten", "not Mon 9 Mar; Mon 16 Mar 10:00"},
		{"Friday doesn't work, the next one please", "not Fri 6 Mar; Fri 13 Mar"},
		{"not this week but the next", "not Mon 2 Mar - Mon 9 Mar; Mon 9 Mar - Mon 16 Mar"},
		{"not Friday, the next available day", "not Fri 6 Mar"},
	})
}
