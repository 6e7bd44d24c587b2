package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/netip"
	"runtime"
	"sync"
	"time"

	"github.com/pion/rtp"

	"budi/media"
	"budi/media/dtmf"
	"budi/media/echo"
	"budi/media/g711"
	"budi/media/jitter"
	"budi/media/quality"
	"budi/media/resample"
	"budi/media/vad"
	"budi/phone"
)

// benchMediaCmd measures what the sound of calls costs.
type benchMediaCmd struct {
	For      time.Duration `default:"500ms" help:"How long each stage is measured."`
	Sessions int           `default:"100" help:"Sessions at once over loopback; 0 for none."`
	Seconds  int           `default:"5" help:"How long they run."`
	JSON     bool          `help:"One JSON object."`
}

// mediaResult is what the benchmark prints.
type mediaResult struct {
	Stages   []stageResult `json:"stages"`
	Sessions int           `json:"sessions,omitempty"`
	// CPUPercent is of one core, for one session both ways, the kernel included.
	CPUPercent float64 `json:"cpu_percent,omitempty"`
	Lost       uint64  `json:"lost,omitempty"` // packets of the sessions
}

// stageResult is one stage's cost of a frame of 20 ms.
type stageResult struct {
	Name    string  `json:"name"`
	MicroS  float64 `json:"microseconds"`
	Allocs  float64 `json:"allocations"`
	PerCore int     `json:"streams_per_core"`
}

// Run measures and prints.
func (c *benchMediaCmd) Run(ctx context.Context, t terminal) error {
	stages, done, err := inboundStages()
	if err != nil {
		return err
	}
	defer done()
	var r mediaResult
	whole := stageResult{Name: "inbound, whole"}
	for _, s := range stages {
		one := measure(s.name, c.For, s.do)
		if s.inbound {
			whole.MicroS += one.MicroS
			whole.Allocs += one.Allocs
		}
		r.Stages = append(r.Stages, one)
	}
	whole.PerCore = int(20_000 / whole.MicroS)
	r.Stages = append(r.Stages, whole)
	if c.Sessions > 0 {
		r.Sessions = c.Sessions
		if r.CPUPercent, r.Lost, err = sessions(ctx, c.Sessions, c.Seconds); err != nil {
			return err
		}
	}
	if c.JSON {
		return json.NewEncoder(t.out).Encode(r)
	}
	fmt.Fprintf(t.out, "%-24s %10s %12s %18s\n", "a frame of 20 ms", "us", "allocations", "streams per core")
	for _, s := range r.Stages {
		fmt.Fprintf(t.out, "%-24s %10.2f %12.2f %18d\n", s.Name, s.MicroS, s.Allocs, s.PerCore)
	}
	if r.Sessions > 0 {
		fmt.Fprintf(t.out, "%d sessions over loopback: %.2f %% of a core each, both ways; %d packets lost\n", r.Sessions, r.CPUPercent, r.Lost)
	}
	return nil
}

// stage is a part of the sound's path; do takes the next frame.
type stage struct {
	name    string
	inbound bool
	do      func()
}

const (
	mediaRate  = phone.Rate
	mediaFrame = mediaRate / 50
)

// inboundStages are the parts of the way from a packet to the recogniser, and
// of that back, fed with the same five seconds of voice-like sound again and
// again. The caller calls done.
func inboundStages() (list []stage, done func(), err error) {
	sound := hum(5)
	frames := len(sound) / mediaFrame
	n := 0
	frame := func() []int16 {
		n = (n + 1) % frames
		return sound[n*mediaFrame : (n+1)*mediaFrame]
	}
	detector, err := vad.New(vad.Default)
	if err != nil {
		return nil, nil, err
	}
	canceller, err := echo.New()
	if err != nil {
		detector.Close()
		return nil, nil, err
	}
	var (
		pcm     = make([]int16, mediaFrame)
		wide    = make([]int16, 2*mediaFrame)
		code    = make([]byte, mediaFrame)
		analyse = quality.New(mediaRate)
		zero    = quality.NewBlocker(mediaRate)
		keys    dtmf.Detector
		double  resample.Doubler
		parse   = &parsing{}
		wait    = newWaiting()
	)
	parse.raw, err = (&rtp.Packet{Header: rtp.Header{Version: 2, SSRC: 1}, Payload: code}).Marshal()
	if err != nil {
		return nil, nil, err
	}
	list = []stage{
		{"parse RTP", true, parse.next},
		{"jitter buffer, decode", true, func() { wait.next(frame(), pcm) }},
		{"quality of the sound", true, func() { analyse.Take(quality.Frame{PCM: frame(), Voice: true, Heard: true}) }},
		{"zero line", true, func() { copy(pcm, frame()); zero.Filter(pcm) }},
		{"echo canceller", true, func() { copy(pcm, frame()); canceller.Cancel(pcm, frame()) }},
		{"voice activity", true, func() { detector.Voice(frame(), mediaRate) }},
		{"keys as tones", false, func() { keys.Take(frame()) }},
		{"encode mu-law", false, func() { g711.EncodeU(code, frame()) }},
		{"8 to 16 kHz", false, func() { double.Double(wide, frame()) }},
	}
	return list, func() { detector.Close(); canceller.Close() }, nil
}

// parsing parses the same packet again and again.
type parsing struct {
	raw []byte
	p   rtp.Packet
}

func (p *parsing) next() { _ = p.p.Unmarshal(p.raw) } // it was marshalled here

// waiting is an eager jitter buffer in steady traffic.
type waiting struct {
	buffer *jitter.Eager
	code   []byte
	seq    uint16
	ts     uint32
	now    time.Time
}

func newWaiting() *waiting {
	w := &waiting{code: make([]byte, mediaFrame), now: time.Unix(1000, 0)}
	w.buffer = jitter.NewEager(w.now, w)
	return w
}

// Decode implements [jitter.Decoder].
func (*waiting) Decode(dst []int16, payload []byte) int {
	n := min(len(dst), len(payload))
	g711.DecodeU(dst[:n], payload[:n])
	return n
}

func (w *waiting) next(sound, out []int16) {
	g711.EncodeU(w.code, sound)
	w.buffer.Put(jitter.Packet{Seq: w.seq, Timestamp: w.ts, Kind: jitter.Sound, Payload: w.code, Arrived: w.now})
	w.seq++
	w.ts += mediaFrame
	for {
		if _, ok := w.buffer.Next(w.now, out); !ok {
			break
		}
	}
	w.now = w.now.Add(media.Ptime)
}

// hum is some seconds of a gliding buzz in syllables.
func hum(seconds int) []int16 {
	pcm := make([]int16, seconds*mediaRate)
	phase := 0.0
	for i := range pcm {
		t := float64(i) / mediaRate
		phase += 2 * math.Pi * (120 + 30*math.Sin(t)) / mediaRate
		swell := max(0, math.Sin(2*math.Pi*3*t))
		var v float64
		for h := 1.0; h < 12; h++ {
			v += math.Sin(h*phase) / h
		}
		pcm[i] = int16(4000 * swell * v)
	}
	phone.Noise(1, 30)(pcm)
	return pcm
}

// measure runs do for a while on one core.
func measure(name string, long time.Duration, do func()) stageResult {
	for range 200 {
		do()
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start, n := time.Now(), 0
	for time.Since(start) < long {
		for range 100 {
			do()
		}
		n += 100
	}
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	us := float64(took.Microseconds()) / float64(n)
	return stageResult{Name: name, MicroS: us, Allocs: float64(after.Mallocs-before.Mallocs) / float64(n), PerCore: int(20_000 / us)}
}

// sessions runs whole sessions over loopback in pairs that talk to each other,
// and gives the share of a core that each takes, in percent.
func sessions(ctx context.Context, count, seconds int) (percent float64, lost uint64, err error) {
	ports, err := media.NewPorts(netip.AddrFrom4([4]byte{127, 0, 0, 1}), callerFrom, callerTo)
	if err != nil {
		return 0, 0, err
	}
	var all []*media.Session
	defer func() {
		for _, s := range all {
			err = errors.Join(err, s.Close())
		}
	}()
	for range (count + 1) / 2 {
		a, err := ports.Lease()
		if err != nil {
			return 0, 0, err
		}
		b, err := ports.Lease()
		if err != nil {
			return 0, 0, errors.Join(err, a.Close())
		}
		p := media.Params{Codec: media.Codecs()[0], KeyPayloadType: 101, Send: true, Recv: true}
		o := media.SessionOptions{Log: slog.New(slog.DiscardHandler)}
		pa, pb := p, p
		pa.Remote, pb.Remote = b.Addr(), a.Addr()
		all = append(all, media.NewSession(a, pa, o), media.NewSession(b, pb, o))
	}
	ctx, stop := context.WithTimeout(ctx, time.Duration(seconds)*time.Second)
	defer stop()
	began, cpu := time.Now(), cpuTime()
	sound := hum(5)
	var wg sync.WaitGroup
	for _, s := range all {
		in, out := make(chan media.Frame, 50), make(chan media.Frame)
		wg.Go(func() { _ = s.Receive(ctx, in) }) // it ends with ctx
		wg.Go(func() { _, _ = s.Play(ctx, out) })
		wg.Go(func() {
			for {
				select {
				case <-in:
				case <-ctx.Done():
					return
				}
			}
		})
		wg.Go(func() {
			for i := 0; ; i = (i + mediaFrame) % len(sound) {
				select {
				case out <- media.Frame{PCM: sound[i : i+mediaFrame], Rate: mediaRate}:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	wg.Wait()
	used, took := cpuTime()-cpu, time.Since(began)
	for _, s := range all {
		lost += s.Stats().Lost
	}
	return 100 * used.Seconds() / took.Seconds() / float64(len(all)), lost, nil
}
