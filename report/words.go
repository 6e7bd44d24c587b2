package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/nyaruka/phonenumbers"

	"budi/configs"
	"budi/language"
)

// words are what the report says in one language of its readers.
type words struct {
	lang     language.Tag
	text     map[string]string
	weekdays [7]string // from Sunday
	date     string    // layout of a date of the report's year, without the weekday
	dateYear string    // of another year
	year     int
	plural   func(n int) int
}

// wordsFor chooses the reader's language: the one that is asked for, else the
// business's own, else English.
func wordsFor(lang language.Tag, b *configs.Business, year int) words {
	if lang == "" {
		lang = b.Default()
	}
	if lang == language.Lithuanian {
		return words{lang: lang, text: lithuanian, weekdays: [7]string{"sekm.", "pirm.", "antr.", "treč.", "ketv.", "penkt.", "šešt."}, date: "01-02", dateYear: "2006-01-02", year: year, plural: pluralLT}
	}
	return words{lang: language.English, text: english, weekdays: [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}, date: "2 Jan", dateYear: "2 Jan 2006", year: year, plural: pluralEN}
}

// T gives the text of a key.
func (w words) T(key string) string {
	if s, ok := w.text[key]; ok {
		return s
	}
	return key
}

// N gives a number with its noun in the right form: the key's text lists the
// forms after one another, divided by bars.
func (w words) N(n int, key string) string {
	forms := strings.Split(w.T(key), "|")
	return fmt.Sprintf("%d\u00a0%s", n, forms[min(w.plural(n), len(forms)-1)])
}

func pluralEN(n int) int {
	if n == 1 {
		return 0
	}
	return 1
}

// pluralLT: 1 vizitas, 2 vizitai, 10 vizitų; 11 to 19 as 10; then by the last
// digit (CLDR, without fractions).
func pluralLT(n int) int {
	switch teens := n%100 >= 11 && n%100 <= 19; {
	case n%10 == 1 && !teens:
		return 0
	case n%10 >= 2 && !teens:
		return 1
	}
	return 2
}

// Day writes a date with its weekday, and the year where it isn't the
// report's.
func (w words) Day(t time.Time) string {
	layout := w.date
	if t.Year() != w.year {
		layout = w.dateYear
	}
	return w.weekdays[t.Weekday()] + " " + t.Format(layout)
}

// Moment writes a date and time.
func (w words) Moment(t time.Time) string { return w.Day(t) + " " + t.Format("15:04") }

// Clock writes a time of day.
func (w words) Clock(t time.Time) string { return t.Format("15:04") }

// Phone writes a number in groups; a caller without one is said to be hidden.
func (w words) Phone(e164 string) string {
	if e164 == "" {
		return w.T("hidden")
	}
	if p, err := phonenumbers.Parse(e164, "ZZ"); err == nil {
		return phonenumbers.Format(p, phonenumbers.INTERNATIONAL)
	}
	return e164
}

// Length writes a number of seconds as minutes and seconds.
func (w words) Length(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }

// Known tells whether the caller has called before; "" where nobody can know.
func (w words) Known(c Call) string {
	switch {
	case c.Caller == "":
		return ""
	case c.Returning:
		return w.T("returning")
	}
	return w.T("new")
}

// Outcome names an outcome; one that the conversation named otherwise is
// shown as it is.
func (w words) Outcome(name string) string {
	if s, ok := w.text["outcome-"+name]; ok {
		return s
	}
	return strings.ReplaceAll(name, "_", " ")
}

// Why names the reason for a callback.
func (w words) Why(name string) string { return w.T("why-" + name) }

// Visit writes what a booking is about: service, staff, when.
func (w words) Visit(b Booking) string {
	return fmt.Sprintf("%s, %s, %s", b.ServiceName, b.StaffName, w.Moment(b.Start))
}

// summary tells in one or two sentences what happened, from facts alone.
func (w words) summary(c Call, f facts) string {
	var parts []string
	for _, b := range f.bookings {
		parts = append(parts, w.T("done-"+b.Action)+": "+w.Visit(b)+".")
	}
	for _, m := range f.messages {
		parts = append(parts, w.T("left-message")+": "+sentence(m.Text))
	}
	told := map[string]bool{}
	for _, a := range f.alerts {
		if !told[a.Text] && a.Text != "" {
			parts = append(parts, w.T("urgent")+": "+sentence(a.Text))
			told[a.Text] = true
		}
	}
	for _, a := range f.alerts {
		if !told[a.ContactName] {
			parts = append(parts, w.T("alerted")+": "+a.ContactName+".")
			told[a.ContactName] = true
		}
	}
	if len(f.quoted) > 0 {
		parts = append(parts, w.T("asked-price")+": "+strings.Join(f.quoted, ", ")+".")
	}
	if f.transfer {
		parts = append(parts, w.T("transferred"))
	}
	switch {
	case c.Live():
		parts = append(parts, w.T("is-live"))
	case c.Missed:
		parts = append(parts, w.T("was-missed"))
	case c.Interrupted:
		parts = append(parts, w.T("was-cut"))
		if f.last != "" {
			parts = append(parts, w.T("last-words")+": "+sentence(f.last))
		}
	case len(parts) == 0 && w.text["was-"+c.Outcome] != "":
		parts = append(parts, w.T("was-"+c.Outcome))
	case len(parts) == 0 && !f.spoke:
		parts = append(parts, w.T("was-silent"))
	case len(parts) == 0:
		parts = append(parts, w.T("was-answered"))
	}
	for _, t := range c.Troubles {
		told := w.text["trouble-"+t.Kind]
		if told == "" {
			told = strings.ReplaceAll(t.Kind, "_", " ") + "."
		}
		if !slices.Contains(parts, told) {
			parts = append(parts, told)
		}
	}
	return strings.Join(parts, " ")
}

// next tells what is left for the team to do.
func (w words) next(f facts) string {
	for _, a := range f.alerts {
		if !a.Confirmed {
			return w.T("next-confirm")
		}
	}
	for _, m := range f.messages {
		if m.Open {
			return w.T("next-message")
		}
	}
	if f.call.Caller != "" && (f.call.Interrupted || f.call.Missed || f.failed()) {
		return w.T("next-callback")
	}
	return ""
}

// sentence ends a caller's words with a full stop where they have no end.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?…") {
		return s
	}
	return s + "."
}

// wordsOf gives the words that a report was made with.
func wordsOf(r Report) words { return wordsFor(r.Lang, &configs.Business{}, r.To.Year()) }
