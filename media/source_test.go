package media

import (
	"net/netip"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestSource(t *testing.T) {
	sdp := netip.MustParseAddrPort("192.0.2.2:5000")
	nat := netip.MustParseAddrPort("192.0.2.2:61000")  // the SDP's host, another port
	proxy := netip.MustParseAddrPort("198.51.100.1:9") // the host that signals
	far := netip.MustParseAddrPort("203.0.113.9:4444") // anyone
	far2 := netip.MustParseAddrPort("203.0.113.10:4444")
	// A step sends n packets in sequence and tells how many are let through.
	type step struct {
		from netip.AddrPort
		ssrc uint32
		n    int
		pass int
		wait time.Duration // before
	}
	tests := map[string][]step{
		"announced at once":               {{sdp, 1, 10, 10, 0}},
		"another port after two":          {{nat, 1, 10, 9, 0}},
		"the signalling host after two":   {{proxy, 1, 10, 9, 0}},
		"a stranger after five":           {{far, 1, 10, 6, 0}},
		"a stranger gives way at two":     {{far, 1, 10, 6, 0}, {sdp, 2, 10, 9, 0}, {far, 1, 10, 0, 0}},
		"a stranger never displaces":      {{sdp, 1, 10, 10, 0}, {far, 2, 100, 0, time.Minute}},
		"the SDP's port beats another":    {{nat, 1, 10, 9, 0}, {sdp, 1, 10, 9, 0}, {nat, 1, 10, 0, 0}},
		"an equal one waits for silence":  {{nat, 1, 10, 9, 0}, {proxy, 2, 10, 0, 0}, {proxy, 2, 10, 8, time.Second}},
		"the stream moves behind its NAT": {{far, 1, 10, 6, 0}, {far2, 1, 10, 0, 0}, {far2, 1, 10, 8, time.Second}},
		"another SSRC after three":        {{sdp, 1, 10, 10, 0}, {sdp, 2, 10, 8, 0}, {sdp, 1, 2, 0, 0}},
		"two streams are not mixed": {
			{sdp, 1, 10, 10, 0},
			{sdp, 2, 2, 0, 0},
			{sdp, 1, 1, 1, 0},
			{sdp, 2, 2, 0, 0},
			{sdp, 1, 1, 1, 0},
			{sdp, 2, 2, 0, 0},
			{sdp, 1, 10, 10, 0},
		},
		"five strangers at once": {
			{far, 1, 1, 0, 0},
			{far2, 2, 1, 0, 0},
			{netip.MustParseAddrPort("203.0.113.11:1"), 3, 1, 0, 0},
			{netip.MustParseAddrPort("203.0.113.12:1"), 4, 1, 0, 0},
			{netip.MustParseAddrPort("203.0.113.13:1"), 5, 1, 0, 0},
			{sdp, 9, 3, 3, 0},
		},
	}
	for name, steps := range tests {
		t.Run(name, func(t *testing.T) {
			s := source{sdp: sdp, signalling: proxy.Addr()}
			now := time.Unix(1, 0)
			seq := map[uint32]uint16{}
			for i, st := range steps {
				now = now.Add(st.wait)
				pass := 0
				for range st.n {
					seq[st.ssrc]++
					if s.judge(st.from, st.ssrc, seq[st.ssrc], now) != refuse {
						pass++
					}
					now = now.Add(Ptime)
				}
				require.Equal(t, st.pass, pass, "step %d", i)
			}
		})
	}
}

func TestSourceStartsAnewWithTheSDP(t *testing.T) {
	first := netip.MustParseAddrPort("192.0.2.2:5000")
	second := netip.MustParseAddrPort("192.0.2.3:6000")
	s := source{sdp: first}
	now := time.Unix(1, 0)
	require.Equal(t, takeOver, s.judge(first, 1, 1, now))
	s.expect(first)
	require.Equal(t, proceed, s.judge(first, 1, 2, now))
	s.expect(second)
	require.Equal(t, refuse, s.judge(first, 1, 3, now))
	require.Equal(t, takeOver, s.judge(second, 2, 1, now))
}

func TestSourceWantsASequence(t *testing.T) {
	nat := netip.MustParseAddrPort("192.0.2.2:61000")
	s := source{sdp: netip.MustParseAddrPort("192.0.2.2:5000")}
	now := time.Unix(1, 0)
	for i := range 50 {
		require.Equal(t, refuse, s.judge(nat, 1, uint16(i*1000), now))
	}
}
