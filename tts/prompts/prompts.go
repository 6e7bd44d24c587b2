// Package prompts speaks with recordings where a business has them, in place of
// synthesis.
//
// A folder holds WAV files of any rate and channels, in 8 or 16-bit PCM, mu-law
// or A-law, and prompts.yaml, which gives the text of each as Budi says it:
//
//	"Good morning!": good-morning.wav
//	"How can I help?": help.wav
//
// A clause is spoken by the recording of its text, the others of the same reply
// are synthesised. Capitals, spaces, the kind of quotation marks and a full stop
// or an exclamation mark at the end make no difference; a question mark does,
// since it is heard. `budi say --list` prints the texts that are worth
// recording in this form.
package prompts

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"budi/media/loudness"
	"budi/media/wav"
	"budi/tts"
)

// Manifest is the name of the file that gives the texts.
const Manifest = "prompts.yaml"

const (
	maxManifest = 256 << 10
	maxFiles    = 1000
	longest     = 60 * time.Second
	faintest    = -60.0 // LUFS
)

// Set are the recordings of one language. It is immutable and safe for
// concurrent use.
type Set struct {
	sounds map[string]sound
	texts  []string
}

// sound is a recording at the telephone's loudness, by rate.
type sound map[int][]int16

// Load reads a folder. The error lists all that is wrong, a line each that
// begins with file and line.
func Load(dir string) (*Set, error) {
	name := filepath.Join(dir, Manifest)
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s:1: there is no such file; write one line for each recording: \"its text\": its-file.wav", name)
	case err == nil && info.Size() > maxManifest:
		return nil, fmt.Errorf("%s:1: is longer than %d bytes", name, maxManifest)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("recorded prompts: %w", err)
	}
	entries, err := parse(name, data)
	if err != nil {
		return nil, err
	}
	s := &Set{sounds: make(map[string]sound, len(entries))}
	lines := map[string]int{}
	var wrong []error
	for _, e := range entries {
		at := fmt.Sprintf("%s:%d", name, e.line)
		key := fold(e.text)
		switch first, twice := lines[key]; {
		case key == "":
			wrong = append(wrong, fmt.Errorf("%s: has no text; write what is said in the recording", at))
			continue
		case twice:
			wrong = append(wrong, fmt.Errorf("%s: %q is recorded in line %d already; keep one", at, e.text, first))
			continue
		}
		lines[key] = e.line
		one, err := read(dir, e.file)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %s: %w", at, e.file, err))
			continue
		}
		s.sounds[key] = one
		s.texts = append(s.texts, e.text)
	}
	if err := errors.Join(wrong...); err != nil {
		return nil, err
	}
	return s, nil
}

// entry is a line of the manifest.
type entry struct {
	text, file string
	line       int
}

// parse reads the manifest's mapping in its order.
func parse(name string, data []byte) (list []entry, err error) {
	defer func() { // the parser reads bytes from outside
		if r := recover(); r != nil {
			list, err = nil, fmt.Errorf("%s:1: can't be read as YAML (%v)", name, r)
		}
	}()
	f, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, fmt.Errorf("%s: isn't valid YAML: %s", name, strings.Join(strings.Fields(err.Error()), " "))
	}
	for _, d := range f.Docs {
		var values []*ast.MappingValueNode
		switch body := d.Body.(type) {
		case nil, *ast.CommentGroupNode, *ast.NullNode:
			continue
		case *ast.MappingNode:
			values = body.Values
		case *ast.MappingValueNode:
			values = []*ast.MappingValueNode{body}
		default:
			return nil, fmt.Errorf("%s:%d: want lines of \"text\": file.wav", name, line(d.Body))
		}
		for _, v := range values {
			file, ok := v.Value.(*ast.StringNode)
			if !ok {
				return nil, fmt.Errorf("%s:%d: want the name of a WAV file after the text", name, line(v.Key))
			}
			list = append(list, entry{v.Key.GetToken().Value, file.Value, line(v.Key)})
			if len(list) > maxFiles {
				return nil, fmt.Errorf("%s:%d: more than %d recordings", name, line(v.Key), maxFiles)
			}
		}
	}
	return list, nil
}

func line(n ast.Node) int {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 1
}

// read makes a sound of a file within the folder.
func read(dir, name string) (sound, error) {
	if !filepath.IsLocal(name) {
		return nil, errors.New("is not within the folder; give a name relative to it")
	}
	f, err := os.Open(filepath.Join(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("there is no such file beside the manifest")
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := wav.NewReader(f)
	if err != nil {
		return nil, err
	}
	pcm, err := mono(r)
	if err != nil {
		return nil, err
	}
	if loudness.Integrated(pcm, r.Rate) < faintest {
		return nil, errors.New("nothing can be heard in it")
	}
	out := sound{}
	for _, rate := range []int{8000, 16000} {
		part := slices.Clone(pcm)
		if r.Rate != rate {
			part = tts.NewResampler(r.Rate, rate).Resample(pcm)
		}
		part = tts.Trim(part, rate)
		tts.Level(part, rate, 1)
		out[rate] = part
	}
	return out, nil
}

// mono reads all samples, the channels' mean.
func mono(r *wav.Reader) ([]int16, error) {
	limit := int(longest.Seconds()) * r.Rate
	var pcm []int16
	part := make([]int16, 1024*r.Channels)
	held := 0
	for {
		n, err := r.Read(part[held:])
		if n == 0 {
			if len(pcm) == 0 {
				return nil, errors.New("it has no sound")
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return nil, err
			}
			return pcm, nil
		}
		n += held
		for i := 0; i+r.Channels <= n; i += r.Channels {
			sum := 0
			for _, v := range part[i : i+r.Channels] {
				sum += int(v)
			}
			pcm = append(pcm, int16(sum/r.Channels))
		}
		held = copy(part, part[n-n%r.Channels:n])
		if len(pcm) > limit {
			return nil, fmt.Errorf("it is longer than %v", longest)
		}
	}
}

// fold is a text without what is not heard.
func fold(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Quotation_Mark, r):
			return '"'
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Dash, r):
			return '-'
		}
		return unicode.ToLower(r)
	}, text)
	text = strings.TrimRight(strings.Join(strings.Fields(text), " "), ".!։… ")
	return text
}

// Texts lists what is recorded, in the manifest's order.
func (s *Set) Texts() []string { return slices.Clone(s.texts) }

// Has reports whether a clause is recorded.
func (s *Set) Has(clause string) bool {
	if s == nil {
		return false
	}
	_, ok := s.sounds[fold(clause)]
	return ok
}

// Sound gives the recording of a clause, at v's rate, pace and gain; ok is
// false where there is none. A nil set has none. The caller must not write to
// the sound.
func (s *Set) Sound(v tts.Voice, clause string) (pcm []int16, ok bool) {
	if s == nil {
		return nil, false
	}
	one, ok := s.sounds[fold(clause)]
	if pcm = one[v.Rate]; !ok || pcm == nil {
		return nil, false
	}
	if v.Pace > 0 && v.Pace != 1 {
		pcm = tts.Stretch(pcm, v.Rate, v.Pace)
	}
	if v.Gain > 0 && v.Gain != 1 {
		pcm = slices.Clone(pcm)
		tts.Level(pcm, v.Rate, v.Gain)
	}
	return pcm, true
}
