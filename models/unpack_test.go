package models

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// entry is one of an archive that a test makes.
type entry struct {
	name, text string
	kind       byte   // tar's type; 0 is a file
	link       string // of links
}

func tarOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Typeflag: e.kind, Linkname: e.link, Mode: 0o777, Size: int64(len(e.text))}
		if e.kind == 0 {
			h.Typeflag = tar.TypeReg
		}
		require.NoError(t, w.WriteHeader(h))
		_, err := io.WriteString(w, e.text)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func gzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(data)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

func zipOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		h.SetMode(0o755)
		if e.kind == tar.TypeSymlink {
			h.SetMode(fs.ModeSymlink | 0o777)
			e.text = e.link
		}
		f, err := w.CreateHeader(h)
		require.NoError(t, err)
		_, err = io.WriteString(f, e.text)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// unpackInto unpacks into the folder "inside" of dir.
func unpackInto(t testing.TB, dir string, archive []byte, keep func(string) bool, limit int64) ([]File, error) {
	t.Helper()
	inside := filepath.Join(dir, "inside")
	require.NoError(t, os.MkdirAll(inside, 0o755))
	root, err := os.OpenRoot(inside)
	require.NoError(t, err)
	defer root.Close()
	name := filepath.Join(t.TempDir(), "archive")
	require.NoError(t, os.WriteFile(name, archive, 0o644))
	f, err := os.Open(name)
	require.NoError(t, err)
	defer f.Close()
	kind, err := sniff(f)
	require.NoError(t, err)
	in := &intake{root: root, keep: keep, left: limit, most: 20}
	err = in.unpack(t.Context(), f, kind)
	return in.list, err
}

// outside lists what lies in dir but not in its folder "inside", with the
// contents of files.
func outside(t testing.TB, dir string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	require.NoError(t, filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		require.NoError(t, err)
		if d.IsDir() && d.Name() == "inside" {
			return fs.SkipDir
		}
		found[p] = ""
		if d.Type().IsRegular() {
			text, err := os.ReadFile(p)
			require.NoError(t, err)
			found[p] = string(text)
		}
		return nil
	}))
	return found
}

func TestUnpack(t *testing.T) {
	files := []entry{{name: "m/"}, {name: "m/means", text: "12"}, {name: "./m/deep/er/mdef", text: "345"}}
	folders := append([]entry{{name: "pax", kind: tar.TypeXGlobalHeader}}, files...)
	folders[0] = entry{name: "m/deep", kind: tar.TypeDir}
	folders[1].kind = tar.TypeDir
	for name, archive := range map[string][]byte{
		"tar": tarOf(t, folders...), "tar.gz": gzipped(t, tarOf(t, folders...)), "zip": zipOf(t, files...),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			list, err := unpackInto(t, dir, archive, nil, 5)
			require.NoError(t, err)
			require.Len(t, list, 2)
			assert.Equal(t, "m/means", list[0].Path)
			assert.Equal(t, "m/deep/er/mdef", list[1].Path)
			for _, f := range list {
				path := filepath.Join(dir, "inside", f.Path)
				info, err := os.Stat(path)
				require.NoError(t, err)
				assert.Zero(t, info.Mode()&0o111, "an archive's file is never executable")
				sum, n, err := hashFile(t.Context(), path)
				require.NoError(t, err)
				assert.Equal(t, f.Size, n)
				assert.Equal(t, f.SHA256, sum)
			}
			_, err = unpackInto(t, t.TempDir(), archive, nil, 4)
			require.ErrorIs(t, err, ErrTooBig)
			list, err = unpackInto(t, t.TempDir(), archive, func(p string) bool { return under(p, "means") }, 4)
			require.NoError(t, err)
			assert.Len(t, list, 1)
			_, err = unpackInto(t, t.TempDir(), archive[:min(len(archive)-30, len(archive)/2+100)], nil, 5)
			require.Error(t, err, "cut short")
		})
	}
	dir := t.TempDir()
	wrong := gzipped(t, tarOf(t, entry{name: "a", text: strings.Repeat("abc", 1000)}))
	wrong[len(wrong)-6] ^= 1 // in the checksum
	_, err := unpackInto(t, dir, wrong, nil, 1<<20)
	require.ErrorIs(t, err, gzip.ErrChecksum)
	require.ErrorIs(t, err, ErrRefused)
	_, err = unpackInto(t, dir, []byte("no archive"), nil, 1<<20)
	require.ErrorIs(t, err, ErrRefused)
}

// What tries to get out, or to fill the disk, is refused, and nothing is
// written outside.
func TestHostileArchives(t *testing.T) {
	for name, c := range map[string]struct {
		entries []entry
		want    error
	}{
		"parent":            {[]entry{{name: "../evil", text: "x"}}, ErrRefused},
		"parent below":      {[]entry{{name: "a/../../evil", text: "x"}}, ErrRefused},
		"parent inside":     {[]entry{{name: "a/../b", text: "x"}}, ErrRefused},
		"absolute":          {[]entry{{name: "/tmp/evil", text: "x"}}, ErrRefused},
		"backslash":         {[]entry{{name: `..\evil`, text: "x"}}, ErrRefused},
		"control character": {[]entry{{name: "a\x1b[2Jb", text: "x"}}, ErrRefused},
		"no UTF-8":          {[]entry{{name: "a\xff", text: "x"}}, ErrRefused},
		"too deep":          {[]entry{{name: strings.Repeat("a/", 20) + "b", text: "x"}}, ErrRefused},
		"too long":          {[]entry{{name: strings.Repeat("a", 300), text: "x"}}, ErrRefused},
		"twice":             {[]entry{{name: "a", text: "x"}, {name: "./a", text: "y"}}, ErrRefused},
		"file as folder":    {[]entry{{name: "a", text: "x"}, {name: "a/b", text: "y"}}, ErrRefused},
		"folder as file":    {[]entry{{name: "a/b", text: "x"}, {name: "a", text: "y"}}, ErrRefused},
		"link out":          {[]entry{{name: "a", kind: tar.TypeSymlink, link: ".."}, {name: "a/evil", text: "x"}}, ErrRefused},
		"link in":           {[]entry{{name: "a", kind: tar.TypeSymlink, link: "b"}}, ErrRefused},
		"too big":           {[]entry{{name: "a", text: strings.Repeat("x", 2000)}}, ErrTooBig},
		"too big together":  {[]entry{{name: "a", text: strings.Repeat("x", 600)}, {name: "b", text: strings.Repeat("x", 600)}}, ErrTooBig},
	} {
		for kind, archive := range map[string][]byte{"tar": tarOf(t, c.entries...), "zip": zipOf(t, c.entries...)} {
			t.Run(kind+" "+name, func(t *testing.T) {
				dir := t.TempDir()
				require.NoError(t, os.WriteFile(filepath.Join(dir, "evil"), []byte("mine"), 0o644))
				before := outside(t, dir)
				_, err := unpackInto(t, dir, archive, nil, 1000)
				require.ErrorIs(t, err, c.want)
				assert.Equal(t, before, outside(t, dir))
			})
		}
	}
	for name, kind := range map[string]byte{"hard link": tar.TypeLink, "device": tar.TypeChar, "disk": tar.TypeBlock, "pipe": tar.TypeFifo} {
		_, err := unpackInto(t, t.TempDir(), tarOf(t, entry{name: "a", kind: kind, link: "/etc/passwd"}), nil, 1000)
		require.ErrorIs(t, err, ErrRefused, name)
		_, err = unpackInto(t, t.TempDir(), tarOf(t, entry{name: "a", kind: kind, link: "/etc/passwd"}), func(string) bool { return false }, 1000)
		require.NoError(t, err, "what isn't wanted may be anything")
	}
}

// What unpacks to a thousandfold costs no thousandfold: neither on disk nor,
// where its files aren't wanted, in time.
func TestBombs(t *testing.T) {
	zeros := io.LimitReader(zeroReader{}, 64<<20)
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	require.NoError(t, w.WriteHeader(&tar.Header{Name: "a", Typeflag: tar.TypeReg, Size: 64 << 20}))
	_, err := io.Copy(w, zeros)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.NoError(t, z.Close())
	for name, keep := range map[string]func(string) bool{"wanted": nil, "unwanted": func(string) bool { return false }} {
		_, err := unpackInto(t, t.TempDir(), b.Bytes(), keep, 1<<20)
		require.ErrorIs(t, err, ErrTooBig, name)
	}
	var many []entry
	for i := range 21 {
		many = append(many, entry{name: "f" + strings.Repeat("x", i)})
	}
	_, err = unpackInto(t, t.TempDir(), tarOf(t, many...), nil, 1<<20)
	require.ErrorIs(t, err, ErrTooBig, "more files than a model has")
}

type zeroReader struct{}

func (zeroReader) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// Whatever an archive holds: no panic, nothing outside of the folder, and
// inside only plain files that are not more than the limit.
func FuzzUnpack(f *testing.F) {
	good := []entry{{name: "m/means", text: "12"}, {name: "m/mdef", text: "345"}}
	for _, entries := range [][]entry{good, {{name: "../evil", text: "x"}}, {{name: "a", kind: tar.TypeSymlink, link: ".."}, {name: "a/evil", text: "x"}}} {
		f.Add(tarOf(f, entries...))
		f.Add(gzipped(f, tarOf(f, entries...)))
		f.Add(zipOf(f, entries...))
	}
	f.Fuzz(func(t *testing.T, archive []byte) {
		const limit = 1 << 16
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "evil"), []byte("mine"), 0o644))
		before := outside(t, dir)
		list, _ := unpackInto(t, dir, archive, nil, limit)
		require.Equal(t, before, outside(t, dir))
		var total int64
		require.NoError(t, filepath.WalkDir(filepath.Join(dir, "inside"), func(p string, d fs.DirEntry, err error) error {
			require.NoError(t, err)
			require.True(t, d.IsDir() || d.Type().IsRegular(), p)
			if info, err := d.Info(); err == nil && !d.IsDir() {
				total += info.Size()
			}
			return nil
		}))
		require.LessOrEqual(t, total, int64(limit+1))
		for _, file := range list {
			require.FileExists(t, filepath.Join(dir, "inside", filepath.FromSlash(file.Path)))
		}
	})
}
