package dialog

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRedact(t *testing.T) {
	for text, want := range map[string]string{
		"my card is 4111 1111 1111 1111, thanks": "my card is ****, thanks",
		"5500-0000-0000-0004":                    "****",
		"378282246310005":                        "****",
		"4111 1111 1111 1112":                    "4111 1111 1111 1112", // fails the check
		"call 612 34 567 or +370 612 34 567":     "call 612 34 567 or +370 612 34 567",
		"order 1234567890123456789012":           "order 1234567890123456789012",
		"":                                       "",
		"١٢٣ and 12":                             "١٢٣ and 12",
	} {
		got, found := redact(text)
		require.Equal(t, want, got)
		require.Equal(t, want != text, found)
	}
}

func FuzzRedact(f *testing.F) {
	f.Add("my card is 4111 1111 1111 1111")
	f.Fuzz(func(t *testing.T, s string) {
		once, _ := redact(s)
		twice, found := redact(once)
		require.Equal(t, once, twice)
		require.False(t, found, "a number was left")
	})
}
