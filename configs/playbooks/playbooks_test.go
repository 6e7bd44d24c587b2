package playbooks_test

import (
	"testing"
	"testing/fstest"

	"cel.dev/cel-go/cel"
	"github.com/stretchr/testify/require"

	"budi/configs/playbooks"
)

func words() playbooks.Words {
	return playbooks.Words{
		Facts:   map[string]*cel.Type{"known.name": cel.BoolType, "did.reserve": cel.StringType, "visits": cel.IntType},
		Actions: []string{"reserve"}, Phrases: func(key string) bool { return key == "ask" || key == "tell" },
		Expects: []string{"name", "confirm"}, Intents: []string{"book"}, Closing: []string{"booked"},
	}
}

func load(text string) (*playbooks.Set, error) {
	return playbooks.Load(fstest.MapFS{"p.yaml": {Data: []byte(text)}}, words())
}

const head = "does: x\ntrigger: {intents: [book]}\nclosing: [booked]\nmetrics: {n: start}\nsteps:\n"

func TestLoad(t *testing.T) {
	s, err := load(head + `  - need: name
    ask: [ask, tell]
    expect: name
  - do: reserve
    when: visits == 0
  - when: did.reserve == "booked"
    say: tell
    close: booked
  - name: sure
    ask: ask
    expect: confirm
  - when: answer.sure == "yes"
    close: booked
`)
	require.NoError(t, err)
	require.Equal(t, []string{"p"}, s.Names())
	p := s.For("book")
	require.Same(t, s.Get("p"), p)
	require.Equal(t, playbooks.Keys{"ask", "tell"}, p.Steps[0].Ask)
	require.Equal(t, []string{"reserve"}, p.Steps[2].Reads)
	for state, want := range map[string]bool{"booked": true, "taken": false} {
		facts, err := cel.NewActivation(map[string]any{"did.reserve": state})
		require.NoError(t, err)
		got, err := p.Steps[2].When.Holds(facts)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

func TestFaults(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":       {"does: x\nstep: []\n", "p.yaml"},
		"no sentence":       {"trigger: {}\nclosing: [booked]\nmetrics: {n: start}\n", "p.yaml:1: does: is missing"},
		"no closing":        {"does: x\nmetrics: {n: start}\n", "closing: is missing"},
		"no metrics":        {"does: x\nclosing: [booked]\n", "metrics: is missing"},
		"idle metric":       {"does: x\nclosing: [booked]\nmetrics: {n: often}\n", `p.yaml:3: metrics: n: "often" counts nothing`},
		"metric's state":    {"does: x\nclosing: [booked]\nmetrics:\n  n: start\n  m: close moved\n", `p.yaml:5: metrics: m: "close moved": "moved" is not in the playbook's closing: list`},
		"metric's playbook": {"does: x\nclosing: [booked]\nmetrics: {n: go away}\n", "is not a playbook that a step goes to"},
		"metric's name":     {"does: x\nclosing: [booked]\nmetrics: {N1: start}\n", `"N1" is no name`},
		"closing state":     {"does: x\nmetrics: {n: start}\nclosing: [done]\n", `p.yaml:3: closing: "done" is not a closing state`},
		"intent":            {"does: x\nmetrics: {n: start}\nclosing: [booked]\ntrigger: {intents: [sing]}\n", `p.yaml:4: trigger: "sing" is not an intent`},
		"unknown fact":      {head + "  - when: known.nam\n    say: tell\n", "p.yaml:6: step 1: when: line 6: ERROR"},
		"not a bool":        {head + "  - when: visits\n    say: tell\n", "gives int, not a bool"},
		"type":              {head + "  - when: visits == \"1\"\n    say: tell\n", "no matching overload"},
		"unknown answer":    {head + "  - when: answer.sure == \"yes\"\n    close: booked\n", "undeclared reference to 'answer'"},
		"need":              {head + "  - need: phone\n    ask: ask\n    expect: name\n", "there is no fact known.phone"},
		"action":            {head + "  - do: dance\n", `there is no action "dance"; there are reserve`},
		"phrase":            {head + "  - say: sing\n", `there is no phrase "sing"`},
		"expect":            {head + "  - ask: ask\n", "ask: needs expect:"},
		"unknown expect":    {head + "  - ask: ask\n    expect: song\n", `"song" is none of name, confirm`},
		"ask and close":     {head + "  - ask: ask\n    expect: name\n    close: booked\n", "waits for an answer"},
		"nameless question": {head + "  - ask: ask\n    expect: confirm\n", "needs name:"},
		"question's name":   {head + "  - ask: ask\n    expect: confirm\n    name: Sure!\n", `name: "Sure!" is no name`},
		"close":             {head + "  - close: moved\n", "not in the playbook's closing: list"},
		"go":                {head + "  - go: nowhere\n", `step 1: go: there is no playbook "nowhere"`},
		"idle":              {head + "  - when: known.name\n", "does nothing"},
		"second line":       {head + "  - say: tell\n  - say: sing\n", "p.yaml:7: step 2"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := load(c.text)
			require.ErrorContains(t, err, c.want)
		})
	}
	_, err := playbooks.Load(fstest.MapFS{"a.yaml": {Data: []byte(head + "  - say: tell\n")}, "b.yaml": {Data: []byte(head + "  - say: tell\n")}}, words())
	require.ErrorContains(t, err, `"book" already starts a`)
}
