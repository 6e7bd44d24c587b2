package configs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
)

func TestDemo(t *testing.T) {
	s, err := Load("")
	require.NoError(t, err)
	require.Len(t, s.All(), 4)
	for _, c := range []struct {
		slug, number, zone string
		langs              []language.Tag
		services           []string
		staff              int
	}{
		{"dental", "+37052000001", "Europe/Vilnius", []language.Tag{"lt", "en", "ru"}, []string{"check-up", "hygiene", "filling", "root-canal", "whitening", "extraction"}, 3},
		{"garage", "+37052000002", "Europe/Vilnius", []language.Tag{"en", "lt"}, []string{"oil-change", "tyres", "brakes", "diagnostics", "inspection", "air-conditioning"}, 2},
		{"vet", "+37052000003", "Europe/Vilnius", []language.Tag{"lt", "en"}, []string{"consultation", "vaccination", "sterilisation", "dental", "microchip"}, 2},
		{"salon", "+37052000004", "Asia/Yerevan", []language.Tag{"hy", "ru", "en"}, []string{"haircut", "colouring", "manicure", "styling"}, 3},
	} {
		t.Run(c.slug, func(t *testing.T) {
			b, ok := s.ByNumber(c.number)
			require.True(t, ok)
			assert.Equal(t, c.slug, b.Slug)
			assert.Equal(t, c.langs, b.Languages)
			assert.Equal(t, c.zone, b.Location().String())
			assert.GreaterOrEqual(t, len(b.Services), 6)
			assert.Len(t, b.Staff, c.staff)
			assert.GreaterOrEqual(t, len(b.FAQ), 8)
			assert.NotEmpty(t, b.Urgency)
			for _, id := range c.services {
				_, ok := b.Service(id)
				assert.True(t, ok, id)
			}
		})
	}
	_, ok := s.ByNumber("+37052000099")
	assert.False(t, ok)
	_, ok = s.Fallback()
	assert.False(t, ok)
}

// Nobody listens to a speech: what is told word for word is short.
func TestDemoIsBrief(t *testing.T) {
	s, err := Load("")
	require.NoError(t, err)
	brief := func(what string, text Text) {
		for lang, words := range text {
			assert.LessOrEqual(t, len(strings.Fields(words)), 40, "%s in %s", what, lang)
		}
	}
	for _, b := range s.All() {
		for _, f := range b.FAQ {
			brief(b.Slug+" faq "+f.ID, f.Answer)
		}
		for _, u := range b.Urgency {
			brief(b.Slug+" urgency "+u.ID, u.Say)
		}
		for _, v := range b.Services {
			brief(b.Slug+" prepare "+v.ID, v.Prepare)
			brief(b.Slug+" note "+v.ID, v.Note)
		}
		brief(b.Slug+" directions", b.Directions)
		brief(b.Slug+" cancel", b.Booking.Cancel)
	}
}

// A file in the working folder wins over the demonstration, and a path that
// is given over both.
func TestLoadWhere(t *testing.T) {
	good, err := os.ReadFile("testdata/good.yaml")
	require.NoError(t, err)
	dir := t.TempDir()
	t.Chdir(dir)
	s, err := Load("")
	require.NoError(t, err)
	require.Len(t, s.All(), 4)

	site := func(at string) {
		require.NoError(t, os.MkdirAll(filepath.Join(at, "businesses"), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(at, "server.yaml"), []byte("data: "+at+"\n"), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(at, "businesses", "bakery.yaml"), good, 0o644))
	}
	site("configs")
	s, err = Load("")
	require.NoError(t, err)
	assert.Equal(t, "configs", s.Data)
	require.Len(t, s.All(), 1)
	site("other")
	s, err = Load("other/server.yaml")
	require.NoError(t, err)
	assert.Equal(t, "other", s.Data)
	s, err = Load(filepath.Join(dir, "other", "server.yaml"))
	require.NoError(t, err)
	assert.Equal(t, "other", s.Data)
}

func TestSecret(t *testing.T) {
	file := filepath.Join(t.TempDir(), "password")
	require.NoError(t, os.WriteFile(file, []byte("hunter2\n"), 0o600))
	t.Setenv("BUDI_TEST_SECRET", "swordfish")
	for text, want := range map[string]string{"env:BUDI_TEST_SECRET": "swordfish", "file:" + file: "hunter2"} {
		var s Secret
		require.NoError(t, s.UnmarshalText([]byte(text)))
		got, err := s.Reveal()
		require.NoError(t, err)
		assert.Equal(t, want, got)
		assert.NotContains(t, s.String(), want)
		assert.NotContains(t, s.LogValue().String(), want)
	}
	var s Secret
	err := s.UnmarshalText([]byte("hunter2"))
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "hunter2", "an error doesn't show what may be the secret")
	require.NoError(t, s.UnmarshalText([]byte("file:/nowhere/at/all")))
	_, err = s.Reveal()
	require.Error(t, err)
}
