package jitter

import "time"

// fifo holds samples that are ready to go, with what is known of their origin.
type fifo struct {
	pcm  []int16
	runs []run
}

// run is a stretch of samples with one origin.
type run struct {
	n       int
	made    bool
	arrived time.Time
}

func (f *fifo) len() int { return len(f.pcm) }

// push appends samples.
func (f *fifo) push(pcm []int16, made bool, arrived time.Time) {
	if len(pcm) == 0 {
		return
	}
	f.pcm = append(f.pcm, pcm...)
	f.runs = append(f.runs, run{len(pcm), made, arrived})
}

// pop moves a frame's worth into dst and tells of its origin.
func (f *fifo) pop(dst []int16) Frame {
	n := copy(dst, f.pcm)
	f.pcm = f.pcm[:copy(f.pcm, f.pcm[n:])]
	var frame Frame
	made, left, used := 0, n, 0
	for i := range f.runs {
		if left == 0 {
			break
		}
		r := &f.runs[i]
		k := min(left, r.n)
		if r.made {
			made += k
		} else if r.arrived.After(frame.Arrived) {
			frame.Arrived = r.arrived
		}
		left -= k
		r.n -= k
		if r.n == 0 {
			used++
		}
	}
	f.runs = f.runs[:copy(f.runs, f.runs[used:])]
	if 2*made > n {
		return Frame{Made: true}
	}
	return frame
}
