package pocketsphinx

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// errTied tells that a model's files are not those of a phonetically tied
// model that the scorer takes.
var errTied = errors.New("not a phonetically tied model of three streams")

// tied is a phonetically tied model: every base phone has a codebook of
// densities, every state mixes those of its phone.
type tied struct {
	means, variances *gaussians
	codebook         []byte // of each state
	weights          []byte // costs, [stream][density][state]
	loop             []int  // the states of each phone without its neighbours, [phone][3]
}

// The files come from an operator's disk; what they say of their own sizes is
// checked against these before anything is reserved.
const (
	mostPhones = 1 << 22
	mostStates = 1 << 15 // state numbers are 16 bits in the files
)

// readTied reads a model's folder.
func readTied(dir string) (*tied, error) {
	var t tied
	var err error
	if t.means, err = readGaussians(filepath.Join(dir, "means")); err != nil {
		return nil, err
	}
	if t.variances, err = readGaussians(filepath.Join(dir, "variances")); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(dir, "mdef"))
	if err != nil {
		return nil, err
	}
	if t.codebook, t.loop, err = stateCodebooks(data); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, "mdef"), err)
	}
	if data, err = os.ReadFile(filepath.Join(dir, "sendump")); err != nil {
		return nil, err
	}
	if t.weights, err = mixtureWeights(data, t.means.Streams*t.means.Densities, len(t.codebook)); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, "sendump"), err)
	}
	return &t, t.check()
}

// check makes sure that the parts belong together and have the scorer's shape.
func (t *tied) check() error {
	m, v := t.means, t.variances
	if m.Streams != scorerStreams || m.Densities != scorerDensities || m.Codebooks > 256 ||
		v.Codebooks != m.Codebooks || v.Streams != m.Streams || v.Densities != m.Densities {
		return fmt.Errorf("%w: %d codebooks of %d streams of %d densities", errTied, m.Codebooks, m.Streams, m.Densities)
	}
	for i := range m.Dims {
		if m.Dims[i] != cepstra || v.Dims[i] != cepstra {
			return fmt.Errorf("%w: stream %d has %d components", errTied, i+1, m.Dims[i])
		}
	}
	if len(t.loop) != scorerLoop*m.Codebooks {
		return fmt.Errorf("%w: %d codebooks, but not as many phones of three states", errTied, m.Codebooks)
	}
	for state, c := range t.codebook {
		if int(c) >= m.Codebooks {
			return fmt.Errorf("%w: state %d is of codebook %d", errTied, state, c)
		}
	}
	return nil
}

// stateCodebooks reads which phone's codebook each state mixes, and the states
// of the phones without neighbours, from a binary model definition
// (PocketSphinx's bin_mdef.c).
func stateCodebooks(data []byte) (codebook []byte, loop []int, err error) {
	if len(data) < 12 || string(data[:4]) != "BMDF" {
		return nil, nil, fmt.Errorf("%w: the model definition is not a binary one", errTied)
	}
	r := &reader{data: data[8:]}
	r.skip(r.int())
	phones, triphones, perPhone := r.int(), r.int(), r.int()
	r.int() // states of base phones
	states := r.int()
	r.int() // transition matrices
	sequences := r.int()
	r.int() // context
	tree := r.int()
	r.int() // the silence
	if r.short || phones < 1 || phones > 256 || triphones < phones || triphones > mostPhones || perPhone < 1 || perPhone > 16 ||
		states < 1 || states > mostStates || sequences < 1 || sequences > mostPhones || tree < 0 || tree > mostPhones {
		return nil, nil, fmt.Errorf("%w: the model definition is damaged", errTied)
	}
	names := len(r.data)
	for range phones {
		r.skip(bytes.IndexByte(r.data, 0) + 1)
	}
	r.skip((4 - (names-len(r.data))%4) % 4)
	r.skip(8 * tree)
	table := r.skip(12 * triphones)
	r.skip(4)
	sequence := r.skip(2 * perPhone * sequences)
	if r.short {
		return nil, nil, fmt.Errorf("%w: the model definition is cut short", errTied)
	}
	out, known := make([]byte, states), make([]bool, states)
	for p := range triphones {
		entry := table[12*p:]
		base := byte(p)
		if p >= phones {
			base = entry[9] // word position, phone, left, right
		}
		ssid := int(binary.LittleEndian.Uint32(entry))
		if ssid >= sequences {
			return nil, nil, fmt.Errorf("%w: the model definition is damaged", errTied)
		}
		for j := range perPhone {
			state := int(binary.LittleEndian.Uint16(sequence[2*(ssid*perPhone+j):]))
			if state >= states {
				return nil, nil, fmt.Errorf("%w: the model definition is damaged", errTied)
			}
			if p < phones {
				loop = append(loop, state)
			}
			if !known[state] {
				out[state], known[state] = base, true
			}
		}
	}
	return out, loop, nil
}

// mixtureWeights reads the costs of a "sendump" file with whole bytes.
func mixtureWeights(data []byte, rows, states int) ([]byte, error) {
	r := &reader{data: data}
	for {
		n := r.int()
		if n == 0 || r.short {
			break
		}
		name, value, _ := strings.Cut(strings.TrimRight(string(r.skip(n)), "\x00"), " ")
		if k, err := strconv.Atoi(value); err == nil && (name == "cluster_count" && k != 0 || name == "cluster_bits" && k != 8) {
			return nil, fmt.Errorf("%w: clustered mixture weights", errTied)
		}
	}
	densities, columns := r.int(), r.int()
	if r.short || densities < 1 || rows%densities != 0 || columns != states || len(r.data) < rows*states {
		return nil, fmt.Errorf("%w: mixture weights of another shape", errTied)
	}
	return r.skip(rows * states), nil
}

// reader takes numbers and bytes off the front; short tells that there were
// not enough.
type reader struct {
	data  []byte
	short bool
}

func (r *reader) skip(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.short = true
		return nil
	}
	b := r.data[:n:n]
	r.data = r.data[n:]
	return b
}

func (r *reader) int() int {
	b := r.skip(4)
	if b == nil {
		return 0
	}
	return int(int32(binary.LittleEndian.Uint32(b)))
}
