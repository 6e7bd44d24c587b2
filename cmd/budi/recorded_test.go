package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"math"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/configs"
	"budi/media"
	"budi/media/mediatest"
	"budi/media/wav"
	"budi/sip"
)

// recordedGarage is the demonstration's garage with a recording of its
// question: three quarters of a second of a tone, in stereo at 44.1 kHz.
func recordedGarage(t *testing.T, manifest string) (settings string) {
	t.Helper()
	dir := t.TempDir()
	folder := filepath.Join(dir, "businesses", "prompts")
	require.NoError(t, os.MkdirAll(folder, 0o750))
	b, err := os.ReadFile(filepath.Join("..", "..", "configs", "businesses", "garage.yaml"))
	require.NoError(t, err)
	for name, text := range map[string]string{
		"server.yaml":                     "http: {addr: 127.0.0.1:0}\nsip: {addr: 127.0.0.1:0}\n",
		"businesses/garage.yaml":          string(b) + "\nvoices:\n  en: {prompts: prompts}\n",
		"businesses/prompts/prompts.yaml": manifest,
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	w, err := wav.Create(filepath.Join(folder, "help.wav"), wav.Format{Rate: 44100, Channels: 2})
	require.NoError(t, err)
	for _, v := range mediatest.Tone(recordedTone, 2000, 750*time.Millisecond, 44100) {
		require.NoError(t, w.Write([]int16{v, v}))
	}
	require.NoError(t, w.Close())
	return filepath.Join(dir, "server.yaml")
}

const recordedTone = 1237.0

// command runs a command line.
func command(args ...string) (status int, out, complaint string) {
	var stdout, stderr bytes.Buffer
	status = run(args, terminal{strings.NewReader(""), &stdout, &stderr})
	return status, stdout.String(), stderr.String()
}

func TestPromptsToRecordAreListed(t *testing.T) {
	settings := recordedGarage(t, "\"How can I help?\": help.wav\n")
	status, out, complaint := command("say", "--list", "--business", "garage", "--config", settings)
	require.Zero(t, status, complaint)
	assert.Regexp(t, `(?m)^# recorded: "How can I help\?": en-\d+\.wav$`, out)
	for _, hello := range []string{"Good morning!", "Good afternoon!", "Good evening!", "Hello!", "Goodbye!"} {
		assert.Regexp(t, `(?m)^"`+hello+`": en-\d+\.wav$`, out)
	}
	assert.Contains(t, out, "\n# lt: voices.lt.prompts\n")

	status, _, complaint = command("say")
	assert.Equal(t, 1, status)
	assert.Contains(t, complaint, "what shall be said?")
	status, _, complaint = command("say", "--list")
	assert.Equal(t, 1, status)
	assert.Contains(t, complaint, "--list needs --business SLUG")
}

func TestRecordingsThatAreWrongAreToldByFileAndLine(t *testing.T) {
	settings := recordedGarage(t, "\"How can I help?\": help.wav\n\"Goodbye!\": gone.wav\n")
	const want = "prompts.yaml:2: gone.wav: there is no such file beside the manifest"
	status, out, _ := command("check", "--config", settings, "--data", t.TempDir())
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "MISSING  recorded prompts of business garage: voices.en.prompts: ")
	assert.Contains(t, out, want)
	status, _, complaint := command("say", "--list", "--business", "garage", "--config", settings)
	assert.Equal(t, 1, status)
	assert.Contains(t, complaint, want)
}

// TestRecordedPromptIsHeard calls the garage: the greeting is synthesised but
// for its question, which is the recording.
func TestRecordedPromptIsHeard(t *testing.T) {
	if testing.Short() {
		t.Skip("a greeting takes some seconds")
	}
	t.Parallel()
	server, err := configs.Load(recordedGarage(t, "\"How can I help?\": help.wav\n"))
	require.NoError(t, err)
	server.RTP.From, server.RTP.To, server.Data = 34000, 34099, t.TempDir()
	s, err := startService(t.Context(), server, wants{log: slog.New(slog.DiscardHandler), clock: func() time.Time { return monday }})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.stop(t.Context())) })

	ports, err := media.NewPorts(netip.IPv4Unspecified(), callerFrom, callerTo)
	require.NoError(t, err)
	line, leg, err := sip.Dial(t.Context(), sip.DialConfig{
		To: fmt.Sprintf("sip:+37052000002@%s", s.sip.Addr()), From: "+37061700001", UserAgent: "test", Ports: ports,
		Log: slog.New(slog.DiscardHandler),
	})
	require.NoError(t, err)
	ctx, stop := context.WithTimeout(line.Context(), 20*time.Second)
	defer stop()
	in := make(chan media.Frame, 2000)
	go func() { _ = leg.Receive(ctx, in) }()
	var voice, tone, after int // frames of each
	for after < 25 && ctx.Err() == nil {
		select {
		case f := <-in:
			level := mediatest.RMS(f.PCM)
			switch pure := share(f.PCM, recordedTone) > 0.9; {
			case pure && level > 500:
				tone++
			case tone > 0 && level < 50:
				after++
			case level > 300:
				voice++
			}
		case <-ctx.Done():
		}
	}
	require.NoError(t, line.Hangup(context.WithoutCancel(t.Context())))
	t.Logf("%v of voice, then %v of the recording", time.Duration(voice)*media.Ptime, time.Duration(tone)*media.Ptime)
	assert.Greater(t, voice, 75, "what is not recorded is synthesised")
	assert.InDelta(t, 37, tone, 4, "the recording is heard whole")
}

// share is the part of a frame's energy at a frequency.
func share(pcm []int16, hz float64) float64 {
	var re, im, sum float64
	for i, v := range pcm {
		sin, cos := math.Sincos(2 * math.Pi * hz * float64(i) / 8000)
		re += float64(v) * cos
		im += float64(v) * sin
		sum += float64(v) * float64(v)
	}
	return 2 * (re*re + im*im) / (float64(len(pcm))*sum + 1)
}
