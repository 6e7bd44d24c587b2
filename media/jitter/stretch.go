package jitter

// lookAhead is how much sound is made ready if it is there: a frame, and two of
// the longest periods so that one can be taken out. With less, only shorter
// periods are found.
const lookAhead = FrameSamples + 2*maxPitch

// likeness is how well sound must repeat itself, 0 to 1, before a period of it
// may be put in or taken out.
const likeness = 0.6

// period is the lag at which the sound that is ready repeats itself, 0 if it
// does not.
func (f *fifo) period() int {
	longest := min(maxPitch, len(f.pcm)/2)
	x := f.pcm[:longest]
	var energy float32
	for _, v := range x {
		energy += float32(v) * float32(v)
	}
	best, at := float32(0), 0
	for lag := minPitch; lag <= longest; lag++ {
		var cross, other float32
		for i, v := range x {
			w := float32(f.pcm[i+lag])
			cross += float32(v) * w
			other += w * w
		}
		if cross <= 0 {
			continue
		}
		if score := cross * cross / (energy*other + 1); score > best {
			best, at = score, lag
		}
	}
	if best < likeness*likeness {
		return 0
	}
	return at
}

// shorten takes one period out of the front, with a cross-fade over it.
func (f *fifo) shorten(period int) {
	for i := range period {
		w := float32(i+1) / float32(period+1)
		f.pcm[period+i] = int16((1-w)*float32(f.pcm[i]) + w*float32(f.pcm[period+i]))
	}
	f.discard(period)
}

// lengthen puts one period in at the front, with a cross-fade over it.
func (f *fifo) lengthen(period int) {
	n := len(f.pcm)
	f.pcm = append(f.pcm, f.pcm[n-period:]...)
	copy(f.pcm[period:], f.pcm[:n])
	// Now the first period stands twice; the second copy is faded from what
	// would have followed into itself.
	for i := range period {
		w := float32(i+1) / float32(period+1)
		f.pcm[period+i] = int16((1-w)*float32(f.pcm[2*period+i]) + w*float32(f.pcm[period+i]))
	}
	f.runs[0].n += period
}

// discard drops n samples from the front.
func (f *fifo) discard(n int) {
	f.pcm = f.pcm[:copy(f.pcm, f.pcm[n:])]
	used := 0
	for n > 0 {
		k := min(n, f.runs[used].n)
		f.runs[used].n -= k
		n -= k
		if f.runs[used].n == 0 {
			used++
		}
	}
	f.runs = f.runs[:copy(f.runs, f.runs[used:])]
}

// repeat puts the first n samples in once more.
func (f *fifo) repeat(n int) {
	have := len(f.pcm)
	f.pcm = append(f.pcm, f.pcm[have-n:]...)
	copy(f.pcm[n:], f.pcm[:have])
	f.runs[0].n += n
}
