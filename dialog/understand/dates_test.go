package understand

import (
	"testing"

	"github.com/stretchr/testify/require"

	"budi/language"
)

// TestDated reads dates in figures as the business's country writes them.
func TestDated(t *testing.T) {
	for _, tt := range []struct{ country, lang, text, want string }{
		{"LT", "en", "on 12/03/2026 at ten", "on 2026-03-12 at ten"},
		{"LT", "en", "12-03-2027", "2027-03-12"},
		{"LT", "lt", "12/03/2026 dešimtą", "2026-03-12 dešimtą"},
		{"LT", "en", "on 3/12, please", "on 3 December, please"},
		{"LT", "en", "from 01/12 to 05/12", "from 1 December to 5 December"},
		{"LT", "en", "2026-03-12", "2026-03-12"},
		{"LT", "en", "12/25/2026", "12/25/2026"},
		{"LT", "en", "are you open 24/7", "are you open 24/7"},
		{"LT", "en", "half and half, 1/2", "half and half, 1/2"},
		{"LT", "en", "612-34-567", "612-34-567"},
		{"LT", "en", "8 5 200 12/03/20261", "8 5 200 12/03/20261"},
		{"US", "en", "on 12/03/2026", "on 12/03/2026"},
		{"", "en", "on 12/03/2026", "on 12/03/2026"},
	} {
		u := &Understander{country: tt.country}
		require.Equal(t, tt.want, u.dated(tt.text, language.Tag(tt.lang)), tt.text)
	}
}
