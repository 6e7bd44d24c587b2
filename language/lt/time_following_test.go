package lt

import (
	"testing"

	"budi/language/timex/timextest"
)

// TestTheNextOne names a day by the one that is refused.
func TestTheNextOne(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		{"ne, ne šį penktadienį, o kitą", "not Fri 6 Mar; Fri 13 Mar"},
		{"ne šį penktadienį, o kitą dešimtą valandą", "not Fri 6 Mar; Fri 13 Mar 10:00"},
		{"šį penktadienį negaliu, gal kitą", "not Fri 6 Mar; Fri 13 Mar"},
		{"ne šią savaitę, o kitą", "not Mon 2 Mar - Mon 9 Mar; Mon 9 Mar - Mon 16 Mar"},
	})
}
