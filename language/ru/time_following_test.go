package ru

import (
	"testing"

	"budi/language/timex/timextest"
)

// TestTheNextOne names a day by the one that is refused.
func TestTheNextOne(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		{"не в эту пятницу, а в следующую", "not Fri 6 Mar; Fri 13 Mar"},
		{"не в этот понедельник, а в следующий в пять", "not Mon 9 Mar; Mon 16 Mar 17:00"},
		{"не на этой неделе, а на следующей", "not Mon 2 Mar - Mon 9 Mar; Mon 9 Mar - Mon 16 Mar"},
	})
}
