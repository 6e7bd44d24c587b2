package models

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
)

// archive formats, told by their first bytes and not by a name.
type format int

const (
	plain format = iota // no archive
	tarball
	tarGzip
	tarBzip2
	zipped
)

// sniff tells a file's format.
func sniff(f io.ReaderAt) (format, error) {
	head := make([]byte, 512)
	n, err := f.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return plain, err
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return tarGzip, nil
	case bytes.HasPrefix(head, []byte("BZh")):
		return tarBzip2, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipped, nil
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return tarball, nil
	}
	return plain, nil
}

// unpack takes an archive's files. An archive that holds anything but files
// and folders, or names outside of its folder, is refused as a whole; where
// only some files are wanted, links among the others are passed over.
func (in *intake) unpack(ctx context.Context, f *os.File, kind format) error {
	buffered := bufio.NewReaderSize(contextReader{ctx, f}, 1<<16)
	switch kind {
	case tarGzip:
		z, err := gzip.NewReader(buffered)
		if err != nil {
			return fmt.Errorf("%w: a damaged gzip archive: %w", ErrRefused, err)
		}
		return in.tar(ctx, z)
	case tarBzip2:
		return in.tar(ctx, bzip2.NewReader(buffered))
	case tarball:
		return in.tar(ctx, buffered)
	case zipped:
		return in.zip(ctx, f)
	default:
		return fmt.Errorf("%w: no archive that is known here; tar, tar.gz, tar.bz2 and zip are", ErrRefused)
	}
}

// tar takes the files of a tar stream. The stream itself is bounded too, or
// entries that are not wanted could unpack without end.
func (in *intake) tar(ctx context.Context, r io.Reader) error {
	all := &bounded{r: r, left: in.left + 1<<20}
	t := tar.NewReader(all)
	for {
		h, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			// The compressed stream's own checksum stands behind the archive.
			_, err = io.Copy(io.Discard, all)
			return damaged(err)
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case errors.Is(err, ErrTooBig):
			return err
		case err != nil:
			return fmt.Errorf("%w: a damaged archive: %w", ErrRefused, err)
		case h.Typeflag == tar.TypeXGlobalHeader:
			continue
		}
		all.left += 3 * 512 // its headers and padding
		name, ok, err := in.wants(h.Name)
		if err != nil {
			return err
		}
		switch {
		case name == "" || h.Typeflag == tar.TypeDir || !ok:
		case h.Typeflag != tar.TypeReg:
			return fmt.Errorf("%w: %q is a link or a device; models have plain files", ErrRefused, name)
		case h.Size > in.left:
			return fmt.Errorf("%w: %s has %d bytes (see --limit)", ErrTooBig, name, h.Size)
		default:
			if err := in.put(ctx, name, t); err != nil {
				return damaged(err)
			}
		}
	}
}

// zip takes the files of a zip archive.
func (in *intake) zip(ctx context.Context, f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // paths are judged below
		return fmt.Errorf("%w: a damaged archive: %w", ErrRefused, err)
	}
	for _, entry := range z.File {
		name, ok, err := in.wants(entry.Name)
		if err != nil {
			return err
		}
		mode := entry.Mode()
		switch {
		case name == "" || mode.IsDir() || !ok:
		case !mode.IsRegular():
			return fmt.Errorf("%w: %q is a link or a device; models have plain files", ErrRefused, name)
		case entry.Flags&1 != 0:
			return fmt.Errorf("%w: %q is encrypted", ErrRefused, name)
		case entry.UncompressedSize64 > uint64(in.left):
			return fmt.Errorf("%w: %s has %d bytes (see --limit)", ErrTooBig, name, entry.UncompressedSize64)
		default:
			if err := in.zipped(ctx, name, entry); err != nil {
				return damaged(err)
			}
		}
	}
	return nil
}

func (in *intake) zipped(ctx context.Context, name string, entry *zip.File) error {
	r, err := entry.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return in.put(ctx, name, r)
}

// damaged tells errors of reading an archive from those of this machine.
func damaged(err error) error {
	if err == nil {
		return nil
	}
	for _, known := range []error{gzip.ErrChecksum, gzip.ErrHeader, zip.ErrChecksum, zip.ErrFormat, zip.ErrAlgorithm, tar.ErrHeader, io.ErrUnexpectedEOF} {
		if errors.Is(err, known) {
			return fmt.Errorf("%w: a damaged archive: %w", ErrRefused, err)
		}
	}
	if _, corrupt := errors.AsType[bzip2.StructuralError](err); corrupt {
		return fmt.Errorf("%w: a damaged archive: %w", ErrRefused, err)
	}
	return err
}

// bounded reads up to a number of bytes and fails beyond.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("%w: the archive unpacks beyond the limit (see --limit)", ErrTooBig)
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
