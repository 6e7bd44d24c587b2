package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"budi/language"
	"budi/phone"
	ttsall "budi/tts/all"
)

// callCmd calls with a test phone.
type callCmd struct {
	To        string        `required:"" placeholder:"URI" help:"Whom to call: sip:+37052000002@127.0.0.1:5060."`
	From      string        `placeholder:"NUMBER" help:"The caller's number; none is anonymous."`
	Transport string        `default:"udp" enum:"udp,tcp" help:"udp or tcp."`
	Say       []string      `placeholder:"TEXT" sep:"none" help:"Words to say, one flag for each turn; \"!dtmf 12\" presses keys."`
	Wav       []string      `placeholder:"FILE" sep:"none" type:"existingfile" help:"Sound to say instead, one flag for each turn."`
	Lang      string        `default:"en" placeholder:"LANG" help:"Language of the words."`
	Voice     string        `placeholder:"NAME" help:"Voice of the words (default: rms for English)."`
	Record    string        `default:"call.wav" placeholder:"FILE" help:"Stereo WAV to write: the caller on the left."`
	Patience  time.Duration `default:"3m" help:"The longest that the call may last."`
}

// callResult is what the command prints.
type callResult struct {
	phone.Report
	MedianMS  float64 `json:"median_ms"`
	P95MS     float64 `json:"p95_ms"`
	Recording string  `json:"recording"`
}

// Run calls, says the turns each time the callee has finished, and hangs up
// after the answer to the last.
func (c *callCmd) Run(ctx context.Context, t terminal) error {
	if len(c.Say) > 0 && len(c.Wav) > 0 {
		return fmt.Errorf("--say and --wav can't be mixed: give the turns as words or as sound")
	}
	log := logger(t.err, "warn", "text")
	engine, _, err := ttsall.Open("", "", log)
	if err != nil {
		return err
	}
	v := englishVoice(c.Voice)
	v.Lang = language.Tag(c.Lang)
	if v.Name == "" && v.Lang == language.English {
		v.Name = "rms"
	}
	turns := append(slices.Clone(c.Say), c.Wav...)
	next := func(context.Context) (string, bool) {
		if len(turns) == 0 {
			return bye, true
		}
		turn := turns[0]
		turns = turns[1:]
		return turn, true
	}
	who := caller{
		to: c.To, from: c.From, transport: c.Transport, speak: engine, voice: v, next: next,
		patience: c.Patience, recordTo: c.Record, log: log,
	}
	if len(c.Wav) > 0 {
		who.speak = wavRenderer{engine}
	}
	report, err := who.call(ctx)
	if report.Gaps == nil {
		report.Gaps = []phone.Gap{}
	}
	median, p95 := quantiles(report.Gaps)
	enc := json.NewEncoder(t.out)
	if e := enc.Encode(callResult{report, median, p95, c.Record}); e != nil {
		return e
	}
	return err
}

// quantiles are the median and the 95th percentile of gaps, in ms; 0 of none.
func quantiles(gaps []phone.Gap) (median, p95 float64) {
	if len(gaps) == 0 {
		return 0, 0
	}
	ms := make([]float64, len(gaps))
	for i, g := range gaps {
		ms[i] = g.MS
	}
	slices.Sort(ms)
	at := func(q float64) float64 { return ms[min(len(ms)-1, int(q*float64(len(ms))))] }
	return at(0.5), at(0.95)
}
