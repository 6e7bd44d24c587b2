package playbooks

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// What a metric counts.
const (
	OnStart = "start" // the playbook was begun
	OnClose = "close" // it ended in a state
	OnTurns = "turns" // how many turns it took to end in a state
	OnGo    = "go"    // it went on in another playbook
)

// Metric is one thing that is counted of a playbook, written "start", "close
// booked", "turns booked", "go booking", or, for an action's outcome, "reserve
// taken".
type Metric struct {
	On   string // OnStart, OnClose, OnTurns, OnGo or an action
	What string // the state, the playbook or the outcome; "" with OnStart
	line int
}

// UnmarshalYAML reads the metric's one or two words.
func (m *Metric) UnmarshalYAML(n ast.Node) error {
	m.line = n.GetToken().Position.Line
	var s string
	if err := yaml.NodeToValue(n, &s); err != nil {
		return err
	}
	m.On, m.What, _ = strings.Cut(strings.Join(strings.Fields(s), " "), " ")
	return nil
}

// String gives the metric as it is written.
func (m Metric) String() string { return strings.TrimSpace(m.On + " " + m.What) }

// check tells what is wrong with a metric of a playbook.
func (m Metric) check(p *Playbook, w Words) error {
	known := func(list []string, what string) error {
		if slices.Contains(list, m.What) {
			return nil
		}
		return fmt.Errorf("%q: %q is not %s; there are %s", m, m.What, what, strings.Join(list, ", "))
	}
	switch {
	case m.On == OnStart && m.What == "":
		return nil
	case m.On == OnClose, m.On == OnTurns:
		return known(p.Closing, "in the playbook's closing: list")
	case m.On == OnGo:
		var list []string
		for _, r := range p.Steps {
			if r.Go != "" && !slices.Contains(list, r.Go) {
				list = append(list, r.Go)
			}
		}
		return known(list, "a playbook that a step goes to")
	case slices.Contains(w.Actions, m.On) && m.What != "":
		return nil
	}
	return fmt.Errorf(`%q counts nothing; write "start", "close STATE", "turns STATE", "go PLAYBOOK" or "ACTION OUTCOME"`, m)
}
