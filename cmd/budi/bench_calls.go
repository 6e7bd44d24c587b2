package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
)

// benchCallsCmd runs bench turns at rising counts until a limit is passed.
type benchCallsCmd struct {
	From   int      `default:"10" help:"Calls at once to begin with."`
	To     int      `default:"60" help:"Calls at once to end with."`
	Step   int      `default:"10" help:"How many more each time."`
	Rounds int      `default:"1" help:"How often each caller calls."`
	Median float64  `default:"400" help:"Limit of the median response gap, milliseconds."`
	P95    float64  `name:"p95" default:"800" help:"Limit of its 95th percentile, milliseconds."`
	Voices []string `default:"rms,kal16,awb" help:"The callers' voices; Budi's own is slt."`
	JSON   bool     `help:"One JSON object for each count."`
}

// callsResult is what one count gave.
type callsResult struct {
	turnsResult
	Within bool `json:"within"` // the limits, and every caller came to the end
}

// Run measures and prints a line for each count. The callers run on the same
// machine, so a machine of its own holds more.
func (c *benchCallsCmd) Run(ctx context.Context, t terminal) error {
	if c.From < 1 || c.Step < 1 {
		return fmt.Errorf("--from and --step must be 1 or more, not %d and %d", c.From, c.Step)
	}
	if !c.JSON {
		fmt.Fprintf(t.out, "limits: median %.0f ms, p95 %.0f ms, every caller booked\n", c.Median, c.P95)
	}
	best := 0
	for n := c.From; n <= c.To; n += c.Step {
		r, err := c.count(ctx, t, n)
		if err != nil {
			return err
		}
		if c.JSON {
			if err := json.NewEncoder(t.out).Encode(r); err != nil {
				return err
			}
		} else {
			fmt.Fprintf(t.out, "%3d at once: median %4.0f ms, p95 %4.0f ms, longest %5.0f ms over %d turns; booked %d of %d; %.2f cores, callers included\n",
				n, r.MedianMS, r.P95MS, r.MaxMS, r.Turns, r.Booked, r.Held, r.CPUSeconds/r.Seconds)
		}
		if !r.Within {
			break
		}
		best = n
	}
	if !c.JSON {
		fmt.Fprintf(t.out, "within the limits: %d calls at once\n", best)
	}
	return nil
}

// count holds n calls at once, with a server of their own.
func (c *benchCallsCmd) count(ctx context.Context, t terminal, n int) (callsResult, error) {
	var out bytes.Buffer
	bench := benchTurnsCmd{Calls: n, Rounds: c.Rounds, Voices: c.Voices, JSON: true}
	if err := bench.Run(ctx, terminal{in: t.in, out: &out, err: t.err}); err != nil {
		return callsResult{}, fmt.Errorf("%d calls at once: %w", n, err)
	}
	var r callsResult
	if err := json.Unmarshal(out.Bytes(), &r.turnsResult); err != nil {
		return callsResult{}, fmt.Errorf("%d calls at once: %w", n, err)
	}
	r.Within = r.Turns > 0 && r.MedianMS <= c.Median && r.P95MS <= c.P95 && r.Failed == 0 && r.Booked == r.Held
	return r, nil
}
