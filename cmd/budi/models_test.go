package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr/pocketsphinx"
	"budi/language"
	"budi/models"
)

var update = flag.Bool("update", false, "write the golden files anew")

// budi runs a command line on a data folder and gives what a user sees.
func budi(t *testing.T, data string, args ...string) (out string, status int) {
	t.Helper()
	var b bytes.Buffer
	status = run(append(args, "--data", data), terminal{in: strings.NewReader(""), out: &b, err: &b})
	return strings.ReplaceAll(b.String(), data, "DATA"), status
}

func needDebianModels(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(pocketsphinx.DebianModels); err != nil {
		t.Skip("needs the Debian package pocketsphinx-en-us")
	}
}

func goldenModels(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join("testdata", "models", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "make it with -update")
	assert.Equal(t, string(want), text)
}

// What a fresh machine shows, and the telephone model's life: missing,
// computed, damaged, computed again.
func TestModelsOfAFreshMachine(t *testing.T) {
	needDebianModels(t)
	data := t.TempDir()
	out, status := budi(t, data, "models", "list")
	assert.Zero(t, status)
	goldenModels(t, "list-fresh.txt", out)
	out, status = budi(t, data, "models", "check")
	assert.Zero(t, status, "what nobody asked for may be missing")
	goldenModels(t, "check-fresh.txt", out)
	out, status = budi(t, data, "models", "check", "en-us-8k")
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "MISSING  model en-us-8k is not here: budi models derive")

	out, status = budi(t, data, "models", "derive")
	assert.Zero(t, status)
	assert.Contains(t, out, "en-us-8k is in place, 6.6 MB, checksums right")
	out, status = budi(t, data, "models", "derive")
	assert.Zero(t, status)
	assert.Equal(t, "en-us-8k is here already, whole: DATA/models/en-us-8k\n", out)
	require.NoError(t, os.Truncate(filepath.Join(data, "models", "en-us-8k", "means"), 100))
	out, status = budi(t, data, "models", "check", "en-us-8k")
	assert.Equal(t, 1, status)
	goldenModels(t, "check-damaged.txt", out)
	_, status = budi(t, data, "models", "derive")
	assert.Zero(t, status)
	out, status = budi(t, data, "models", "check", "en-us-8k")
	assert.Zero(t, status)
	assert.Equal(t, "ok       model en-us-8k: 6.6 MB, checksums right\n", out)
}

// A model of the operator's own, from a web server, under a checksum.
func TestModelsAdd(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	require.NoError(t, w.WriteHeader(&tar.Header{Name: "own/model.onnx", Mode: 0o644, Size: 3}))
	_, err := w.Write([]byte("123"))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.NoError(t, z.Close())
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(b.Bytes()) }))
	defer web.Close()
	sum := sha256.Sum256(b.Bytes())
	data := t.TempDir()
	args := []string{"models", "add", "hy-own", web.URL + "/own.tar.gz", "--lang", "hy", "--rate", "8000", "--engine", "sherpa", "--licence", "MIT"}

	out, status := budi(t, data, args...)
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "--sha256")
	out, status = budi(t, data, append(args, "--sha256", strings.Repeat("0", 64))...)
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "checksum differs: SHA-256 is "+hex.EncodeToString(sum[:]))
	out, status = budi(t, data, append(args, "--sha256", hex.EncodeToString(sum[:]))...)
	assert.Zero(t, status, out)
	assert.Contains(t, out, "hy-own is in place, 1 kB, checksums right")

	out, status = budi(t, data, "models", "list", "--json")
	assert.Zero(t, status)
	var list []models.Entry
	require.NoError(t, json.Unmarshal([]byte(out), &list))
	var found bool
	for _, e := range list {
		if found = e.Model.Name == "hy-own"; found {
			assert.Equal(t, models.Present, e.State)
			assert.Equal(t, 8000, e.Model.Rate)
			assert.Equal(t, "MIT", e.Model.Licence)
			break
		}
	}
	assert.True(t, found)
	require.NoError(t, os.Remove(filepath.Join(data, "models", "hy-own", "model.onnx")))
	out, status = budi(t, data, "models", "check", "hy-own")
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "DAMAGED  model hy-own: model.onnx is missing")
	for _, limit := range []string{"0", "-1", "99999999999"} {
		_, status = budi(t, data, append(args, "--limit="+limit)...)
		assert.Equal(t, 1, status)
	}
}

// The bar is for terminals; elsewhere nothing is drawn.
func TestDownloadBar(t *testing.T) {
	assert.Nil(t, downloadBar(&bytes.Buffer{}, "x"))
	var b bytes.Buffer
	draw := newBar(&b, "lt-small")
	for _, done := range []int64{0, 500_000, 1_000_000} {
		draw(done, 1_000_000)
	}
	assert.Contains(t, b.String(), "lt-small")
	draw = newBar(&b, "unknown size")
	draw(10, -1)
	draw(20, -1)
	assert.Contains(t, b.String(), "unknown size")
}

// What isn't heard is told with the command that adds it, and with what is to
// be known of the model's licence.
func TestCheckNamesWhatToAdd(t *testing.T) {
	known, err := models.Catalogue()
	require.NoError(t, err)
	entries, err := models.New(models.Config{Dir: t.TempDir(), Known: known}).List()
	require.NoError(t, err)
	for _, c := range []struct {
		lang language.Tag
		rate int
		want string
	}{
		{language.Lithuanian, 16000, "to hear lt on wideband calls: budi models add lt-liepa-FZ1.3 [--from PATH] (BSD-2-Clause, experimental)"},
		{language.Lithuanian, 16000, "the licence of the LIEPA speech corpus that the model was trained on has not been checked"},
		{language.English, 8000, "to hear en: budi models derive (BSD-2-Clause)"},
		{language.Armenian, 8000, "to hear hy: this version knows no model"},
	} {
		var b bytes.Buffer
		where := ""
		if c.rate == 16000 {
			where = " on wideband calls"
		}
		addable(&list{w: &b}, entries, c.lang, c.rate, where)
		assert.Contains(t, b.String(), c.want)
	}
}
