// Package wav reads and writes RIFF/WAVE files as telephony has them: 16-bit
// and 8-bit PCM, mu-law and A-law. What it writes can be played after a crash,
// and what a crash left behind can be read.
package wav

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"budi/media/g711"
)

// Format is the shape of a file's samples.
type Format struct {
	// Rate is samples per second and channel.
	Rate int
	// Channels is how many samples, one of each channel, make a moment.
	Channels int
}

// ErrFormat tells that the bytes are no WAVE file that can be read here.
var ErrFormat = errors.New("not a readable WAV")

// Format tags of the "fmt " chunk (RFC 2361).
const (
	tagPCM        = 1
	tagALaw       = 6
	tagMuLaw      = 7
	tagExtensible = 0xfffe
)

const (
	maxRate     = 192000
	maxChannels = 8
)

// Reader reads samples as they stand in the file, channels interleaved.
type Reader struct {
	Format
	r     io.Reader
	tag   uint16
	width int // octets per sample
	buf   [4096]byte
	rest  int // octets of a sample cut by a short read, at buf's start
	err   error
}

// NewReader reads r up to the first sample. Errors wrap [ErrFormat] or are r's.
func NewReader(r io.Reader) (*Reader, error) {
	var riff [12]byte
	if _, err := io.ReadFull(r, riff[:]); err != nil {
		return nil, truncated("RIFF header", err)
	}
	if string(riff[:4]) != "RIFF" || string(riff[8:]) != "WAVE" {
		return nil, fmt.Errorf("%w: no RIFF/WAVE header", ErrFormat)
	}
	w := &Reader{r: r}
	for {
		var head [8]byte
		if _, err := io.ReadFull(r, head[:]); err != nil {
			return nil, truncated("chunk before the samples", err)
		}
		id, size := string(head[:4]), binary.LittleEndian.Uint32(head[4:])
		switch id {
		case "fmt ":
			if err := w.format(size); err != nil {
				return nil, err
			}
		case "data":
			if w.Rate == 0 {
				return nil, fmt.Errorf("%w: samples come before their format", ErrFormat)
			}
			// A writer that died leaves no size, or the largest: then the
			// samples go on to the end.
			if size != 0 && size < 0xffffff00 {
				w.r = io.LimitReader(r, int64(size))
			}
			return w, nil
		default:
			if _, err := io.CopyN(io.Discard, r, int64(size)+int64(size&1)); err != nil {
				return nil, truncated(fmt.Sprintf("chunk %q", id), err)
			}
		}
	}
}

func (w *Reader) format(size uint32) error {
	if size < 16 || size > 256 {
		return fmt.Errorf("%w: format chunk of %d octets", ErrFormat, size)
	}
	chunk := make([]byte, size+size&1)
	if _, err := io.ReadFull(w.r, chunk); err != nil {
		return truncated("format chunk", err)
	}
	le := binary.LittleEndian
	w.tag = le.Uint16(chunk)
	bits := int(le.Uint16(chunk[14:]))
	if w.tag == tagExtensible && size >= 26 {
		w.tag = le.Uint16(chunk[24:]) // the sub-format begins with the plain tag
	}
	f := Format{Rate: int(le.Uint32(chunk[4:])), Channels: int(le.Uint16(chunk[2:]))}
	if f.Rate < 1 || f.Rate > maxRate || f.Channels < 1 || f.Channels > maxChannels {
		return fmt.Errorf("%w: %d Hz, %d channels", ErrFormat, f.Rate, f.Channels)
	}
	known := w.tag == tagPCM && (bits == 8 || bits == 16) || (w.tag == tagALaw || w.tag == tagMuLaw) && bits == 8
	if !known {
		return fmt.Errorf("%w: coding %d with %d bits; want 8 or 16-bit PCM, mu-law or A-law", ErrFormat, w.tag, bits)
	}
	w.Format, w.width = f, bits/8
	return nil
}

// Read fills dst with the next samples and returns how many there were; at the
// end it returns 0 and io.EOF.
func (w *Reader) Read(dst []int16) (n int, err error) {
	if len(dst) == 0 {
		return 0, nil
	}
	for n == 0 && w.err == nil {
		want := min(len(w.buf), len(dst)*w.width)
		var got int
		got, w.err = w.r.Read(w.buf[w.rest:want])
		got += w.rest
		n = got / w.width
		w.decode(dst, w.buf[:n*w.width])
		w.rest = copy(w.buf[:], w.buf[n*w.width:got])
	}
	if n > 0 {
		return n, nil
	}
	return 0, w.err
}

func (w *Reader) decode(dst []int16, b []byte) {
	switch {
	case w.tag == tagMuLaw:
		g711.DecodeU(dst, b)
	case w.tag == tagALaw:
		g711.DecodeA(dst, b)
	case w.width == 1:
		for i, v := range b {
			dst[i] = (int16(v) - 128) << 8
		}
	default:
		for i := range len(b) / 2 {
			dst[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
		}
	}
}

// ReadAll reads all samples of r, channels interleaved, up to limit samples;
// more is an error that wraps [ErrFormat].
func ReadAll(r io.Reader, limit int) ([]int16, Format, error) {
	w, err := NewReader(r)
	if err != nil {
		return nil, Format{}, err
	}
	var pcm []int16
	var part [2048]int16
	for {
		n, err := w.Read(part[:])
		if len(pcm)+n > limit {
			return nil, w.Format, fmt.Errorf("%w: more than %d samples", ErrFormat, limit)
		}
		pcm = append(pcm, part[:n]...)
		switch {
		case errors.Is(err, io.EOF):
			return pcm, w.Format, nil
		case err != nil:
			return nil, w.Format, fmt.Errorf("read samples: %w", err)
		}
	}
}

// truncated tells an end in the wrong place from an error of the source.
func truncated(what string, err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w: ends in its %s", ErrFormat, what)
	}
	return fmt.Errorf("read %s: %w", what, err)
}
