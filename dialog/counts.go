package dialog

import (
	"maps"
	"slices"

	"budi/configs/playbooks"
)

// Count is one metric of a playbook that went up in a turn.
type Count struct {
	Playbook string // the file's name without .yaml
	Metric   string // its key under metrics:
	N        int    // 1, or for "turns" how many
}

// count adds what a playbook measures of an event: on is the kind of event or
// an action, what the state, the playbook or the outcome.
func (c *Conversation) count(t *task, on, what string) {
	p := c.e.plays.Get(t.Playbook)
	if p == nil {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(p.Metrics)) {
		switch m := p.Metrics[name]; {
		case m.What != what:
		case m.On == on:
			c.out.counts = append(c.out.counts, Count{Playbook: p.Name, Metric: name, N: 1})
		case m.On == playbooks.OnTurns && on == playbooks.OnClose:
			c.out.counts = append(c.out.counts, Count{Playbook: p.Name, Metric: name, N: max(1, c.s.Turns-t.Since+1)})
		}
	}
}
