package pocketsphinx

import (
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"budi/asr"
	"budi/asr/asrtest"
	"budi/asr/chain"
	"budi/language"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestConformance(t *testing.T) {
	if _, err := exec.LookPath("flite"); err != nil {
		t.Skip("needs the Debian package flite")
	}
	e := testEngine(t)
	wide := padded(padded(flite(t, "rms", "winter tyres on friday")))
	for name, s := range map[string]asrtest.Suite{
		"telephone": {Rate: 8000, Speech: throughULaw(halved(wide))},
		"wideband":  {Rate: 16000, Speech: wide},
	} {
		t.Run(name, func(t *testing.T) {
			s.Recognizer = e
			s.Want = "winter tyres on friday"
			s.Grammar = &asr.Grammar{ID: "tyres", Lang: language.English, JSGF: "#JSGF V1.0;\ngrammar t;\npublic <t> = (winter | summer) tyres [on (monday | friday)] | oil change [on (monday | friday)];\n"}
			s.Other = &asr.Grammar{ID: "yes", Lang: language.English, Sentences: []string{"yes", "no", "yes please", "no thank you"}}
			asrtest.Run(t, s)
			s.Recognizer = chain.New(chain.Config{Final: 20 * time.Second, Stall: 20 * time.Second}, chain.Engine{Name: "pocketsphinx", Recognizer: e})
			t.Run("in a chain", func(t *testing.T) { asrtest.Run(t, s) })
		})
	}
}

func TestBadGrammars(t *testing.T) {
	e := testEngine(t)
	for name, g := range map[string]*asr.Grammar{
		"empty":              {ID: "1", Lang: "en"},
		"no JSGF":            {ID: "2", Lang: "en", JSGF: "hello"},
		"no public rule":     {ID: "3", Lang: "en", JSGF: "#JSGF V1.0;\ngrammar g;\n<a> = b;\n"},
		"undefined rule":     {ID: "4", Lang: "en", JSGF: "#JSGF V1.0;\ngrammar g;\npublic <a> = b <c>;\n"},
		"open bracket":       {ID: "5", Lang: "en", JSGF: "#JSGF V1.0;\ngrammar g;\npublic <a> = b (c;\n"},
		"import":             {ID: "6", Lang: "en", JSGF: "#JSGF V1.0;\ngrammar g;\nimport </etc/passwd>;\npublic <a> = b;\n"},
		"left recursion":     {ID: "7", Lang: "en", JSGF: "#JSGF V1.0;\ngrammar g;\npublic <a> = <a> b;\n"},
		"a word of no sound": {ID: "8", Lang: "en", Sentences: []string{"yes ☃"}},
		"another language":   {ID: "9", Lang: "hy", Sentences: []string{"այո"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := e.Hear(t.Context(), make([]int16, 800), 8000, g)
			require.ErrorIs(t, err, asr.ErrUnavailable)
			t.Log(err)
		})
	}
	// None of them leaves a decoder behind that doesn't work.
	ev, err := e.Hear(t.Context(), make([]int16, 8000), 8000, &asr.Grammar{ID: "10", Lang: "en", Sentences: []string{"yes", "no"}})
	require.NoError(t, err)
	assert.Equal(t, asr.Event{Final: true}, ev)
	_, err = e.Hear(t.Context(), make([]int16, 800), 11025, &asr.Grammar{ID: "10", Lang: "en", Sentences: []string{"yes", "no"}})
	require.ErrorIs(t, err, asr.ErrUnavailable)
}
