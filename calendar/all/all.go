// Package all lists every calendar that Budi can keep visits in.
package all

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"budi/calendar"
	"budi/calendar/local"
)

// Local is the name of Budi's own calendar, the default.
const Local = "local"

// Settings are what calendars are made of; each takes what it needs.
type Settings struct {
	Plan    calendar.Plan
	Storage local.Storage
	Now     func() time.Time // the clock; nil is the machine's
}

// backends are the calendars by name. One line adds one.
func backends() map[string]func(Settings) (calendar.Book, error) {
	return map[string]func(Settings) (calendar.Book, error){
		Local: func(s Settings) (calendar.Book, error) { return local.New(s.Plan, s.Storage, s.Now), nil },
	}
}

// Names lists the calendars that Open knows.
func Names() []string { return slices.Sorted(maps.Keys(backends())) }

// Open makes the calendar that is called name; "" is [Local].
func Open(name string, s Settings) (calendar.Book, error) {
	if name == "" {
		name = Local
	}
	open, ok := backends()[name]
	if !ok {
		return nil, fmt.Errorf("there is no calendar %q; known are %s", name, strings.Join(Names(), ", "))
	}
	return open(s)
}
