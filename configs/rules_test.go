package configs

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares text with a file.
func golden(t *testing.T, file, text string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
}

// Each bad business breaks one rule, and its .golden file holds what is told.
func TestBusinessRules(t *testing.T) {
	files, err := filepath.Glob("testdata/business/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			_, err := LoadBusiness(file)
			require.Error(t, err)
			var all Problems
			require.ErrorAs(t, err, &all)
			golden(t, strings.TrimSuffix(file, ".yaml")+".golden", strings.ReplaceAll(err.Error(), "testdata/business/", "")+"\n")
		})
	}
}

// Each bad server.yaml breaks one rule of the settings.
func TestServerRules(t *testing.T) {
	files, err := filepath.Glob("testdata/server/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			_, _, problems := parseServer(filepath.Base(file), data)
			require.NotEmpty(t, problems)
			golden(t, strings.TrimSuffix(file, ".yaml")+".golden", problems.err().Error()+"\n")
		})
	}
}

// Each folder is a whole site whose files disagree.
func TestSiteRules(t *testing.T) {
	sites, err := filepath.Glob("testdata/site/*/server.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, sites)
	for _, file := range sites {
		dir := filepath.Dir(file)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			_, err := Load(file)
			require.Error(t, err)
			golden(t, filepath.Join(dir, "golden"), strings.ReplaceAll(err.Error(), filepath.ToSlash(dir)+"/", "")+"\n")
		})
	}
}

func TestGoodBusiness(t *testing.T) {
	b, err := LoadBusiness("testdata/good.yaml")
	require.NoError(t, err)
	assert.Equal(t, "bakery", b.Slug)
	cake, ok := b.Service("cake")
	require.True(t, ok)
	assert.Equal(t, Amount(2000), cake.Price.From)
	assert.Equal(t, Amount(4050), cake.Price.To)
	assert.Len(t, b.Hours["wed"], 2)
	assert.Empty(t, b.Hours["sun"])
}

func TestMissingFiles(t *testing.T) {
	_, err := Load("testdata/nowhere/server.yaml")
	require.ErrorIs(t, err, os.ErrNotExist)
	assert.Contains(t, err.Error(), "--config")
	assert.Contains(t, err.Error(), "testdata/nowhere/server.yaml", "the file is named with its folder")
	_, err = LoadBusiness("testdata/nowhere.yaml")
	require.ErrorIs(t, err, os.ErrNotExist)
}
