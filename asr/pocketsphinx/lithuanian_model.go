package pocketsphinx

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"budi/language"
	"budi/language/lt"
)

// liepaModel is the folder name of the LIEPA project's Lithuanian model.
const liepaModel = "lt-liepa-FZ1.3"

// lithuanianModels serve Lithuanian, as an experiment: menus and short answers
// from a small vocabulary. The English models hear it, with Lithuanian words
// written in English sounds: in the telephone band, that LIEPA's model was not
// made for, and by what could be measured on wideband too. LIEPA's is taken
// where an operator has added it and the English ones are missing.
func lithuanianModels(c Config, wide, narrow *model) []*model {
	models := []*model{crossLingual(c, narrow), crossLingual(c, wide)}
	for _, dir := range c.Models {
		acoustic := filepath.Join(dir, liepaModel, "acoustic")
		if _, err := os.Stat(filepath.Join(acoustic, "mdef")); err != nil {
			continue
		}
		m := &model{name: liepaModel, lang: language.Lithuanian, rate: 16000, dir: acoustic, calibration: liepaCalibration, experimental: true}
		m.open(c, func() (pronouncer, error) { return liepa{}, nil })
		return append(models, m)
	}
	return models
}

// crossLingual hears Lithuanian with an English model.
func crossLingual(c Config, english *model) *model {
	m := &model{
		name: english.name + " in Lithuanian", lang: language.Lithuanian, rate: english.rate, dir: english.dir, err: english.err,
		calibration: lithuanianCalibration, experimental: true,
	}
	if m.rate != 8000 {
		m.calibration = lithuanianCalibration.without()
	}
	return m.open(c, func() (pronouncer, error) { return newLithuanianInEnglish(), nil })
}

// lithuanianCalibration takes more for an answer, for sounds of another
// language never fit well, and keeps the beams open and close to the grammar's
// own sentences for the same reason. The weights were fitted to eleven
// synthetic voices, answers in each state against sentences of daily life and
// what was heard wrong.
var lithuanianCalibration = func() calibration {
	c := narrowCalibration
	c.weight, c.novelty = 9, 0.03
	c.args = []string{"-maxwpf", "30", "-bestpathlw", "12", "-beam", "1e-70", "-wbeam", "1e-50", "-pbeam", "1e-70", "-lpbeam", "1e-60", "-lponlybeam", "1e-50"}
	c.floor = -60
	c.middle -= 12
	c.ngram = ngramWeights{
		beyond: 0.105, language: 0.093, entropy: 1.589, posterior: 0.989, single: 4.819,
		pace: 0.165, hasty: -5.629, length: 0.274, bias: -0.13,
	}
	c.doubtful = lithuanianDoubts()
	return c
}()

// liepaCalibration opens the beams and weighs the grammar more, for the
// model's scores are spread wider: it is semi-continuous, one set of densities
// for all sounds in four streams, of which more count than PocketSphinx takes
// by itself. Without a scorer of its own nothing tells what any sounds would
// have had, so its confidence is a rough one. The filters are those of en-us,
// so its cepstral mean is the one to start from.
var liepaCalibration = func() calibration {
	c := lithuanianCalibration
	c.weight = 20
	c.args = []string{
		"-maxwpf", "20", "-topn", "8", "-bestpathlw", "30", "-fwdflatlw", "30", "-beam", "1e-100", "-wbeam", "1e-80", "-pbeam", "1e-100", "-lpbeam", "1e-90",
		"-fwdflatbeam", "1e-100", "-fwdflatwbeam", "1e-80", "-pl_window", "0", "-remove_noise", "no",
		"-cmninit", "41.00,-5.29,-0.12,5.09,2.48,-4.07,-1.37,-1.78,-5.08,-2.05,-6.45,-1.42,1.17",
	}
	c.ngram = ngramWeights{
		language: 0.1915, entropy: 2.8354, posterior: 1.4686, single: 4.4635,
		pace: 1.4283, hasty: -2.6594, length: -0.0477, bias: -2.0314,
	}
	c.middle = -150
	return c
}()

// liepa pronounces in the LIEPA model's sounds.
type liepa struct{}

func (liepa) pronounce(word string) []string {
	if p := lithuanianSounds(spelledOut(word)); len(p) > 0 {
		return []string{strings.Join(p, " ")}
	}
	return nil
}

// spelledOut writes a word in small letters, its numbers as they are said:
// "500" is the model of a car as well.
func spelledOut(word string) string {
	word = norm.NFC.String(strings.ToLower(word))
	if !strings.ContainsAny(word, "0123456789") {
		return word
	}
	say := lt.New()
	var out strings.Builder
	for _, run := range runsOf(word) {
		if run[0] < '0' || run[0] > '9' {
			out.WriteString(run)
			continue
		}
		numbers := []string{run}
		if len(run) > 6 {
			numbers = strings.Split(run, "") // digit by digit
		}
		for _, digits := range numbers {
			n, _ := strconv.ParseInt(digits, 10, 64) //nolint:errcheck // at most six digits
			out.WriteString(strings.ReplaceAll(say.Cardinal(n, language.Form{}), " ", ""))
		}
	}
	return out.String()
}
