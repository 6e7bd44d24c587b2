package pocketsphinx

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const debianModel = "/usr/share/pocketsphinx/model/en-us/en-us"

func needDebianModel(t testing.TB) {
	t.Helper()
	if _, err := os.Stat(debianModel); err != nil {
		t.Skip("needs the Debian package pocketsphinx-en-us")
	}
}

func TestNarrowbandMatrix(t *testing.T) {
	a := narrowband()
	for i, want := range []float64{.8485, .1594, -.0637, .0154} {
		assert.InDelta(t, want, a[0][i], 5e-5, "row 0, column %d", i)
	}
	for i, want := range []float64{0, .6219, .4460, -.0710} {
		assert.InDelta(t, want, a[1][i], 5e-5, "row 1, column %d", i)
	}
}

func TestGaussiansReproduceDebiansFiles(t *testing.T) {
	needDebianModel(t)
	for _, name := range []string{"means", "variances"} {
		path := filepath.Join(debianModel, name)
		g, err := readGaussians(path)
		require.NoError(t, err)
		assert.Equal(t, []int{42, 3, 128}, []int{g.Codebooks, g.Streams, g.Densities})
		assert.Equal(t, []int{13, 13, 13}, g.Dims)
		file, err := os.ReadFile(path)
		require.NoError(t, err)
		// Debian's header has other spacing; the values and the checksum are
		// the same to the bit.
		want := file[bytes.Index(file, []byte("endhdr\n")):]
		got := g.encode()
		got = got[bytes.Index(got, []byte("endhdr\n")):]
		assert.True(t, bytes.Equal(want, got), "%s: %d and %d bytes", name, len(want), len(got))
	}
}

func TestDerive(t *testing.T) {
	needDebianModel(t)
	dir := t.TempDir()
	dst := filepath.Join(dir, "models", "en-us-8k")
	require.NoError(t, Derive(t.Context(), debianModel, dst))
	means, err := readGaussians(filepath.Join(dst, "means"))
	require.NoError(t, err)
	variances, err := readGaussians(filepath.Join(dst, "variances"))
	require.NoError(t, err)
	zero := 0
	for i, v := range variances.Values {
		if unused(v) {
			zero++
			continue
		}
		for k := range v {
			assert.GreaterOrEqual(t, v[k], float32(varianceFloor), "density %d component %d", i, k)
		}
	}
	assert.Equal(t, 16, zero, "unused densities")
	assert.Len(t, means.Values, 42*3*128)

	before, err := os.Stat(filepath.Join(dst, "means"))
	require.NoError(t, err)
	require.NoError(t, Derive(t.Context(), debianModel, dst), "a second time")
	after, err := os.Stat(filepath.Join(dst, "means"))
	require.NoError(t, err)
	assert.Equal(t, before.ModTime(), after.ModTime(), "a whole model is kept")

	require.NoError(t, os.WriteFile(filepath.Join(dst, stampFile), []byte("older"), 0o644))
	require.NoError(t, Derive(t.Context(), debianModel, dst), "over an outdated one")
	assert.True(t, whole(dst, stamp()))
	left, err := filepath.Glob(filepath.Join(dir, "models", "*"))
	require.NoError(t, err)
	assert.Equal(t, []string{dst}, left, "nothing is left behind")
}

func TestDeriveRefusesAnotherModel(t *testing.T) {
	needDebianModel(t)
	src := t.TempDir()
	for name := range wideModel {
		data, err := os.ReadFile(filepath.Join(debianModel, name))
		require.NoError(t, err)
		if name == "means" {
			data[len(data)/2] ^= 1
		}
		require.NoError(t, os.WriteFile(filepath.Join(src, name), data, 0o644))
	}
	dst := filepath.Join(t.TempDir(), "out")
	err := Derive(t.Context(), src, dst)
	require.ErrorIs(t, err, ErrModel)
	assert.ErrorContains(t, err, "means")
	assert.NoDirExists(t, dst)
	require.ErrorIs(t, Derive(t.Context(), t.TempDir(), dst), ErrModel)

	ctx, cancel := context.WithCancelCause(t.Context())
	stop := errors.New("stop")
	cancel(stop)
	require.ErrorIs(t, Derive(ctx, debianModel, dst), stop)
	assert.NoDirExists(t, dst)
}

func FuzzParseGaussians(f *testing.F) {
	small := &gaussians{Codebooks: 1, Streams: 2, Densities: 2, Dims: []int{1, 2}, Values: [][]float32{{1}, {2}, {3, 4}, {5, 6}}}
	f.Add(small.encode())
	f.Add([]byte("s3\nversion 1.0\nendhdr\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := parseGaussians(data)
		if err != nil {
			return
		}
		again, err := parseGaussians(g.encode())
		require.NoError(t, err)
		assert.Equal(t, g.Dims, again.Dims)
		assert.Len(t, again.Values, len(g.Values))
	})
}
