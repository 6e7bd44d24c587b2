package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"budi/configs"
	"budi/dialog/understand"
	"budi/language"
)

// Today is the day on which the dialogues of Schema-Guided Dialogue (Rastogi
// et al. 2020, CC BY-SA 4.0) play.
var Today = time.Date(2019, 3, 1, 0, 0, 0, 0, time.UTC)

// Dialogue is one dialogue of the data.
type Dialogue struct {
	ID     string `json:"id"`
	Single bool   `json:"single"` // one service only
	Turns  []Turn `json:"turns"`
}

// Turn is one turn, U the user's or S the system's.
type Turn struct {
	Speaker string  `json:"sp"`
	Text    string  `json:"u"`
	Frames  []Frame `json:"f"`
}

// Frame is what a turn means to one service.
type Frame struct {
	Acts   []Act               `json:"acts"`
	Intent string              `json:"intent"`
	Slots  map[string][]string `json:"slots"`
	Call   *Call               `json:"call"`
	// Results of the call; each holds the provider's name among others.
	Results []map[string]string `json:"results"`
}

// Call is a call of the service.
type Call struct {
	Method     string            `json:"method"`
	Parameters map[string]string `json:"parameters"`
}

// Act is a dialogue act with its slot and canonical values.
type Act struct {
	Name, Slot string
	Values     []string
}

// UnmarshalJSON reads the form [name, slot, [values]].
func (a *Act) UnmarshalJSON(raw []byte) error {
	var values []string
	parts := []any{&a.Name, &a.Slot, &values}
	if err := json.Unmarshal(raw, &parts); err != nil {
		return err
	}
	a.Values = values
	return nil
}

// F1 counts what was found, what was there, and what both agree on.
type F1 struct{ Right, Found, Gold int }

// Score is the harmonic mean of precision and recall.
func (f F1) Score() float64 {
	if f.Found+f.Gold == 0 {
		return 0
	}
	return 2 * float64(f.Right) / float64(f.Found+f.Gold)
}

func (f F1) String() string {
	return fmt.Sprintf("F1 %.1f %% (%d right, %d found, %d there)", 100*f.Score(), f.Right, f.Found, f.Gold)
}

func (f *F1) add(got, want string) {
	if got != "" {
		f.Found++
	}
	if want != "" {
		f.Gold++
	}
	if got != "" && got == want {
		f.Right++
	}
}

// SGDReport is the score of single-service dialogues.
type SGDReport struct {
	Dialogues            int
	Intent               Count // active intent of each user turn
	Date, Time, Provider F1    // what a turn says of them
	Calls                Count // BookAppointment calls with exactly the right values
	Misses               []string
}

// SGD reads dialogues and scores the single-service ones. Each user turn is
// read alone, with the kind of answer that the system's turn before awaits;
// a small tracker carries the values along.
func SGD(packs map[language.Tag]language.Pack, r io.Reader) (*SGDReport, error) {
	var all []Dialogue
	err := lines(r, func(raw []byte) error {
		var d Dialogue
		if err := json.Unmarshal(raw, &d); err != nil {
			return err
		}
		if d.Single {
			all = append(all, d)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	u, err := understand.New(directory(all), packs)
	if err != nil {
		return nil, err
	}
	out := &SGDReport{Dialogues: len(all)}
	for _, d := range all {
		t := &tracker{u: u, out: out, id: d.ID}
		for i := range d.Turns {
			t.turn(&d.Turns[i])
		}
	}
	return out, nil
}

// directory is a business whose staff are the providers that the services
// know.
func directory(all []Dialogue) *configs.Business {
	b := &configs.Business{Slug: "sgd", Languages: []language.Tag{language.English}}
	seen := map[string]bool{}
	add := func(name string) {
		if name != "" && !seen[name] {
			seen[name] = true
			b.Staff = append(b.Staff, configs.Staff{ID: name, Names: configs.Terms{language.English: {name}}, Bookable: true})
		}
	}
	for _, d := range all {
		for _, t := range d.Turns {
			for _, f := range t.Frames {
				for _, r := range f.Results {
					for slot, value := range r {
						if isProvider(slot) {
							add(value)
						}
					}
				}
				for _, a := range f.Acts {
					if isProvider(a.Slot) && len(a.Values) > 0 {
						add(a.Values[0])
					}
				}
			}
		}
	}
	slices.SortFunc(b.Staff, func(x, y configs.Staff) int { return strings.Compare(x.ID, y.ID) })
	return b
}

func isProvider(slot string) bool {
	return slot == "dentist_name" || slot == "doctor_name" || slot == "stylist_name"
}

// Print writes the report, with all misses when they are wanted.
func (out *SGDReport) Print(w io.Writer, misses bool) {
	fmt.Fprintf(w, "dialogues     %d\n", out.Dialogues)
	fmt.Fprintf(w, "active intent %s\n", out.Intent)
	fmt.Fprintf(w, "date          %s\n", out.Date)
	fmt.Fprintf(w, "time          %s\n", out.Time)
	fmt.Fprintf(w, "provider      %s\n", out.Provider)
	fmt.Fprintf(w, "booking calls %s\n", out.Calls)
	if misses {
		for _, m := range out.Misses {
			fmt.Fprintln(w, m)
		}
	}
}
