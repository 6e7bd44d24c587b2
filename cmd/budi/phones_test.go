package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/configs"
	"budi/media/wav"
	"budi/phone"
	"budi/record"
	"budi/sip/siptest"
	ttsall "budi/tts/all"
)

// TestSoftphone lets baresip, a phone of its own make, call the garage from
// another network: it hears the greeting and is understood.
func TestSoftphone(t *testing.T) {
	if testing.Short() {
		t.Skip("a whole call takes half a minute")
	}
	t.Parallel() // it mostly waits for people to finish speaking
	network := siptest.NewNamespace(t)
	s := serveDemo(t, func(server *configs.Server) { server.SIP.Addr = network.Host.String() + ":0" })
	engine, _, err := ttsall.Open("", "", slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	words, err := engine.Render(t.Context(), englishVoice("rms"), "I'd like to book an oil change.")
	require.NoError(t, err)
	// The greeting takes some eight seconds; the phone hangs up at its file's end.
	pcm := append(make([]int16, 10*phone.Rate), words...)
	pcm = append(pcm, make([]int16, 5*phone.Rate)...)
	file := filepath.Join(t.TempDir(), "say.wav")
	w, err := wav.Create(file, wav.Format{Rate: phone.Rate, Channels: 1})
	require.NoError(t, err)
	require.NoError(t, w.Write(pcm))
	require.NoError(t, w.Close())

	heard := network.Baresip(t, fmt.Sprintf("sip:+37052000002@%s", s.sip.Addr()), file)
	call, turns := s.record("+37061234567")
	t.Logf("%s", transcript(turns))
	f, err := os.Open(heard)
	require.NoError(t, err)
	defer f.Close()
	sound, form, err := wav.ReadAll(f, 1<<24)
	require.NoError(t, err)
	first := -1
	for i, v := range sound {
		if v > 1000 || v < -1000 {
			first = i
			break
		}
	}
	require.GreaterOrEqual(t, first, 0, "the phone heard the greeting")
	assert.Less(t, float64(first)/float64(form.Rate*form.Channels), 1.0, "and soon")
	var said []string
	for _, turn := range turns {
		if turn.Who == record.Caller {
			said = append(said, turn.Text)
		}
	}
	assert.Contains(t, said, "i'd like to book an oil change")
	assert.Equal(t, "interrupted", call.Closing)
}

// TestSIPp lets SIPp's own scenario with sound call every business.
func TestSIPp(t *testing.T) {
	if testing.Short() {
		t.Skip("SIPp's recording takes eight seconds")
	}
	t.Parallel() // it mostly waits for people to finish speaking
	s := serveDemo(t, nil)
	for _, number := range []string{"+37052000001", "+37052000002", "+37052000003", "+37052000004"} {
		t.Run(number, func(t *testing.T) {
			t.Parallel()
			siptest.SIPp{Scenario: "uac_pcap", Target: s.sip.Addr(), Service: number, Timeout: time.Minute}.Run(t)
		})
	}
}
