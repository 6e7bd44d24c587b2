package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/asr/grammar"
	"budi/asr/pocketsphinx"
	"budi/configs"
	"budi/language"
	"budi/media/denoise"
	"budi/media/g711"
	"budi/phone"
	"budi/reception"
	"budi/tts"
	ttsall "budi/tts/all"
)

// callers are names as the callers of a business have them.
const callers = `Tom Baker, Sarah Johnson, Michael Brown, Emma Clark, Peter Jones, Laura King, James Anderson, Mary White,
Robert Walker, Anna Taylor, David Wilson, Alice Cooper, George Harrison, Helen Carter, Brian Murphy, Rachel Green, Kevin Hall,
Olivia Scott, Simon Wright, Julie Adams, Daniel Evans, Kate Turner, Paul Roberts, Nicole Phillips, Adam Smith, Linda Morris,
Steven Hughes, Grace Mitchell, Oliver Bennett, Claire Watson, Frank Palmer, Diane Foster, Ian Mason, Martha Gray,
Patrick Doyle, Susan Parker, Mindaugas Petrauskas, Rasa Jankauskiene, Tomas Urbonas, Edward Fisher`

// otherCallers are more of them, that nothing was chosen by.
const otherCallers = `Chris Morgan, Sophie Barnes, Matthew Price, Hannah Lloyd, Andrew Shaw, Lucy Coleman, Jack Dawson, Megan Howard, Philip Cox,
Jane Barker, Ryan Butler, Charlotte Ward, Ben Richardson, Amy Hunt, Stephen Grant, Natalie Brooks, Joseph Bailey, Victoria Stone, Mark Sullivan,
Fiona Reid, Luke Hamilton, Karen Ellis, Jonathan Webb, Rebecca Long, Sam Marshall, Jessica Knight, Neil Burton, Alison Pearson, Edward Cook,
Maria Garcia, Harry Mills, Julia West, Nathan Ford, Catherine Rose, Dennis Porter, Wendy Gordon, Jonas Kazlauskas, Egle Petrauskiene, Darius Navickas,
Max Armstrong`

// TestNamesByVoice hears twice forty names in three voices over a telephone line,
// with pink noise 20 dB below the voice and without: what the state that asks
// for a name makes of them.
func TestNamesByVoice(t *testing.T) {
	if os.Getenv("BUDI_BENCH") == "" {
		t.Skip("a measurement for the record: set BUDI_BENCH=1")
	}
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	hear, err := pocketsphinx.New(t.Context(), pocketsphinx.Config{Data: filepath.Join(cache, "budi-test")})
	require.NoError(t, err)
	t.Cleanup(hear.Close)
	speak, _, err := ttsall.Open("", "", slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	server, err := configs.Load("")
	require.NoError(t, err)
	garage, _ := server.Business("garage")
	for _, list := range []string{callers, otherCallers} {
		names := strings.Split(strings.ReplaceAll(list, "\n", " "), ", ")
		var others []string // the same first and family names, in other people
		for i, name := range names {
			first, _, _ := strings.Cut(name, " ")
			_, family, _ := strings.Cut(names[(i+7)%len(names)], " ")
			others = append(others, first+" "+family)
		}
		for _, known := range []struct {
			who  string
			list []string
		}{{"no customers", nil}, {"others with the same first and family names", others}, {"these customers among as many others", slices.Concat(names, others)}} {
			words := reception.Vocabulary(garage, language.English)
			words.Names = known.list
			listen := grammar.New(words).For("name", nil)
			for _, snr := range []float64{0, 20} {
				t.Logf("%s known; noise %.0f dB below, 0 for none: %s", known.who, snr, hearNames(t, hear, speak, listen, names, snr))
			}
		}
	}
}

// hearNames counts what is made of names in three voices, with and without words
// before them.
func hearNames(t *testing.T, hear *pocketsphinx.Engine, speak tts.Renderer, listen *asr.Grammar, names []string, snr float64) string {
	t.Helper()
	exact, first, last, refused, all := 0, 0, 0, 0, 0
	for i, name := range names {
		for k, voice := range []string{"rms", "kal16", "awb"} {
			lead := []string{"My name is ", "", "It's "}[(i+k)%3]
			pcm, err := speak.Render(t.Context(), englishVoice(voice), lead+name+".")
			require.NoError(t, err)
			e, err := hear.Hear(t.Context(), overLine(t, pcm, snr, uint64(all)), phone.Rate, listen)
			require.NoError(t, err)
			want, got := strings.Fields(strings.ToLower(name)), strings.Fields(e.Text)
			all++
			if slices.Equal(got[max(0, len(got)-2):], want) {
				exact++
			} else {
				t.Logf("  %s %q: %q %.2f", voice, name, e.Text, e.Confidence)
			}
			if slices.Contains(got, want[0]) {
				first++
			}
			if slices.Contains(got, want[1]) {
				last++
			}
			if e.Rejected {
				refused++
			}
		}
	}
	return fmt.Sprintf("of %d exact %d, first %d, family %d; refused %d", all, exact, first, last, refused)
}

// overLine is what a recogniser gets of words over a telephone line that was
// listened to for two seconds before.
func overLine(t *testing.T, pcm []int16, snr float64, seed uint64) []int16 {
	t.Helper()
	const before, lead = 2 * phone.Rate, 3 * phone.Rate / 10
	whole := slices.Concat(make([]int16, before), pcm, make([]int16, phone.Rate/2))
	whole = whole[:len(whole)/160*160]
	if snr > 0 {
		phone.Noise(seed, snr)(whole)
	}
	code := make([]byte, len(whole))
	g711.EncodeU(code, whole)
	g711.DecodeU(whole, code)
	quiet, err := denoise.New()
	require.NoError(t, err)
	defer quiet.Close()
	for i := 0; i < len(whole); i += 160 {
		quiet.Process(whole[i : i+160])
	}
	return whole[before-lead:]
}
