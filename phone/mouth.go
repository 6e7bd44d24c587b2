package phone

import (
	"context"
	"time"

	"budi/media"
)

// mouth sends sound without a pause from the answer to the end: the lines, and
// the background between them and below them. Its goroutine runs speak.
type mouth struct {
	cfg   Config
	lines chan []int16   // one line at a time
	said  chan time.Time // when the last packet with speech of a line went out
}

func newMouth(cfg Config) *mouth {
	return &mouth{cfg: cfg, lines: make(chan []int16, 1), said: make(chan time.Time, 1)}
}

// frame is 20 ms on its way, and what it means that it was taken.
type frame struct {
	media.Frame
	voice bool // of the line
	last  bool // of the line
}

// speak plays until ctx ends or the leg fails.
func (m *mouth) speak(ctx context.Context) {
	out, ended := make(chan media.Frame), make(chan struct{})
	go func() {
		defer close(ended)
		// The leg's end is told by Receive too.
		_, _ = m.cfg.Leg.Play(ctx, out)
	}()
	var rest []int16
	var saying bool
	var spoke time.Time
	for {
		if !saying {
			select {
			case rest = <-m.lines:
				saying, spoke = true, time.Now()
			default:
			}
		}
		f := m.next(&rest, saying)
		select {
		case out <- f.Frame: // the pacer takes it when it is due
		case <-ended:
			return
		}
		if m.cfg.Tap != nil {
			m.cfg.Tap(true, f.Frame)
		}
		if f.voice {
			spoke = time.Now()
		}
		if f.last {
			saying = false
			m.said <- spoke // room for one, and one line is said at a time
		}
	}
}

// next makes the next 20 ms.
func (m *mouth) next(rest *[]int16, saying bool) frame {
	const size = Rate / 50
	f := frame{Frame: media.Frame{PCM: make([]int16, size), Rate: Rate}}
	n := copy(f.PCM, *rest)
	*rest = (*rest)[n:]
	f.voice = peak(f.PCM) >= voiceLevel
	f.last = saying && len(*rest) == 0
	if m.cfg.Background != nil {
		m.cfg.Background(f.PCM)
	}
	return f
}
