package dialog_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"budi/calendar"
	"budi/configs"
	"budi/dialog"
	"budi/language"
)

// sim is one simulated caller.
type sim struct {
	t       testing.TB
	x       *bench
	rng     *rand.Rand
	lang    language.Tag
	w       tongue
	goal    string // book, move, cancel, message, price
	service *configs.Service
	called  string // how they call it
	day     time.Time
	hour    int
	name    [2]string
	phone   [2]string
	manner  string
	left    int              // how often the manner may still show in what is decided anew
	spoken  bool             // as a recogniser writes it
	second  *configs.Service // wanted in the same call
	part    string           // of the name, that was spelled last
	rest    string           // letters that are still to be told

	conv    *dialog.Conversation
	reply   dialog.Reply
	into    bool      // this turn falls into the reply
	agreed  time.Time // what the caller believes will be booked
	actions []dialog.Action
	turns   int // until booked
	repeats int // the same reply in a row, at most
	same    int
	reached bool
	wrong   bool
	log     strings.Builder
}

func pick[T any](s *sim, list []T) T { return list[s.rng.IntN(len(list))] }

func (s *sim) chance(p float64) bool { return s.rng.Float64() < p }

// simulate holds one conversation. Every caller comes to an empty calendar
// with a few busy hours.
func simulate(t testing.TB, x *bench, seed uint64) *sim {
	s := &sim{t: t, x: x, rng: rand.New(rand.NewPCG(seed, 7)), log: strings.Builder{}}
	s.lang = pick(s, x.b.Languages)
	s.w = tongues()[s.lang]
	s.goal = []string{"book", "book", "book", "book", "book", "book", "move", "cancel", "message", "price"}[s.rng.IntN(10)]
	s.manner, s.left = pick(s, manners()), 3
	s.spoken = s.chance(0.5)
	s.name, s.phone = pick(s, s.w.names), pick(s, s.w.phones)
	// Who has a number of another country tells it whole.
	if home := map[string]string{"LT": "+370", "AM": "+374"}[x.b.Country]; !strings.HasPrefix(s.phone[1], home) {
		for _, phone := range s.w.phones {
			if strings.HasPrefix(phone[0], "+") {
				s.phone = phone
			}
		}
	}
	s.chooseService()
	if s.manner == "two" && s.goal == "book" {
		s.chooseSecond()
	}
	s.day, s.hour = s.someDay(), 0
	for h := range s.w.hours {
		s.hour = max(s.hour, h)
	}
	for h := 9; h <= s.hour; h++ {
		if s.w.hours[h] != "" && s.chance(0.3) {
			s.hour = h
			break
		}
	}
	s.fillCalendar()
	s.talk()
	s.judge()
	return s
}

func (s *sim) chooseService() {
	var list []*configs.Service
	for i := range s.x.b.Services {
		if sv := &s.x.b.Services[i]; sv.CanBook() && sv.ID != "emergency" {
			list = append(list, sv)
		}
	}
	s.service = pick(s, list)
	names := s.service.Names[s.lang]
	s.called = names[0]
	if s.chance(0.4) {
		s.called = names[s.rng.IntN(min(3, len(names)))]
	}
}

// someDay is an open day of the coming week.
func (s *sim) someDay() time.Time {
	for {
		day := s.x.now.AddDate(0, 0, 1+s.rng.IntN(6))
		if len(s.x.b.OpenIntervals(day)) > 0 && !day.Equal(s.day) {
			return day
		}
	}
}

func (s *sim) fillCalendar() {
	s.x.shelf.visits, s.x.shelf.holds = nil, nil
	for range 12 {
		m := pick(s, s.x.b.Staff)
		start := time.Date(s.x.now.Year(), s.x.now.Month(), s.x.now.Day()+s.rng.IntN(7), 9+s.rng.IntN(8), 0, 0, 0, s.x.b.Location())
		s.keep(m.ID, start, start.Add(time.Hour), calendar.Visit{Slot: calendar.Slot{Staff: m.ID}})
	}
	if s.goal == "move" || s.goal == "cancel" {
		start := time.Date(s.x.now.Year(), s.x.now.Month(), s.x.now.Day()+8, 11, 0, 0, 0, s.x.b.Location())
		s.keep(s.service.Staff[0], start, start.Add(time.Hour), calendar.Visit{
			Slot: calendar.Slot{Service: s.service.ID}, Name: s.name[1], Phone: s.phone[1],
		})
	}
}

func (s *sim) keep(staff string, from, to time.Time, v calendar.Visit) {
	v.ID, v.Key, v.Status = uuid.NewString(), uuid.NewString(), calendar.Booked
	v.Slot.Staff, v.Slot.Start, v.Slot.End = staff, from, to
	s.x.shelf.visits = append(s.x.shelf.visits, kept{Visit: v, until: to})
}

func (s *sim) talk() {
	o := dialog.Opening{Channel: "phone", Lang: s.lang}
	if s.chance(0.5) {
		o.Caller, o.CallerTrusted = s.phone[1], true
	}
	var err error
	s.conv, s.reply, err = s.x.engine.Begin(context.Background(), o)
	require.NoError(s.t, err)
	s.note("<", text(s.reply))
	last := ""
	for range 30 {
		if s.reply.Then != dialog.Listen {
			return
		}
		turn := s.answer()
		turn.ID = uuid.New()
		if s.into && !turn.Silence {
			turn.Unheard = s.unheard()
			s.note("|", turn.Unheard)
		}
		s.note(">", either(turn.Text, map[bool]string{true: "(silence)", false: "(unclear)"}[turn.Silence]))
		if s.reply, err = s.conv.Reply(context.Background(), turn); err != nil {
			s.t.Fatal(err)
		}
		said := text(s.reply)
		s.note("<", said)
		if said == last && turn.Unheard == "" {
			s.same++
		} else {
			s.same = 0
		}
		s.repeats = max(s.repeats, s.same)
		last = said
		if !s.booked() {
			s.turns++
		}
		s.actions = append(s.actions, s.reply.Actions...)
		s.check(s.reply.Actions)
		if booked.MatchString(said) && !s.booked() {
			s.wrong = true
		}
	}
}

func (s *sim) note(who, what string) { fmt.Fprintf(&s.log, "%s %s\n", who, what) }

func (s *sim) booked() bool {
	return slices.ContainsFunc(s.actions, func(a dialog.Action) bool { return a.Type == "booked" || a.Type == "moved" })
}

func (s *sim) did(kind string) bool {
	return slices.ContainsFunc(s.actions, func(a dialog.Action) bool { return a.Type == kind })
}

func (s *sim) request() string {
	switch s.goal {
	case "move":
		return s.w.move
	case "cancel":
		return s.w.cancel
	case "message":
		return s.w.message
	case "price":
		return fmt.Sprintf(s.w.price, s.called)
	}
	if all := s.allAtOnce(); all != "" {
		return all
	}
	switch s.rng.IntN(3) {
	case 0:
		return pick(s, s.w.any)
	case 1:
		s.agreed = s.wanted()
		return fmt.Sprintf(pick(s, s.w.bookAt), s.called, s.when())
	}
	return fmt.Sprintf(pick(s, s.w.book), s.called)
}

func (s *sim) detail() string {
	if s.goal == "message" {
		return s.w.text
	}
	for _, c := range s.service.Price.Classes {
		if names := c.Names[s.lang]; len(names) > 0 {
			return names[0]
		}
	}
	return s.w.text
}

func (s *sim) when() string {
	day := s.w.weekdays[s.day.Weekday()]
	if s.day.YearDay() == s.x.now.YearDay()+1 && s.chance(0.5) {
		day = s.w.tomorrow
	}
	return day + s.w.at + s.w.hours[s.hour]
}

func (s *sim) wanted() time.Time {
	minute := 0
	hour := s.hour
	if s.lang == language.Lithuanian && hour == 16 {
		hour, minute = 14, 30
	}
	return time.Date(s.day.Year(), s.day.Month(), s.day.Day(), hour, minute, 0, 0, s.x.b.Location())
}

// choice takes one of the offered times, or first asks for another.
func (s *sim) choice() string {
	var times []time.Time
	for _, o := range s.reply.Expect.Options {
		if !o.Start.IsZero() {
			times = append(times, o.Start)
		}
	}
	if len(times) == 0 { // one of several visits, or what to change
		return pick(s, s.w.first)
	}
	if s.chance(0.2) {
		return s.w.later
	}
	if s.chance(0.3) && !s.agreed.Equal(s.wanted()) {
		s.agreed = s.wanted()
		return s.when()
	}
	if len(times) > 1 && s.chance(0.4) {
		s.agreed = times[1]
		return pick(s, s.w.second)
	}
	s.agreed = times[0]
	if len(times) == 1 {
		return pick(s, s.w.yes)
	}
	return pick(s, s.w.first)
}

// hourStays tells that the time was named by day and hour, so that a new day
// keeps the hour.
func (s *sim) hourStays() bool { return s.agreed.Equal(s.wanted()) }

func (s *sim) done() bool {
	switch s.goal {
	case "book":
		return s.did("booked") && (s.second == nil || s.count("booked") > 1)
	case "move":
		return s.did("moved")
	case "cancel":
		return s.did("cancelled")
	case "message":
		return s.did("message")
	}
	return true
}

// judge tells whether the caller got what they came for.
func (s *sim) judge() {
	s.reached = s.done() && !s.wrong
	if s.goal == "price" {
		s.reached = !s.wrong && strings.ContainsAny(s.log.String(), "0123456789")
	}
}

func (s *sim) count(kind string) (n int) {
	for _, a := range s.actions {
		if a.Type == kind {
			n++
		}
	}
	return n
}

// check compares what was committed with what the caller agreed to.
func (s *sim) check(list []dialog.Action) {
	for _, a := range list {
		if a.Type != "booked" && a.Type != "moved" {
			continue
		}
		service := s.service.ID
		if s.second != nil && s.count("booked") > 1 {
			service = s.second.ID
		}
		switch {
		case s.goal != "book" && s.goal != "move", a.Service != service, !a.Start.Equal(s.agreed), !strings.EqualFold(a.Name, s.name[1]), a.Phone != s.phone[1],
			s.goal == "book" && s.second == nil && s.count("booked") > 1:
			s.wrong = true
			fmt.Fprintf(&s.log, "WRONG %s %s %s %s, agreed %s %s %s %s\n", a.Service, a.Start.In(s.x.b.Location()), a.Name, a.Phone, service, s.agreed, s.name[1], s.phone[1])
		}
		if s.goal == "book" {
			s.agreed = time.Time{}
		}
	}
}
