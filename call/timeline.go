package call

import (
	"log/slog"
	"time"

	"github.com/google/uuid"
)

// Timeline is when the stages of one turn came about; a zero time means that
// the turn had no such stage (a greeting has no last speech).
type Timeline struct {
	Turn        uuid.UUID
	LastSpeech  time.Time // the caller's last packet with speech came in
	Decided     time.Time // the turn was taken to be over
	Words       time.Time // the recogniser's final words
	Replied     time.Time // the dialog's reply
	FirstFrame  time.Time // the first synthesised frame
	FirstPacket time.Time // the first frame with speech was taken by the pacer
	Heard       time.Duration
	Interrupted bool
	Early       bool   // the first clause was made before the turn was decided
	Unheard     string // the end of the reply that was cut off, to the clause
}

// Gap is the response gap: from the caller's last speech to Budi's first. It is
// 0 where there is none.
func (t Timeline) Gap() time.Duration {
	if t.LastSpeech.IsZero() || t.FirstPacket.IsZero() {
		return 0
	}
	return t.FirstPacket.Sub(t.LastSpeech)
}

// Stage is one stage's name and how long it took.
type Stage struct {
	Name string
	Took time.Duration
}

// Stages lists how long each stage took that the turn had, in order.
func (t Timeline) Stages() []Stage {
	points := []struct {
		name string
		at   time.Time
	}{
		{"", t.LastSpeech},
		{"endpoint", t.Decided},
		{"recognise", t.Words},
		{"reply", t.Replied},
		{"synthesise", t.FirstFrame},
		{"send", t.FirstPacket},
	}
	var out []Stage
	last := points[0].at
	for _, p := range points[1:] {
		if !p.at.IsZero() && !last.IsZero() {
			out = append(out, Stage{p.name, p.at.Sub(last)})
		}
		if !p.at.IsZero() {
			last = p.at
		}
	}
	return out
}

// LogValue implements [slog.LogValuer]: one line a turn, in milliseconds.
func (t Timeline) LogValue() slog.Value {
	attrs := []slog.Attr{slog.String("turn", t.Turn.String())}
	if gap := t.Gap(); gap > 0 {
		attrs = append(attrs, slog.Int64("gap_ms", gap.Milliseconds()))
	}
	for _, s := range t.Stages() {
		attrs = append(attrs, slog.Int64(s.Name+"_ms", s.Took.Milliseconds()))
	}
	attrs = append(attrs, slog.Int64("heard_ms", t.Heard.Milliseconds()), slog.Bool("interrupted", t.Interrupted), slog.Bool("early", t.Early))
	return slog.GroupValue(attrs...)
}
