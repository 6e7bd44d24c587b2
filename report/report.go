// Package report makes the morning report: what happened since the business
// last closed, what came of it, and what needs a person. It tells facts from
// the store only; nothing in it is guessed.
package report

import (
	"time"

	"budi/language"
	"budi/record"
)

// Report is a business's day and the night, weekend or holiday before it. Its
// JSON is stable. Times are in the business's zone; the lists are in order of
// time and never nil.
type Report struct {
	Business string       `json:"business"` // slug
	Name     string       `json:"name"`
	Day      string       `json:"day"` // YYYY-MM-DD
	From     time.Time    `json:"from"`
	To       time.Time    `json:"to"` // exclusive
	Made     time.Time    `json:"made"`
	Lang     language.Tag `json:"lang"` // of summaries and renderings
	Counts   Counts       `json:"counts"`
	Calls    []Call       `json:"calls"`
	Bookings []Booking    `json:"bookings"`
	Messages []Message    `json:"messages"`
	Alerts   []Alert      `json:"alerts"`
	// Callbacks are the people who wait for a call: they left a message, were
	// cut off, hung up before they were answered, or couldn't be served.
	Callbacks  []Callback        `json:"callbacks"`
	Unanswered []record.Question `json:"unanswered"`
	Health     Health            `json:"health"`
}

// until is the end of what the report can know. A day that lies ahead of the
// machine's clock is told whole.
func (r Report) until() time.Time {
	if r.Made.After(r.From) && r.Made.Before(r.To) {
		return r.Made
	}
	return r.To
}

// Counts are the report's totals.
type Counts struct {
	Calls       int `json:"calls"`
	Urgent      int `json:"urgent"`
	Booked      int `json:"booked"`
	Moved       int `json:"moved"`
	Cancelled   int `json:"cancelled"`
	Messages    int `json:"messages"`
	Missed      int `json:"missed"`
	Interrupted int `json:"interrupted"`
	Spam        int `json:"spam"` // calls that were turned away
}

// Call is one conversation.
type Call struct {
	record.Call
	Returning  bool      `json:"returning"` // called before
	Seconds    int       `json:"seconds"`   // how long it took
	Missed     bool      `json:"missed,omitempty"`
	GapMS      []int64   `json:"gap_ms"` // response gaps in order
	Transcript []Line    `json:"transcript"`
	Bookings   []Booking `json:"-"`
	// Phone is where the caller can be reached: the number that they called
	// from, else the one that they told.
	Phone string `json:"phone,omitempty"`
	// Troubles are what went wrong with the line or an engine.
	Troubles []record.Trouble `json:"troubles,omitempty"`
	// Next is what the team should do, "" where nothing is left.
	Next string `json:"next,omitempty"`
}

// Line is one turn of a transcript.
type Line struct {
	record.Turn
	GapMS int64 `json:"gap_ms,omitempty"`
}

// What was done to a visit.
const (
	Booked    = "booked"
	Moved     = "moved"
	Cancelled = "cancelled"
)

// Booking is a visit that was made or changed.
type Booking struct {
	ID          string    `json:"id"`
	CallID      string    `json:"call,omitempty"`
	Action      string    `json:"action"` // booked, moved, cancelled
	Service     string    `json:"service"`
	ServiceName string    `json:"service_name"`
	Staff       string    `json:"staff"`
	StaffName   string    `json:"staff_name"`
	Start       time.Time `json:"start"`
	End         time.Time `json:"end"`
	Name        string    `json:"name,omitempty"`
	Phone       string    `json:"phone,omitempty"`
	Note        string    `json:"note,omitempty"`
	Status      string    `json:"status"`
	Changed     time.Time `json:"changed"`
}

// Message is what a caller left.
type Message struct {
	record.Message
	Open bool `json:"open"` // nobody has dealt with it
}

// Alert is who was told of an urgent case.
type Alert struct {
	record.Alert
	ContactName string `json:"contact_name"`
	Confirmed   bool   `json:"confirmed"`
	Caller      string `json:"caller,omitempty"` // as [Call.Phone]
	Name        string `json:"name,omitempty"`
}

// Why somebody waits for a call.
const (
	WhyMessage     = "message"
	WhyInterrupted = "interrupted"
	WhyMissed      = "missed"
	WhyFailed      = "failed" // what they wanted couldn't be done
)

// Callback is somebody who waits for a call.
type Callback struct {
	Phone     string    `json:"phone"`
	Name      string    `json:"name,omitempty"`
	Why       string    `json:"why"` // message, interrupted, missed, failed
	Preferred string    `json:"preferred,omitempty"`
	Text      string    `json:"text,omitempty"`
	Urgent    bool      `json:"urgent,omitempty"`
	CallID    string    `json:"call"`
	At        time.Time `json:"at"`
}

// States of the system's health.
const (
	HealthOK      = "ok"      // it ran all the time
	HealthDown    = "down"    // there are gaps
	HealthUnknown = "unknown" // nothing tells that it ran at all
)

// Health tells whether calls could be answered at all: a quiet night and a
// dead system must not look alike.
type Health struct {
	State     string            `json:"state"`
	Down      []Stretch         `json:"down"`
	Incidents []record.Incident `json:"incidents"`
}

// Stretch is a stretch of time.
type Stretch struct {
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
}
