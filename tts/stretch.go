package tts

// Stretch gives pcm at another pace without another pitch: 0.8 is slower, 1.2
// faster (WSOLA: Verhelst and Roelands, "An overlap-add technique based on
// waveform similarity for high quality time-scale modification of speech",
// ICASSP 1993). pace is held between 0.5 and 2. pcm is not written to.
func Stretch(pcm []int16, rate int, pace float64) []int16 {
	pace = max(0.5, min(2, pace))
	hop := rate / 100 // 10 ms out, windows of 20 ms
	reach := rate / 125
	if len(pcm) < 4*hop {
		return pcm
	}
	out := make([]int16, 0, int(float64(len(pcm))/pace)+2*hop)
	out = append(out, pcm[:hop]...)
	at := 0 // of the window that was laid last; its second half is still open
	for n := 1; ; n++ {
		want := int(float64(n*hop) * pace)
		// What would follow naturally is the model of what is chosen.
		natural := at + hop
		if want+reach+2*hop > len(pcm) || natural+hop > len(pcm) {
			return append(out, pcm[natural:]...)
		}
		next := similar(pcm, pcm[natural:natural+hop], max(0, want-reach), want+reach)
		for i := range hop {
			k := float64(i) / float64(hop)
			out = append(out, int16(float64(pcm[natural+i])*(1-k)+float64(pcm[next+i])*k))
		}
		at = next
	}
}

// similar finds the place from from to to whose sound is most like model.
func similar(pcm, model []int16, from, to int) int {
	best, score := from, 0.0
	for i := from; i <= to; i++ {
		var dot, energy float64
		for k, m := range model {
			x := float64(pcm[i+k])
			dot += x * float64(m)
			energy += x * x
		}
		if s := dot * max(dot, 0) / (energy + 1); s > score {
			best, score = i, s
		}
	}
	return best
}
