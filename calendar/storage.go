package calendar

import "time"

// Taken is a stretch of a resource's time that is not free: a visit with its
// buffer, or a hold that hasn't expired.
type Taken struct {
	Staff string
	Interval
	Key string // the hold's key; "" for a visit
}

// Hold is an offered slot that is kept for a while.
type Hold struct {
	Business string
	Key      string // whose it is: the conversation's id
	Staff    string
	Interval           // with the buffer
	Expires  time.Time // not kept from then on
}
