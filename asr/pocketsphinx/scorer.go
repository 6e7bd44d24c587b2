package pocketsphinx

// #include "scorer.h"
import "C"

import (
	"fmt"
	"math"
	"unsafe"
)

const (
	scorerDensities = C.SCORER_DENSITIES
	scorerStreams   = C.SCORER_STREAMS
	scorerLoop      = 3 // states of a phone
)

// costUnit is the step of PocketSphinx's costs, a natural logarithm: its
// logarithms are to the base 1.0001, without the last ten bits.
var costUnit = 1024 * math.Log(1.0001)

// scorer gives the states' costs to the decoders of one model. It is never
// changed and never freed: a model lives as long as the process.
type scorer struct{ c *C.scorer }

// openScorer loads the model in dir; the error wraps [errTied] when it is of a
// kind that only the library itself can score.
func openScorer(dir string) (*scorer, error) {
	t, err := readTied(dir)
	if err != nil {
		return nil, err
	}
	loop := make([]C.int, len(t.loop))
	for i, state := range t.loop {
		loop[i] = C.int(state)
	}
	means, variances := flat(t.means.Values), flat(t.variances.Values)
	c := C.scorer_new(C.int(t.means.Codebooks), C.int(len(t.codebook)),
		(*C.float)(unsafe.SliceData(means)), (*C.float)(unsafe.SliceData(variances)),
		(*C.uchar)(unsafe.SliceData(t.codebook)), (*C.uchar)(unsafe.SliceData(t.weights)), unsafe.SliceData(loop), C.float(costUnit))
	if c == nil {
		return nil, fmt.Errorf("%w: no memory for the scorer", errDecoder)
	}
	return &scorer{c}, nil
}

func flat(rows [][]float32) []float32 {
	var out []float32
	for _, r := range rows {
		out = append(out, r...)
	}
	return out
}

// costs gives every state's cost for one frame's components.
func (s *scorer) costs(x []float64) []int16 {
	frame := make([]C.float, len(x))
	for i, v := range x {
		frame[i] = C.float(v)
	}
	out := make([]int16, int(C.scorer_states(s.c)))
	C.scorer_score(s.c, unsafe.SliceData(frame), (*C.short)(unsafe.SliceData(out)))
	return out
}
