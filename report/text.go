package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// width is where lines of text are folded.
const width = 78

// Text writes the report for a terminal, in order of what matters first. It
// writes in one piece; the error is w's.
func (r Report) Text(w io.Writer) error {
	p := &page{words: wordsOf(r)}
	p.line("", p.T("title")+" · "+r.Name)
	p.line("", p.since(r))
	p.line("", p.totals(r))
	for _, section := range sections(r) {
		section.text(p, r)
	}
	_, err := w.Write(p.buf.Bytes())
	return err
}

// section is a part of the report: whether it has anything to tell, and how a
// terminal shows it.
type section struct {
	key  string
	text func(*page, Report)
}

// sections are the report's parts in their order, without the empty ones.
func sections(r Report) []section {
	all := []struct {
		key  string
		show bool
		text func(*page, Report)
	}{
		{"h-urgent", len(r.alerts(false)) > 0, func(p *page, r Report) { p.alerts(r.alerts(false)) }},
		{"h-callbacks", len(r.Callbacks) > 0, (*page).callbacks},
		{"h-bookings", len(r.Bookings) > 0, (*page).bookings},
		{"h-transfers", len(r.transfers()) > 0, (*page).transfers},
		{"h-unanswered", len(r.Unanswered) > 0, (*page).unanswered},
		{"h-confirmed", len(r.alerts(true)) > 0, func(p *page, r Report) { p.alerts(r.alerts(true)) }},
		{"h-calls", len(r.Calls) > 0, (*page).calls},
		{"h-health", true, (*page).health},
	}
	var out []section
	for _, s := range all {
		if s.show {
			out = append(out, section{s.key, func(p *page, r Report) { p.heading(p.T(s.key)); s.text(p, r) }})
		}
	}
	return out
}

// alerts are the urgent cases that somebody confirmed, or nobody did.
func (r Report) alerts(confirmed bool) []Alert {
	var out []Alert
	for _, a := range r.Alerts {
		if a.Confirmed == confirmed {
			out = append(out, a)
		}
	}
	return out
}

// transfers are the incidents in which a caller couldn't be put through.
func (r Report) transfers() []string {
	var out []string
	for _, i := range r.Health.Incidents {
		if i.Kind == "transfer" {
			out = append(out, i.At.Format("15:04")+" "+i.Text)
		}
	}
	return out
}

// page is a text in the making.
type page struct {
	words
	buf bytes.Buffer
}

func (p *page) heading(text string) {
	p.buf.WriteByte('\n')
	p.line("", strings.ToUpper(text))
}

// line writes text, folded at the page's width; what follows the first line
// is indented under it.
func (p *page) line(indent, text string) {
	text = strings.Map(plain, text)
	hang := indent + strings.Repeat(" ", hanging(indent))
	for first := true; ; first = false {
		lead := hang
		if first {
			lead = indent
		}
		head, rest := fold(text, width-utf8.RuneCountInString(lead))
		p.buf.WriteString(strings.TrimRight(lead+head, " ") + "\n")
		if rest == "" {
			return
		}
		text = rest
	}
}

// plain drops what would steer a terminal or turn its writing round: callers'
// words are shown, never obeyed.
func plain(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t':
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
		return -1
	}
	return r
}

// hanging is how far the second line of a paragraph goes in.
func hanging(indent string) int {
	if indent == "" {
		return 0
	}
	return 2
}

// fold cuts text at the last space within n characters, or at the first line
// break.
func fold(text string, n int) (head, rest string) {
	if i := strings.IndexByte(text, '\n'); i >= 0 && utf8.RuneCountInString(text[:i]) <= n {
		return strings.TrimRight(text[:i], " \r"), strings.TrimLeft(text[i+1:], " ")
	}
	if utf8.RuneCountInString(text) <= n {
		return text, ""
	}
	cut, seen := 0, 0
	for i, c := range text {
		if seen > n {
			break
		}
		if c == ' ' && i > 0 {
			cut = i
		}
		seen++
	}
	if cut == 0 { // one long word stays whole
		if i := strings.IndexByte(text, ' '); i >= 0 {
			cut = i
		} else {
			return text, ""
		}
	}
	return text[:cut], strings.TrimLeft(text[cut:], " ")
}

// since tells the stretch of time that the report knows.
func (w words) since(r Report) string {
	return fmt.Sprintf(w.T("since"), w.Moment(r.From), w.Moment(r.until()))
}

// totals sums the report up in a line; a quiet night says whether it was one.
func (w words) totals(r Report) string {
	if r.Counts.Calls == 0 {
		switch r.Health.State {
		case HealthOK:
			return w.T("quiet")
		case HealthDown:
			return w.T("quiet-down")
		}
		return w.T("quiet-unknown")
	}
	parts := []string{w.N(r.Counts.Calls, "calls")}
	for _, c := range []struct {
		n   int
		key string
	}{
		{r.Counts.Urgent, "urgent-calls"},
		{r.Counts.Booked, "booked"},
		{r.Counts.Moved, "moved"},
		{r.Counts.Cancelled, "cancelled"},
		{r.Counts.Messages, "messages"},
		{r.Counts.Interrupted, "interrupted"},
		{r.Counts.Missed, "missed"},
		{r.Counts.Spam, "spam"},
	} {
		if c.n > 0 {
			parts = append(parts, w.N(c.n, c.key))
		}
	}
	return strings.Join(parts, ", ")
}

func (p *page) alerts(list []Alert) {
	for _, a := range list {
		who := p.Phone(a.Caller)
		if a.Name != "" {
			who = a.Name + ", " + who
		}
		p.line("  ", p.Moment(a.At)+"  "+who+"  "+a.Text)
		p.line("    ", p.told(a))
	}
}

// told says who was alerted and whether they confirmed.
func (w words) told(a Alert) string {
	if a.Confirmed {
		return fmt.Sprintf("%s: %s, %s %s", w.T("alerted"), a.ContactName, w.T("confirmed"), w.Clock(a.Acknowledged))
	}
	return fmt.Sprintf("%s: %s, %s", w.T("alerted"), a.ContactName, w.T("unconfirmed"))
}

func (p *page) callbacks(r Report) {
	for _, c := range r.Callbacks {
		who := p.Phone(c.Phone)
		if c.Name != "" {
			who = c.Name + ", " + who
		}
		head := p.Moment(c.At) + "  " + who + "  (" + p.Why(c.Why) + ")"
		if c.Preferred != "" {
			head += ", " + p.T("preferred") + ": " + c.Preferred
		}
		p.line("  ", head)
		if c.Text != "" {
			p.line("    ", c.Text)
		}
	}
}

func (p *page) bookings(r Report) {
	for _, b := range r.Bookings {
		p.line("  ", p.Moment(b.Start)+"  "+p.T("action-"+b.Action)+": "+b.ServiceName+", "+b.StaffName)
		if who := p.customer(b); who != "" {
			p.line("    ", who)
		}
	}
}

// customer names whose visit it is.
func (w words) customer(b Booking) string {
	switch {
	case b.Name == "" && b.Phone == "":
		return ""
	case b.Phone == "":
		return b.Name
	case b.Name == "":
		return w.Phone(b.Phone)
	}
	return b.Name + ", " + w.Phone(b.Phone)
}

func (p *page) transfers(r Report) {
	for _, t := range r.transfers() {
		p.line("  ", t)
	}
}

func (p *page) unanswered(r Report) {
	for _, q := range r.Unanswered {
		p.line("  ", p.Moment(q.At)+"  "+q.Text)
	}
}

func (p *page) calls(r Report) {
	for _, c := range r.Calls {
		who := p.Phone(c.Phone)
		if c.Name != "" {
			who = c.Name + ", " + who
		}
		if known := p.Known(c); known != "" {
			who += " (" + known + ")"
		}
		p.line("  ", fmt.Sprintf("%s  %s  %s  %s", p.Moment(c.Started), who, p.Length(c.Seconds), p.Outcome(c.Outcome)))
		p.line("    ", c.Summary)
		if c.Next != "" {
			p.line("    ", p.T("next")+": "+c.Next)
		}
	}
}

func (p *page) health(r Report) {
	p.line("  ", p.T("health-"+r.Health.State))
	for _, d := range r.Health.Down {
		p.line("  - ", fmt.Sprintf(p.T("from-to"), p.Moment(d.From), p.Moment(d.To)))
	}
	for _, i := range r.Health.Incidents {
		p.line("  - ", p.Moment(i.At)+"  "+i.Text)
	}
}
