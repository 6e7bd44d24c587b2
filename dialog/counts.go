package dialog

import (
	"maps"
	"slices"

	"budi/configs/playbooks"
)

// Count is one metric of a playbook that went up in a conversation.
type Count struct {
	Playbook string `json:"playbook"` // the file's name without .yaml
	Metric   string `json:"metric"`   // its key under metrics:
	N        int    `json:"n"`        // how often, or for "turns" how many
}

// Counts are the metrics that went up since this call began, by what happened
// for good: what is rehearsed counts once it is settled.
func (c *Conversation) Counts() []Count { return slices.Clone(c.s.Counts) }

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
			c.s.raise(Count{Playbook: p.Name, Metric: name, N: 1})
		case m.On == playbooks.OnTurns && on == playbooks.OnClose:
			c.s.raise(Count{Playbook: p.Name, Metric: name, N: max(1, c.s.Turns-t.Since+1)})
		}
	}
}

func (s *state) raise(by Count) {
	for i, n := range s.Counts {
		if n.Playbook == by.Playbook && n.Metric == by.Metric {
			s.Counts[i].N += by.N
			return
		}
	}
	s.Counts = append(s.Counts, by)
}
