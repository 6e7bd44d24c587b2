package dtmf

import (
	"math"
	"strings"
)

// The tones of ITU-T Q.23, Hz.
var (
	rows    = [4]float64{697, 770, 852, 941}
	columns = [4]float64{1209, 1336, 1477, 1633}
)

const keypad = "123A456B789C*0#D"

// Tone fills dst with a key's pair of tones, each at -9 dBm0, from the sample
// number at on; rate is in Hz. An unknown key gives silence.
func Tone(dst []int16, key rune, at, rate int) {
	i := strings.IndexRune(keypad, key)
	if i < 0 {
		clear(dst)
		return
	}
	const amplitude = 8000
	low := 2 * math.Pi * rows[i/4] / float64(rate)
	high := 2 * math.Pi * columns[i%4] / float64(rate)
	for n := range dst {
		t := float64(at + n)
		dst[n] = int16(amplitude * (math.Sin(low*t) + math.Sin(high*t)))
	}
}
