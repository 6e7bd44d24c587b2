package local_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/calendar"
	"budi/configs"
)

// Every service of every demo business, of every kind and by everyone who
// gives it, can be had within a week from any day of the week.
func TestDemoBusinesses(t *testing.T) {
	server, err := configs.Load("")
	require.NoError(t, err)
	for _, b := range server.All() {
		t.Run(b.Slug, func(t *testing.T) {
			t.Parallel()
			monday := time.Date(2026, time.November, 23, 7, 30, 0, 0, b.Location())
			now := monday
			book := open(t, b.Plan(), func() time.Time { return now })
			for n := range 7 {
				now = monday.AddDate(0, 0, n)
				for _, s := range b.Services {
					takes := []time.Duration{s.Takes("")}
					for _, c := range s.Price.Classes {
						takes = append(takes, s.Takes(c.ID))
					}
					for _, staff := range s.Staff {
						for _, d := range takes {
							list, err := book.Free(t.Context(), calendar.Query{
								Service: s.ID, Staff: staff, Duration: d, From: now, To: now.AddDate(0, 0, 7), Limit: 3,
							})
							require.NoError(t, err)
							assert.Len(t, list, 3, "%s by %s of %s on %s", s.ID, staff, d, now.Weekday())
							for _, slot := range list {
								assert.True(t, b.OpenAt(slot.Start).State == configs.Open && !b.OpenAt(slot.End.Add(-time.Minute)).Until.IsZero())
							}
						}
					}
				}
			}
		})
	}
}
