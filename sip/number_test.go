package sip

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNormalise(t *testing.T) {
	for _, tc := range []struct{ raw, country, want string }{
		{"+37052000001", "LT", "+37052000001"},
		{"0037052000001", "LT", "+37052000001"},
		{"37052000001", "LT", "+37052000001"},
		{"052000001", "LT", "+37052000001"},
		{"852000001", "LT", "+37052000001"},
		{"52000001", "LT", "+37052000001"},
		{"8 (5) 200-00-01", "LT", "+37052000001"},
		{"861234567", "LT", "+37061234567"},
		{"061234567", "LT", "+37061234567"},
		{"61234567", "LT", "+37061234567"},
		{"+370 612 34567", "", "+37061234567"},
		{"tel:+370-612-34567", "LT", "+37061234567"},
		{"tel:861234567;phone-context=+370", "LT", "+37061234567"},
		{"tel:61234567;phone-context=+370", "", "+37061234567"},
		{"sip:+37061234567;npdi@gw.example:5060;user=phone", "LT", "+37061234567"},
		{"%2B37061234567", "LT", "+37061234567"},
		{"37499123456", "LT", "+37499123456"},   // a carrier left the plus out
		{"0037499123456", "LT", "+37499123456"}, // an Armenian caller
		{"099123456", "AM", "+37499123456"},
		{"+12025550123", "LT", "+12025550123"},
		{"01112025550123", "US", "+12025550123"},
		{"37061234567", "", "+37061234567"},
		{"61234567", "", ""},
		{"112", "LT", ""},
		{"100", "LT", ""},
		{"", "LT", ""},
		{"+", "LT", ""},
		{"anonymous", "LT", ""},
		{"mailto:a@b", "LT", ""},
		{"+00000000000", "LT", ""},
		{"123456789012345678901", "LT", ""},
		{"٣٧٠٦١٢٣٤٥٦٧", "LT", ""},
		{"dental", "LT", ""},
		{"1;drop table", "LT", ""},
	} {
		require.Equal(t, tc.want, Normalise(tc.raw, tc.country), "%q in %q", tc.raw, tc.country)
	}
}

var e164 = regexp.MustCompile(`^\+[1-9][0-9]{4,14}$`)

// FuzzNormalise: what comes out is E.164 and means itself everywhere.
func FuzzNormalise(f *testing.F) {
	for _, s := range []string{"+37061234567", "tel:861234567;phone-context=+370", "8 (5) 200-00-01", "sip:+1@x", "%2B370", "00370612", "+٣"} {
		f.Add(s, "LT")
	}
	f.Fuzz(func(t *testing.T, raw, country string) {
		got := Normalise(raw, country)
		if got == "" {
			return
		}
		require.Regexp(t, e164, got)
		require.Equal(t, got, Normalise(got, "LT"))
		require.Equal(t, got, Normalise(got, ""))
	})
}
