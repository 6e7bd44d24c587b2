package sip

import (
	"context"
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media"
	"budi/sip/siptest"
)

func sine(hertz float64, samples int) []int16 {
	pcm := make([]int16, samples)
	for i := range pcm {
		pcm[i] = int16(8000 * math.Sin(2*math.Pi*hertz*float64(i)/8000))
	}
	return pcm
}

// power of one frequency in pcm (Goertzel), 1 for a sine of full scale.
func power(pcm []int16, hertz float64) float64 {
	k := 2 * math.Cos(2*math.Pi*hertz/8000)
	var a, b float64
	for _, v := range pcm {
		a, b = float64(v)/32768+k*a-b, a
	}
	return (a*a + b*b - k*a*b) * 4 / float64(len(pcm)) / float64(len(pcm))
}

func wav(pcm []int16) []byte {
	b := []byte("RIFF")
	b = binary.LittleEndian.AppendUint32(b, uint32(36+2*len(pcm)))
	b = append(b, "WAVEfmt "...)
	for _, v := range []uint32{16, 1 | 1<<16, 8000, 16000, 2 | 16<<16} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	b = append(b, "data"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(2*len(pcm)))
	for _, v := range pcm {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// A phone that people use: it hears our tone and we hear its own.
func TestBaresip(t *testing.T) {
	network := siptest.NewNamespace(t)
	ports, err := media.NewPorts(network.Host, 11200, 11219)
	require.NoError(t, err)
	var heard atomic.Int64 // ms of the phone's tone
	s := startServer(t, Config{Addr: network.Host.String() + ":0", Ports: ports}, func(ctx context.Context, c *Call) {
		assertEqual(t, "+37061234567", c.Caller())
		_ = c.Ring(ctx)
		leg, err := c.Answer(ctx)
		if err != nil {
			t.Error(err)
			return
		}
		in, out := make(chan media.Frame, 50), make(chan media.Frame)
		go func() { _ = leg.Receive(ctx, in) }()
		go func() {
			defer close(out)
			for {
				select {
				case out <- media.Frame{PCM: sine(1000, 160), Rate: 8000}: // 20 whole periods
				case <-ctx.Done():
					return
				}
			}
		}()
		go func() { _, _ = leg.Play(ctx, out) }()
		for {
			select {
			case f := <-in:
				if power(f.PCM, 400) > 0.01 {
					heard.Add(20)
				}
			case <-ctx.Done():
				return
			}
		}
	})
	say := filepath.Join(t.TempDir(), "say.wav")
	tone := sine(400, 3*8000)
	for i := range tone {
		if i%4000 < 320 { // as in speech: what never pauses is noise, and is taken out
			tone[i] /= 500
		}
	}
	require.NoError(t, os.WriteFile(say, wav(tone), 0o600))
	file := network.Baresip(t, s.uri("+37052000001"), say)
	require.Eventually(t, func() bool { return s.Calls() == 0 }, 3*time.Second, 20*time.Millisecond)
	require.Greater(t, heard.Load(), int64(2500), "ms of the phone's 3 s")

	b, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Greater(t, len(b), 2*2*8000, "2 s of sound")
	pcm := make([]int16, (len(b)-44)/2)
	for i := range pcm {
		pcm[i] = int16(binary.LittleEndian.Uint16(b[44+2*i:]))
	}
	middle := pcm[len(pcm)/2 : len(pcm)/2+800]
	require.Greater(t, power(middle, 1000), 0.01, "the phone heard our tone")
	require.Less(t, power(middle, 700), 0.001)
}
