package media

import (
	"net/netip"
	"time"
)

// rank tells how much an address is expected to be the party's.
type rank uint8

const (
	stranger   rank = iota // nothing speaks for it
	sameStream             // goes on with the SSRC that was heard: a NAT moved it
	sameHost               // the SDP's or the signalling's host, another port
	announced              // just what the SDP says
)

const (
	// aliveFor is how long after its last packet a source keeps its place
	// against another that is not better.
	aliveFor = 500 * time.Millisecond
	// candidates is how many would-be sources are watched at once.
	candidates = 4
)

// source decides which packets are the party's (symmetric RTP, RFC 4961).
//
//   - The address in the SDP is believed at its first packet; another port of
//     that host, or of the host that signals, after 2 packets in sequence; any
//     other address after 5, as a caller behind a NAT has one that nobody could
//     announce.
//   - Once one is latched, a better ranked one takes its place after 2
//     packets, an equal one after 3 when the latched one has been silent for
//     0.5 s. A stranger never displaces a ranked source, except with the SSRC
//     that was being heard.
//   - Another SSRC from the latched address takes over after 3 packets in
//     sequence with none of the old SSRC between them, so two streams are never
//     mixed.
type source struct {
	sdp        netip.AddrPort
	signalling netip.Addr

	latched bool
	from    netip.AddrPort
	rank    rank
	ssrc    uint32
	heard   time.Time
	watched [candidates]candidate
}

// candidate is a source that has to prove itself.
type candidate struct {
	from netip.AddrPort
	ssrc uint32
	seq  uint16
	n    int
	last time.Time
}

// decision is what to do with a packet.
type decision uint8

const (
	refuse   decision = iota
	proceed           // the stream goes on
	takeOver          // the first packet of another stream or source
)

// expect takes over what the SDP says; a change ends the latch.
func (s *source) expect(sdp netip.AddrPort) {
	if sdp == s.sdp {
		return
	}
	*s = source{sdp: sdp, signalling: s.signalling}
}

// judge decides about a packet with a payload type that was negotiated.
func (s *source) judge(from netip.AddrPort, ssrc uint32, seq uint16, now time.Time) decision {
	if s.latched && from == s.from && ssrc == s.ssrc {
		s.heard = now
		for i := range s.watched {
			if s.watched[i].from == from {
				s.watched[i] = candidate{}
			}
		}
		return proceed
	}
	r := s.rankOf(from, ssrc)
	need := s.need(from, r, now)
	if need == 0 {
		return refuse
	}
	if s.watch(from, ssrc, seq, now) < need {
		return refuse
	}
	*s = source{
		sdp: s.sdp, signalling: s.signalling,
		latched: true, from: from, rank: r, ssrc: ssrc, heard: now,
	}
	return takeOver
}

func (s *source) rankOf(from netip.AddrPort, ssrc uint32) rank {
	switch {
	case from == s.sdp:
		return announced
	case from.Addr() == s.sdp.Addr() || from.Addr() == s.signalling:
		return sameHost
	case s.latched && ssrc == s.ssrc:
		return sameStream
	}
	return stranger
}

// need is how many packets in sequence a source must show, 0 for never.
func (s *source) need(from netip.AddrPort, r rank, now time.Time) int {
	silent := now.Sub(s.heard) >= aliveFor
	switch {
	case !s.latched && r == announced:
		return 1
	case !s.latched && r == sameHost:
		return 2
	case !s.latched:
		return 5
	case from == s.from:
		return 3
	case r > s.rank && r >= sameHost:
		return 2
	case silent && (r >= s.rank || r >= sameStream):
		return 3
	}
	return 0
}

// watch counts how many packets in sequence a candidate has shown. The one
// that was silent longest makes room for a new one.
func (s *source) watch(from netip.AddrPort, ssrc uint32, seq uint16, now time.Time) int {
	oldest := &s.watched[0]
	for i := range s.watched {
		c := &s.watched[i]
		if c.from == from && c.ssrc == ssrc {
			if step := seq - c.seq; step == 0 || step > 3 {
				c.n = 0
			}
			c.n++
			c.seq, c.last = seq, now
			return c.n
		}
		if c.last.Before(oldest.last) {
			oldest = c
		}
	}
	*oldest = candidate{from: from, ssrc: ssrc, seq: seq, n: 1, last: now}
	return 1
}
