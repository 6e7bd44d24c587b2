package configs

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLoadDemo(t *testing.T) {
	s, err := Load("")
	require.NoError(t, err)
	for _, b := range s.All() {
		t.Log(b.Slug, len(b.Services), len(b.FAQ))
	}
}
