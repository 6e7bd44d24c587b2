package report

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"time"

	"budi/record"
)

//go:embed report.html
var pageText string

// HTML writes the report as one page that needs nothing else: no script, no
// font, no picture from anywhere. It shows light or dark as the reader's
// system does, prints well, and writes in one piece; the error is w's.
func (r Report) HTML(w io.Writer) error {
	words := wordsOf(r)
	t, err := template.New("report").Funcs(template.FuncMap{
		"T":        words.T,
		"N":        words.N,
		"moment":   words.Moment,
		"day":      words.Day,
		"clock":    words.Clock,
		"phone":    words.Phone,
		"length":   words.Length,
		"outcome":  words.Outcome,
		"known":    words.Known,
		"why":      words.Why,
		"customer": words.customer,
		"told":     words.told,
		"totals":   words.totals,
		"since":    words.since,
		"fromTo": func(s Stretch) string {
			return fmt.Sprintf(words.T("from-to"), words.Moment(s.From), words.Moment(s.To))
		},
		"iso":      func(t time.Time) string { return t.Format(time.RFC3339) },
		"seconds":  func(ms int64) string { return fmt.Sprintf("%.1f s", float64(ms)/1000) },
		"who":      func(l Line) string { return words.T(l.Who) },
		"byCaller": func(l Line) bool { return l.Who == record.Caller },
		"alerts":   func(confirmed bool) []Alert { return r.alerts(confirmed) },
		"failed":   r.transfers,
	}).Parse(pageText)
	if err != nil {
		return fmt.Errorf("report page: %w", err)
	}
	var buf bytes.Buffer
	if err := t.Execute(&buf, r); err != nil {
		return fmt.Errorf("report page: %w", err)
	}
	_, err = w.Write(bytes.Map(plain, buf.Bytes()))
	return err
}
