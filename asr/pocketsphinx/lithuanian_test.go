package pocketsphinx

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/asr/grammar"
	"budi/language"
)

func clinic() grammar.Vocabulary {
	return grammar.Vocabulary{
		Lang: language.Lithuanian,
		Services: [][]string{
			{"patikra", "apžiūra", "patikrą", "apžiūrą"},
			{"burnos higiena", "burnos higieną", "dantų valymas", "dantų valymą"},
			{"plombavimas", "plombavimą", "plomba", "plombą"},
			{"kanalų gydymas", "kanalų gydymą"},
			{"dantų balinimas", "dantų balinimą", "balinimas"},
			{"danties šalinimas", "danties šalinimą", "rovimas"},
		},
		Staff: [][]string{{"daktarė Rasa", "Rasa", "Rasą"}, {"Tomas", "Tomą"}},
	}
}

// espeakVoice is a voice of espeak's, its words per minute and its pitch, 0 to
// 99.
type espeakVoice struct{ name, speed, pitch string }

// espeak speaks Lithuanian at a rate, as espeak does by itself.
func espeak(t testing.TB, text string, rate string) []int16 {
	t.Helper()
	return espeakVoice{"lt", "150", "50"}.say(t, text, rate)
}

func (v espeakVoice) say(t testing.TB, text string, rate string) []int16 {
	t.Helper()
	raw, out := filepath.Join(t.TempDir(), "raw.wav"), filepath.Join(t.TempDir(), "out.wav")
	for _, c := range []*exec.Cmd{
		exec.CommandContext(context.Background(), "espeak-ng", "-v", v.name, "-s", v.speed, "-p", v.pitch, "-w", raw, text),
		exec.CommandContext(context.Background(), "sox", "-R", raw, "-r", rate, "-b", "16", out),
	} {
		if msg, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", c.Args, err, msg)
		}
	}
	pcm, _ := readWAV(t, out)
	return pcm
}

// needsEspeak skips a test of many synthetic utterances where they can't be made,
// or are not wanted.
func needsEspeak(t *testing.T) {
	t.Helper()
	for _, tool := range []string{"espeak-ng", "sox"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("needs the Debian packages espeak-ng and sox")
		}
	}
	if testing.Short() {
		t.Skip("takes half a minute")
	}
}

// everyHour gives the hours of a day as they are said, whole and half.
func everyHour() []string {
	var out []string
	for _, h := range listed("pirmą,antrą,trečią,ketvirtą,penktą,šeštą,septintą,aštuntą,devintą,dešimtą,vienuoliktą,dvyliktą") {
		out = append(out, h, h+" valandą", h+" trisdešimt")
	}
	for _, h := range listed("tryliktą,keturioliktą,penkioliktą,šešioliktą,septynioliktą,aštuonioliktą") {
		out = append(out, h, h+" valandą")
	}
	for _, h := range listed("devynių,dešimties,vienuolikos,dvylikos,dviejų,trijų,keturių,penkių") {
		out = append(out, "pusę "+h)
	}
	return out
}

// TestSyntheticLithuanian hears menus and short answers of a synthetic voice.
func TestSyntheticLithuanian(t *testing.T) {
	needsEspeak(t)
	e := testEngine(t)
	require.True(t, e.Experimental(language.Lithuanian, 8000))
	b := grammar.New(clinic())
	var right, of int
	for _, group := range []struct {
		name, state string
		least       float64
		said        []string
	}{
		{"yes and no", "confirm", 0.9, strings.Split("taip,ne,gerai,tinka,netinka,teisingai,taip teisingai,ne ačiū,neteisingai,žinoma", ",")},
		{"days", "time", 0.9, strings.Split("pirmadienį,antradienį,trečiadienį,ketvirtadienį,penktadienį,šeštadienį,rytoj,poryt,šiandien,kitą savaitę,kitą pirmadienį,rytoj ryte,penktadienį po pietų", ",")},
		{"hours", "time", 0.9, strings.Split("devintą valandą,dešimtą valandą,vienuoliktą valandą,dvyliktą valandą,pirmą valandą,antrą valandą,trečią valandą,ketvirtą valandą,penktą valandą,pusę trijų,dešimtą trisdešimt,po ketvirtos", ",")},
		{"every hour", "time", 0.9, everyHour()},
		{"services", "service", 0.8, strings.Split("patikra,burnos higiena,dantų valymas,plombavimas,kanalų gydymas,dantų balinimas,danties šalinimas,apžiūra,rovimas,balinimas", ",")},
		{"choices", "choice", 0.75, strings.Split("pirmas,antrą variantą,trečias,pusę trijų,ketvirtadienį dešimtą,penktadienį,vėliau,kitą dieną,paskutinį", ",")},
		{"phone", "phone", 0.25, strings.Split("aštuoni šeši vienas du trys keturi penki šeši septyni,šeši šimtai dvylika trisdešimt keturi penkiasdešimt šeši,taip,ne", ",")},
		{"request", "request", 0.5, strings.Split("norėčiau užsiregistruoti patikrai rytoj,kiek kainuoja burnos higiena,kada dirbate,noriu atšaukti vizitą,norėčiau kalbėti su žmogumi,laba diena norėčiau plombavimą,ar dirbate šeštadienį,noriu palikti žinutę", ",")},
	} {
		good := 0
		for _, said := range group.said {
			ev, err := e.Hear(t.Context(), padded(throughULaw(espeak(t, said, "8000"))), 8000, b.For(group.state, offer()))
			require.NoError(t, err)
			if ev.Text == said {
				good++
			} else {
				t.Logf("%s: %q heard %q (%.2f)", group.name, said, ev.Text, ev.Confidence)
			}
		}
		t.Logf("%s %s", group.name, percent(good, len(group.said)))
		assert.GreaterOrEqual(t, float64(good), group.least*float64(len(group.said)), group.name)
		right, of = right+good, of+len(group.said)
	}
	t.Log("in all", percent(right, of))
	assert.GreaterOrEqual(t, float64(right), 0.8*float64(of))
}

// TestLIEPADictionary compares the pronunciation rules with the LIEPA
// project's own dictionaries.
func TestLIEPADictionary(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedData(t), "models", liepaModel, "language", "*.dict"))
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("needs the model lt-liepa-FZ1.3")
	}
	seen := make(map[string]bool)
	same, all := 0, 0
	for _, f := range files {
		text, err := os.ReadFile(f)
		require.NoError(t, err)
		for line := range strings.Lines(string(text)) {
			fields := strings.Fields(line)
			if len(fields) < 2 || seen[line] || strings.Contains(fields[0], "(") {
				continue
			}
			seen[line] = true
			all++
			if got := (liepa{}).pronounce(fields[0]); len(got) > 0 && got[0] == strings.Join(fields[1:], " ") {
				same++
			} else if testing.Verbose() && all%17 == 0 {
				t.Log(fields, got)
			}
		}
	}
	t.Log("same as the dictionary:", percent(same, all))
	assert.GreaterOrEqual(t, float64(same), 0.99*float64(all))
}

// TestLithuanianHuman hears the three human utterances that there are.
func TestLithuanianHuman(t *testing.T) {
	shared := sharedData(t)
	e := testEngine(t)
	g := &asr.Grammar{ID: "robot", Lang: language.Lithuanian, JSGF: "#JSGF V1.0;\ngrammar r;\npublic <r> = (eik | varyk) [(du | tris | keturis | penkis) metrus] [atgal | pirmyn] | suk (dešinėn | kairėn) | stok;\n"}
	right := 0
	for _, r := range recordings(t, shared, "lt_human") {
		pcm, rate := readWAV(t, filepath.Join(shared, "data", "asr", r.File))
		require.Equal(t, 8000, rate)
		ev, err := e.Hear(t.Context(), padded(throughULaw(pcm)), rate, g)
		require.NoError(t, err)
		t.Logf("%q heard %q (%.2f)", r.Text, ev.Text, ev.Confidence)
		if ev.Text == r.Text {
			right++
		}
	}
	assert.GreaterOrEqual(t, right, 2)
}

// TestLIEPAModel has no English model, so LIEPA's is taken; it hears a
// synthetic voice at 16 kHz.
func TestLIEPAModel(t *testing.T) {
	shared := sharedData(t)
	e, err := New(t.Context(), Config{Debian: t.TempDir(), Models: []string{filepath.Join(shared, "models")}})
	require.NoError(t, err)
	t.Cleanup(e.Close)
	require.ErrorIs(t, e.Supports(language.Lithuanian, 8000), asr.ErrUnavailable)
	if e.Supports(language.Lithuanian, 16000) != nil {
		t.Skip("needs the model lt-liepa-FZ1.3")
	}
	b := grammar.New(clinic())
	right, of := 0, 0
	for state, said := range map[string]string{"time": "pirmadienį,antradienį,trečiadienį,penktadienį,rytoj,kitą savaitę", "confirm": "taip,ne,gerai,netinka", "service": "burnos higiena,plombavimas,kanalų gydymas,dantų balinimas"} {
		for text := range strings.SplitSeq(said, ",") {
			ev, err := e.Hear(t.Context(), padded(padded(espeak(t, text, "16000"))), 16000, b.For(state, nil))
			require.NoError(t, err)
			of++
			if ev.Text == text {
				right++
			} else {
				t.Logf("%q heard %q (%.2f)", text, ev.Text, ev.Confidence)
			}
		}
	}
	t.Log(percent(right, of))
	assert.GreaterOrEqual(t, float64(right), 0.55*float64(of))
}

func TestLithuanianNumbersArePronounced(t *testing.T) {
	want := strings.Join(lithuanianSounds("penkišimtai"), " ")
	assert.Equal(t, []string{want}, liepa{}.pronounce("500"))
	for _, word := range []string{"500", "x5", "208", "18446744073709551616", "0"} {
		said := newLithuanianInEnglish().pronounce(word)
		require.NotEmpty(t, said, word)
		assert.LessOrEqual(t, len(said), len(newLithuanianInEnglish()), "%s: one for each accent", word)
		for _, p := range said {
			assert.NotEmpty(t, p, word)
		}
	}
}
