package wav

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

const headerSize = 44

// Writer writes a file of 16-bit PCM. Its methods belong to one goroutine.
type Writer struct {
	f    *os.File
	form Format
	size int64 // octets of samples
	buf  []byte
}

// Create makes the file, or empties the one that is there.
func Create(path string, f Format) (*Writer, error) {
	if f.Rate < 1 || f.Rate > maxRate || f.Channels < 1 || f.Channels > maxChannels {
		return nil, fmt.Errorf("create %s: %d Hz with %d channels can't be written", path, f.Rate, f.Channels)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("create WAV: %w", err)
	}
	w := &Writer{f: file, form: f}
	if _, err := file.Write(header(f, 0)); err != nil {
		return nil, errors.Join(fmt.Errorf("write WAV header: %w", err), file.Close())
	}
	return w, nil
}

// Write appends samples, channels interleaved.
func (w *Writer) Write(pcm []int16) error {
	w.buf = w.buf[:0]
	for _, v := range pcm {
		w.buf = binary.LittleEndian.AppendUint16(w.buf, uint16(v))
	}
	n, err := w.f.Write(w.buf)
	w.size += int64(n)
	if err != nil {
		return fmt.Errorf("write WAV samples: %w", err)
	}
	return nil
}

// Sync brings the header up to date, so that a reader, or whoever comes after
// a crash, finds all samples so far.
func (w *Writer) Sync() error {
	if _, err := w.f.WriteAt(header(w.form, w.size), 0); err != nil {
		return fmt.Errorf("update WAV header: %w", err)
	}
	return nil
}

// Close completes the file.
func (w *Writer) Close() error { return errors.Join(w.Sync(), w.f.Close()) }

// Repair brings the header of a file up to date that a crash left behind, and
// tells whether it was wrong. Only files as [Create] makes them are changed;
// others give [ErrFormat].
func Repair(path string) (repaired bool, err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false, fmt.Errorf("repair WAV: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var have [headerSize]byte
	if _, err := io.ReadFull(f, have[:]); err != nil {
		return false, fmt.Errorf("repair %s: %w", path, truncated("header", err))
	}
	form := Format{
		Rate:     int(binary.LittleEndian.Uint32(have[24:])),
		Channels: int(binary.LittleEndian.Uint16(have[22:])),
	}
	info, err := f.Stat()
	if err != nil {
		return false, fmt.Errorf("repair WAV: %w", err)
	}
	moment := int64(2 * form.Channels)
	if form.Channels < 1 || form.Channels > maxChannels {
		return false, fmt.Errorf("repair %s: %w: %d channels", path, ErrFormat, form.Channels)
	}
	size := (info.Size() - headerSize) / moment * moment
	want := header(form, size)
	if string(want) == string(have[:]) {
		return false, nil
	}
	// Everything but the two sizes must be ours.
	if string(want[:4])+string(want[8:40]) != string(have[:4])+string(have[8:40]) {
		return false, fmt.Errorf("repair %s: %w: not written by this program", path, ErrFormat)
	}
	if _, err := f.WriteAt(want, 0); err != nil {
		return false, fmt.Errorf("repair WAV: %w", err)
	}
	return true, nil
}

// header is the 44 octets before size octets of samples; sizes that do not fit
// are written as the largest, which readers take for "to the end".
func header(f Format, size int64) []byte {
	const most = 0xffffffff
	le := binary.LittleEndian
	b := make([]byte, 0, headerSize)
	b = append(b, "RIFF"...)
	b = le.AppendUint32(b, uint32(min(size+headerSize-8, most)))
	b = append(b, "WAVEfmt "...)
	b = le.AppendUint32(b, 16)
	b = le.AppendUint16(b, tagPCM)
	b = le.AppendUint16(b, uint16(f.Channels))
	b = le.AppendUint32(b, uint32(f.Rate))
	b = le.AppendUint32(b, uint32(f.Rate*f.Channels*2))
	b = le.AppendUint16(b, uint16(f.Channels*2))
	b = le.AppendUint16(b, 16)
	b = append(b, "data"...)
	return le.AppendUint32(b, uint32(min(size, most)))
}
