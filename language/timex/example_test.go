package timex_test

import (
	"fmt"
	"time"

	"budi/language"
	"budi/language/all"
	"budi/language/timex"
)

// A caller changes their mind; each turn replaces only what it speaks of.
func ExampleRequest() {
	pack := all.Packs()[language.English]
	at := language.Anchor{Now: time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)}

	var wish timex.Request
	for _, turn := range []string{"Thursday", "rather in the afternoon", "no, Friday then", "at half past two"} {
		wish = wish.Merge(pack.Hear(turn, at).Times)
		free := wish.Set().In(language.Interval{Start: at.Now, End: at.Now.AddDate(0, 0, 7)})
		fmt.Println(free[0].Start.Format("Mon 15:04"), "-", free[0].End.Format("Mon 15:04"))
	}
	exact, ok := wish.Exact()
	fmt.Println(exact.Format("Monday 15:04"), ok)
	// Output:
	// Thu 00:00 - Fri 00:00
	// Thu 12:00 - Thu 18:00
	// Fri 12:00 - Fri 18:00
	// Fri 14:30 - Fri 14:31
	// Friday 14:30 true
}
