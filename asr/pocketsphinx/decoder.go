package pocketsphinx

// #cgo pkg-config: pocketsphinx
// #cgo LDFLAGS: -Wl,--as-needed
// #include <stdlib.h>
// #include "binding.h"
// #include "stream.h"
import "C"

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unsafe"
)

// quiet turns the library's log off, once per process.
var quiet = sync.OnceFunc(func() { C.bind_messages() })

// errDecoder tells that the library refused something.
var errDecoder = errors.New("pocketsphinx")

// decoder is one PocketSphinx decoder. One goroutine uses it at a time.
type decoder struct {
	ps      *C.ps_decoder_t
	stream  *C.stream // nil where the library does the arithmetic itself
	started bool
}

// segment is one word or phone of a decoder's best path, in its own frames of
// 10 ms without the silence that it dropped.
type segment struct {
	Word     string
	From, To int
	Acoustic int // log likelihood relative to the best state of each frame
	Language int // log probability of the word after those before it, weighted
	Free     int // what the best sequence of any phones has for Acoustic; 0 without a scorer
	Phones   int // of the word; 0 where it has none
}

// openDecoder loads a model; args are PocketSphinx's own name-value pairs. The
// states' costs come from score, or from the library where that is nil.
func openDecoder(score *scorer, args ...string) (*decoder, error) {
	quiet()
	if score != nil {
		// The stream can look neither ahead nor back.
		args = append(args, "-pl_window", "0")
		if !slices.Contains(args, "-fwdflat") {
			args = append(args, "-fwdflat", "no")
		}
	}
	argv := make([]*C.char, len(args)+1)
	for i, a := range append([]string{"budi"}, args...) {
		argv[i] = C.CString(a)
		defer C.free(unsafe.Pointer(argv[i]))
	}
	var reason [512]C.char
	ps := C.bind_open(C.int(len(argv)), &argv[0], &reason[0], C.size_t(len(reason)))
	if ps == nil {
		return nil, fmt.Errorf("%w: %s", errDecoder, message(&reason))
	}
	d := &decoder{ps: ps}
	if score != nil {
		if d.stream = C.stream_new(ps, score.c); d.stream == nil {
			d.close()
			return nil, fmt.Errorf("%w: the model's features are not its scorer's", errDecoder)
		}
	}
	return d, nil
}

// close frees the decoder. The library leaks some 80 KB on the way, so
// decoders are pooled.
func (d *decoder) close() {
	C.stream_free(d.stream)
	C.ps_free(d.ps)
	d.ps = nil
}

// addWord adds a word, "read(2)" being the second pronunciation of "read".
func (d *decoder) addWord(word, phones string) error {
	w, p := C.CString(word), C.CString(phones)
	defer C.free(unsafe.Pointer(w))
	defer C.free(unsafe.Pointer(p))
	if C.ps_add_word(d.ps, w, p, 0) < 0 {
		return fmt.Errorf("%w: pronunciation of %q: %s", errDecoder, word, phones)
	}
	return nil
}

// grammarWeight is how much a grammar's probabilities, which are rough, count
// beside acoustic scores.
const grammarWeight = 1

// setJSGF compiles a grammar whose words are all in the dictionary.
func (d *decoder) setJSGF(name, jsgf string) error {
	n, g := C.CString(name), C.CString(jsgf)
	defer C.free(unsafe.Pointer(n))
	defer C.free(unsafe.Pointer(g))
	var reason [512]C.char
	C.bind_weight(d.ps, grammarWeight)
	if C.bind_grammar(d.ps, n, g, &reason[0], C.size_t(len(reason))) != 0 {
		return fmt.Errorf("%w: grammar: %s", errDecoder, message(&reason))
	}
	return nil
}

// setNgram loads an n-gram model; its words that are not in the dictionary are
// never heard. weight is how much its probabilities count beside acoustic
// scores. The model's binary form is made by the first decoder that loads it.
func (d *decoder) setNgram(name string, model *ngramModel, weight float64) error {
	model.mu.Lock()
	defer model.mu.Unlock()
	// The library reads and writes only files.
	dir, err := os.MkdirTemp("", "budi-ngram-")
	if err != nil {
		return fmt.Errorf("n-gram model: %w", err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // temporary files
	path, data, binary := filepath.Join(dir, "model"), model.binary, C.int(1)
	var save *C.char
	if data == nil {
		data, binary = model.arpa, 0
		save = C.CString(path + ".bin")
		defer C.free(unsafe.Pointer(save))
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return fmt.Errorf("n-gram model: %w", err)
	}
	var classes *C.char
	if len(model.classes) > 0 {
		if err := os.WriteFile(path+".classes", model.classes, 0o600); err != nil {
			return fmt.Errorf("classes of an n-gram model: %w", err)
		}
		classes = C.CString(path + ".classes")
		defer C.free(unsafe.Pointer(classes))
	}
	n, p := C.CString(name), C.CString(path)
	defer C.free(unsafe.Pointer(n))
	defer C.free(unsafe.Pointer(p))
	var reason [512]C.char
	C.bind_weight(d.ps, C.double(weight))
	if C.bind_ngram(d.ps, n, p, binary, save, classes, &reason[0], C.size_t(len(reason))) != 0 {
		return fmt.Errorf("%w: n-gram model: %s", errDecoder, message(&reason))
	}
	if save == nil {
		return nil
	}
	if model.binary, err = os.ReadFile(path + ".bin"); err != nil {
		return fmt.Errorf("n-gram model: %w", err)
	}
	model.arpa = nil
	return nil
}

// setPhoneLoop makes a search that takes any phone after any other.
func (d *decoder) setPhoneLoop(name string) error {
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	var reason [512]C.char
	if C.bind_phones(d.ps, n, &reason[0], C.size_t(len(reason))) != 0 {
		return fmt.Errorf("%w: %s", errDecoder, message(&reason))
	}
	return nil
}

// use selects a search that was set; between utterances only.
func (d *decoder) use(name string) error {
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	if C.ps_set_search(d.ps, n) != 0 {
		return fmt.Errorf("%w: no search %q", errDecoder, name)
	}
	return nil
}

// drop frees a search.
func (d *decoder) drop(name string) {
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	C.ps_unset_search(d.ps, n)
}

// start begins an utterance.
func (d *decoder) start() error {
	if d.stream != nil && C.stream_start(d.stream) != 0 || d.stream == nil && C.ps_start_utt(d.ps) != 0 {
		return fmt.Errorf("%w: the utterance can't start", errDecoder)
	}
	d.started = true
	return nil
}

// startStream forgets the noise level of what was heard before.
func (d *decoder) startStream() { C.ps_start_stream(d.ps) }

// hear decodes some sound.
func (d *decoder) hear(pcm []int16) error {
	if len(pcm) == 0 {
		return nil
	}
	samples, n := (*C.int16)(unsafe.SliceData(pcm)), C.size_t(len(pcm))
	if d.stream != nil && C.stream_hear(d.stream, samples, n) != 0 || d.stream == nil && C.ps_process_raw(d.ps, samples, n, 0, 0) < 0 {
		return fmt.Errorf("%w: decoding failed", errDecoder)
	}
	return nil
}

// end finishes the utterance; then the final results can be read.
func (d *decoder) end() error {
	if !d.started {
		return nil
	}
	d.started = false
	if d.stream != nil && C.stream_end(d.stream) != 0 || d.stream == nil && C.ps_end_utt(d.ps) < 0 {
		return fmt.Errorf("%w: the utterance can't end", errDecoder)
	}
	return nil
}

// words gives the best words so far, or the final ones after end.
func (d *decoder) words() string {
	var score C.int32
	hyp := C.ps_get_hyp(d.ps, &score)
	if hyp == nil {
		return ""
	}
	return plainText(C.GoString(hyp))
}

// frames is how many frames were searched in this utterance.
func (d *decoder) frames() int { return int(C.ps_get_n_frames(d.ps)) }

// posterior is the natural logarithm of the best path's share of the lattice;
// after end only.
func (d *decoder) posterior() float64 {
	return float64(C.bind_log(d.ps, C.ps_get_prob(d.ps)))
}

// segments lists the best path. The library gives an n-gram's acoustic scores
// from its lattice, shifted up by ten bits, a grammar's from its history.
func (d *decoder) segments(ngram bool) []segment {
	var buf [1000]C.bind_segment
	n := int(C.bind_segments(d.ps, &buf[0], C.int(len(buf))))
	shift := 0
	if ngram {
		shift = 10
	}
	out := make([]segment, 0, n)
	for _, s := range buf[:n] {
		one := segment{Word: C.GoString(s.word), From: int(s.from), To: int(s.to), Acoustic: int(s.ascr) >> shift, Language: int(s.lscr)}
		if d.stream != nil {
			one.Free = -int(C.stream_free_cost(d.stream, s.from, s.to))
		}
		one.Phones = d.phones(s.word)
		out = append(out, parted(one)...)
	}
	return out
}

// phones counts the phones of a dictionary's word.
func (d *decoder) phones(word *C.char) int {
	text := C.ps_lookup_word(d.ps, word)
	if text == nil {
		return 0
	}
	defer C.free(unsafe.Pointer(text))
	return len(strings.Fields(C.GoString(text)))
}

// latticeUnit is a lattice's step, in nats: its scores have lost the last ten
// bits of the library's logarithms, which bind_log does not know.
const latticeUnit = 1024

// scored is one reading with its path score, in steps of latticeUnit.
type scored struct {
	Text  string
	Score float64
}

// nbest lists up to n different readings from the lattice, best first; after
// end only.
func (d *decoder) nbest(n int) []scored {
	var out []scored
	it := C.ps_nbest(d.ps)
	if it == nil {
		return nil
	}
	seen := make(map[string]bool, n)
	// Paths that differ in silences only have the same words: look at some more.
	for range 2 * n {
		var score C.int32
		if hyp := C.ps_nbest_hyp(it, &score); hyp != nil {
			if text := plainText(strings.TrimSpace(C.GoString(hyp))); text != "" && !seen[text] {
				seen[text] = true
				out = append(out, scored{text, float64(C.bind_log(d.ps, score))})
			}
		}
		if len(out) == n {
			break
		}
		if it = C.ps_nbest_next(it); it == nil {
			return out
		}
	}
	C.ps_nbest_free(it)
	return out
}

// mean is the running cepstral mean, that the speaker and the line leave.
func (d *decoder) mean() []float32 {
	var buf [64]C.float
	n := int(C.bind_cmn_get(d.ps, &buf[0], C.int(len(buf))))
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(buf[i])
	}
	return out
}

// setMean sets what mean gave.
func (d *decoder) setMean(mean []float32) {
	if len(mean) > 0 {
		C.bind_cmn_set(d.ps, (*C.float)(unsafe.SliceData(mean)), C.int(len(mean)))
	}
}

func message(b *[512]C.char) string { return strings.TrimSpace(C.GoString(&b[0])) }
