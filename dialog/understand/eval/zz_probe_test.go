package eval_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"budi/dialog/understand"
	"budi/language"
	"budi/language/all"
)

func TestProbe(t *testing.T) {
	u := general(t, all.Packs())
	f := shared(t, "intent_train.jsonl")
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	hit, of := map[string]int{}, map[string]int{}
	fp := map[string]int{}
	for s.Scan() {
		var r struct {
			Text, Src string
			Intents   []string
		}
		json.Unmarshal(s.Bytes(), &r)
		if !strings.HasPrefix(r.Src, "nlupp") {
			continue
		}
		want := map[understand.Intent]bool{}
		h := func(x string) bool { return slices.Contains(r.Intents, x) }
		if h("greet") {
			want["hello"] = true
		}
		if h("thank") {
			want["thanks"] = true
		}
		if h("affirm") {
			want["yes"] = true
		}
		if h("deny") {
			want["no"] = true
		}
		if h("end_call") {
			want["bye"] = true
		}
		if h("handoff") {
			want["human"] = true
		}
		if h("repeat") {
			want["repeat"] = true
		}
		if h("dont_know") {
			want["dont_know"] = true
		}
		if h("booking") || h("appointment") {
			if h("make_open_apply_setup_get_activate") {
				want["book"] = true
			}
			if h("change") {
				want["move"] = true
			}
			if h("cancel_close_leave_freeze") {
				want["cancel"] = true
			}
		}
		m := u.Understand(understand.Utterance{Text: r.Text, Lang: "en"}, language.Anchor{})
		for w := range want {
			of[string(w)]++
			if m.Has(w, 0.5) {
				hit[string(w)]++
			} else {
				fmt.Println("MISS", w, "|", r.Text, "|", m.Intents)
			}
		}
		for _, i := range []understand.Intent{"hello", "thanks", "yes", "no", "bye", "human", "repeat", "dont_know"} {
			if m.Has(i, 0.5) && !want[i] {
				fp[string(i)]++
				if i != "dont_know" {
					fmt.Println("FALSE", i, "|", r.Text, "|", m.Intents, r.Intents)
				}
			}
		}
	}
	for k := range of {
		fmt.Println("SUM", k, hit[k], of[k], "false", fp[k])
	}
}
