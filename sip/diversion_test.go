package sip

import (
	"strings"
	"testing"

	gosip "github.com/emiago/sipgo/sip"
	"github.com/stretchr/testify/require"
)

func TestDiversions(t *testing.T) {
	for name, tc := range map[string]struct {
		headers string
		want    []Diversion
	}{
		"none": {"X: y", nil},
		"one":  {"Diversion: <sip:+37052345678@carrier>;reason=user-busy;counter=1", []Diversion{{"+37052345678", DivertedBusy}}},
		"several lines": {
			"Diversion: <tel:+37052345678>;reason=no-answer\nDiversion: <tel:+37061111111>;reason=\"unconditional\"",
			[]Diversion{{"+37052345678", DivertedNoAnswer}, {"+37061111111", DivertedAlways}},
		},
		"several in a line": {
			`Diversion: "A, B" <sip:852345678@x>;reason=time-of-day , <sip:061111111@x>`,
			[]Diversion{{"+37052345678", DivertedUnknown}, {"+37061111111", DivertedUnknown}},
		},
		"rubbish":      {"Diversion: ;;;,<<>>,<sip:reception@x>;reason=unconditional", nil},
		"history, URI": {"History-Info: <sip:+37052345678@x>;index=1,<sip:+37052000001@x;cause=302>;index=1.1", []Diversion{{"+37052345678", DivertedAlways}}},
		"history, Reason": {
			"History-Info: <sip:+37052345678@x?Reason=SIP%3Bcause%3D408%3Btext%3D%22late%22>;index=1\nHistory-Info: <sip:+37052000001@x>;index=1.1",
			[]Diversion{{"+37052345678", DivertedNoAnswer}},
		},
		"history without forwarding": {"History-Info: <sip:+37052345678@x>;index=1,<sip:+37052000001@x>;index=1.1", nil},
	} {
		t.Run(name, func(t *testing.T) {
			raw := "INVITE sip:x@y SIP/2.0\n" + tc.headers + "\n\n"
			msg, err := newParser().ParseSIP([]byte(strings.ReplaceAll(raw, "\n", "\r\n")))
			require.NoError(t, err)
			require.Equal(t, tc.want, diversions(msg.(*gosip.Request), "LT"))
		})
	}
}
