package pocketsphinx

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr/grammar"
)

// TestRingingStringsAreNoAnswer holds that the strings of a guitar, which ring
// like one long "good", say nothing.
func TestRingingStringsAreNoAnswer(t *testing.T) {
	if _, err := exec.LookPath("sox"); err != nil {
		t.Skip("needs the Debian package sox")
	}
	e := testEngine(t)
	states := grammar.New(garage())
	path := filepath.Join(t.TempDir(), "string.wav")
	for _, hertz := range []int{147, 247, 330} {
		for _, seconds := range []string{"1.2", "2", "3"} {
			out, err := exec.CommandContext(t.Context(), "sox", "-n", "-R", "-r", "8000", "-b", "16", path, "synth", seconds, "pluck", fmt.Sprint(hertz), "gain", "-12").CombinedOutput()
			require.NoError(t, err, "%s", out)
			pcm, _ := readWAV(t, path)
			for _, state := range openStates {
				ev, err := e.Hear(t.Context(), padded(throughULaw(pcm)), 8000, states.For(state, offer()))
				require.NoError(t, err)
				assert.True(t, ev.Text == "" || ev.Rejected, "%s: %d Hz of %s s are %q (%.2f)", state, hertz, seconds, ev.Text, ev.Confidence)
			}
		}
	}
}
