package tts

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// OutFile is the path to which a [Program]'s arguments must send the WAV.
const OutFile = "/dev/fd/3"

// Program runs a synthesiser that is a program of its own: text on its standard
// input, a WAV to [OutFile]. Text is never an argument: others could read it.
// Each clause takes a process, so a queue belongs before it. It is safe for
// concurrent use.
type Program struct{ path string }

// renderLimit ends a program that hangs. A clause takes some 10 ms.
const renderLimit = 5 * time.Second

// maxSound bounds what is read of a program: 60 s at 22,050 Hz.
const maxSound = 60 * 22050 * 2

// NewProgram finds name on PATH. pkg is the Debian package that brings it.
func NewProgram(name, pkg string) (*Program, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return nil, fmt.Errorf("%w: the program %s is not installed: apt-get install %s", ErrUnavailable, name, pkg)
	}
	return &Program{path: path}, nil
}

// Run gives the sound that the program makes of text, and its rate.
func (p *Program) Run(ctx context.Context, text string, args ...string) ([]int16, int, error) {
	run, stop := context.WithTimeout(ctx, renderLimit)
	defer stop()
	cmd := exec.CommandContext(run, p.path, args...)
	cmd.Stdin = strings.NewReader(clean(text))
	// The sound goes to a file in memory: Flite reads back what it wrote, which
	// a pipe can't do, and a name on disk would leave the caller's words there.
	fd, err := unix.MemfdCreate("speech", unix.MFD_CLOEXEC)
	if err != nil {
		return nil, 0, fmt.Errorf("%w: memory for the sound of a clause: %w", ErrUnavailable, err)
	}
	out := os.NewFile(uintptr(fd), "speech")
	defer out.Close()
	cmd.ExtraFiles = []*os.File{out}
	complaint := &bounded{limit: 1 << 10}
	cmd.Stderr = complaint
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, 0, context.Cause(ctx)
		}
		return nil, 0, fmt.Errorf("%w: %s failed: %w: %s", ErrUnavailable, p.path, err, strings.TrimSpace(complaint.String()))
	}
	sound, err := io.ReadAll(io.NewSectionReader(out, 0, maxSound))
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %s: %w", ErrUnavailable, p.path, err)
	}
	pcm, rate, err := readWAV(sound)
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %s: %w", ErrUnavailable, p.path, err)
	}
	return pcm, rate, nil
}

// bounded is a buffer that stops growing at its limit.
type bounded struct {
	bytes.Buffer
	limit int
}

// Write implements io.Writer; what is over the limit is dropped.
func (b *bounded) Write(p []byte) (int, error) {
	if room := b.limit - b.Len(); room > 0 {
		b.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// clean drops what a synthesiser would take for markup or control: the text
// may hold what a caller typed or said.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ' || r == 0x7f || r == '<' || r == '>' || r == '[' || r == ']':
			return -1
		}
		return r
	}, text) + "\n"
}

var errNoWAV = errors.New("what it wrote is not a 16-bit mono WAV")

// readWAV reads a WAV that was written to a pipe: its sizes may be wrong, so
// the sound is all that follows the data header.
func readWAV(b []byte) ([]int16, int, error) {
	if len(b) < 44 || string(b[:4]) != "RIFF" || string(b[8:12]) != "WAVE" {
		return nil, 0, errNoWAV
	}
	rate := 0
	for at := 12; at+8 <= len(b); {
		id, size := string(b[at:at+4]), int(binary.LittleEndian.Uint32(b[at+4:]))
		body := b[at+8:]
		switch id {
		case "fmt ":
			if len(body) < 16 || binary.LittleEndian.Uint16(body[2:]) != 1 || binary.LittleEndian.Uint16(body[14:]) != 16 {
				return nil, 0, errNoWAV
			}
			rate = int(binary.LittleEndian.Uint32(body[4:]))
		case "data":
			if rate < 4000 || rate > 96000 {
				return nil, 0, errNoWAV
			}
			pcm := make([]int16, len(body)/2)
			for i := range pcm {
				pcm[i] = int16(binary.LittleEndian.Uint16(body[2*i:]))
			}
			return pcm, rate, nil
		}
		if size > len(body) {
			break
		}
		at += 8 + size + size&1
	}
	return nil, 0, errNoWAV
}
