package media

import (
	"crypto/rand"
	"encoding/base64"
	"math"
	mathrand "math/rand/v2"
	"net/netip"
	"sync"
	"time"

	"github.com/pion/rtcp"
)

// reportEvery is RTCP's minimal interval (RFC 3550 §6.2), halved for the first
// report and varied by half either way so that sessions do not send in step.
const reportEvery = 5 * time.Second

// reception is what RTCP reports about the party's stream (RFC 3550 §6.4.1,
// A.3). The receiver writes it, the reporter reads it.
type reception struct {
	mu             sync.Mutex
	ssrc           uint32
	base, highest  uint32 // extended sequence numbers
	received       uint32
	expectedBefore uint32
	receivedBefore uint32
	lastReport     uint32 // middle of the NTP time of the peer's last report
	lastReportCame time.Time
	begun          bool
}

// start begins with another stream.
func (r *reception) start(ssrc uint32, seq uint16) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.begun && r.ssrc == ssrc {
		return
	}
	r.ssrc, r.base, r.highest = ssrc, uint32(seq), uint32(seq)
	r.received, r.expectedBefore, r.receivedBefore = 0, 0, 0
	r.lastReport, r.begun = 0, true
}

// packet counts one packet of the stream.
func (r *reception) packet(seq uint16) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.received++
	if step := int16(seq - uint16(r.highest)); step > 0 {
		r.highest += uint32(step)
	}
}

// report is the block about the stream, none before its first packet.
func (r *reception) report(jitter time.Duration, now time.Time) []rtcp.ReceptionReport {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.begun {
		return nil
	}
	expected := r.highest - r.base + 1
	lost := min(max(int64(expected)-int64(r.received), 0), 1<<23-1)
	wanted := int64(expected - r.expectedBefore)
	missed := wanted - int64(r.received-r.receivedBefore)
	r.expectedBefore, r.receivedBefore = expected, r.received
	block := rtcp.ReceptionReport{
		SSRC: r.ssrc, TotalLost: uint32(lost), LastSequenceNumber: r.highest,
		Jitter:           uint32(jitter * rate / time.Second),
		LastSenderReport: r.lastReport,
	}
	if wanted > 0 && missed > 0 {
		block.FractionLost = uint8(min(missed*256/wanted, 255))
	}
	if r.lastReport != 0 {
		block.Delay = uint32(now.Sub(r.lastReportCame) * 65536 / time.Second)
	}
	return []rtcp.ReceptionReport{block}
}

// heard notes a sender report of the stream.
func (r *reception) heard(ssrc uint32, ntp uint64, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if ssrc == r.ssrc {
		r.lastReport, r.lastReportCame = uint32(ntp>>16), now
	}
}

// reporter is the goroutine of a session's RTCP: it reads the peer's reports,
// sends ours, and says BYE when the session is closed.
type reporter struct {
	s     *Session
	cname string
}

func newReporter(s *Session) *reporter {
	var name [12]byte
	rand.Read(name[:]) // never fails
	return &reporter{s: s, cname: base64.RawStdEncoding.EncodeToString(name[:])}
}

func (r *reporter) run() {
	next := time.Now().Add(reportEvery / 2)
	var buf [maxPacket]byte
	conn := r.s.lease.rtcp
	for {
		err := conn.SetReadDeadline(next)
		select {
		case <-r.s.closed:
			r.send(true)
			return
		default:
		}
		if err != nil {
			r.s.log.Warn("no RTCP on this session", "local", r.s.Addr(), "err", err)
			<-r.s.closed
			return
		}
		n, from, arrived, err := conn.ReadPacket(buf[:])
		if err == nil {
			r.take(buf[:n], from, arrived)
		}
		if now := time.Now(); !now.Before(next) {
			r.send(false)
			next = now.Add(reportEvery/2 + mathrand.N(reportEvery))
		}
	}
}

// take reads the peer's reports. They only feed the figures, but a stranger's
// would spoil those.
func (r *reporter) take(b []byte, from netip.AddrPort, now time.Time) {
	_, dest := r.s.sendState()
	if from.Addr().Unmap() != dest.Addr() {
		r.s.counts.foreign.Add(1)
		return
	}
	packets, err := rtcp.Unmarshal(b)
	if err != nil {
		r.s.counts.malformed.Add(1)
		return
	}
	for _, p := range packets {
		switch p := p.(type) {
		case *rtcp.SenderReport:
			r.s.reception.heard(p.SSRC, p.NTPTime, now)
			r.feedback(p.Reports, now)
		case *rtcp.ReceiverReport:
			r.feedback(p.Reports, now)
		case *rtcp.Goodbye:
			r.s.log.Debug("peer's stream says goodbye", "local", r.s.Addr(), "reason", p.Reason)
		}
	}
}

// feedback takes over what the peer says about our stream.
func (r *reporter) feedback(blocks []rtcp.ReceptionReport, now time.Time) {
	c := &r.s.counts
	for _, b := range blocks {
		if b.SSRC != r.s.ssrc {
			continue
		}
		c.remoteLost.Store(uint32(b.FractionLost))
		c.remoteJitter.Store(int64(time.Duration(b.Jitter) * time.Second / rate))
		if b.LastSenderReport == 0 {
			continue
		}
		trip := uint32(ntp(now)>>16) - b.LastSenderReport - b.Delay
		if trip < math.MaxInt32 {
			c.roundTrip.Store(int64(time.Duration(trip) * time.Second / 65536))
		}
	}
}

// send sends a compound report: SR while we send, RR else, with SDES and, at
// the end, BYE.
func (r *reporter) send(bye bool) {
	s := r.s
	p, dest := s.sendState()
	to := p.RemoteControl
	if !to.IsValid() || dest != p.Remote {
		to = netip.AddrPortFrom(dest.Addr(), dest.Port()+1)
	}
	if !reachable(dest) {
		return
	}
	now := time.Now()
	blocks := s.reception.report(time.Duration(s.counts.jitter.Load()), now)
	var packets []rtcp.Packet
	if sent := s.counts.sent.Load(); sent > 0 && p.Send {
		packets = append(packets, &rtcp.SenderReport{
			SSRC: s.ssrc, NTPTime: ntp(now), RTPTime: s.timestampAt(now),
			PacketCount: uint32(sent), OctetCount: uint32(s.counts.octets.Load()), Reports: blocks,
		})
	} else {
		packets = append(packets, &rtcp.ReceiverReport{SSRC: s.ssrc, Reports: blocks})
	}
	packets = append(packets, rtcp.NewCNAMESourceDescription(s.ssrc, r.cname))
	if bye {
		packets = append(packets, &rtcp.Goodbye{Sources: []uint32{s.ssrc}})
	}
	b, err := rtcp.Marshal(packets)
	if err == nil {
		_, err = s.lease.rtcp.WriteToUDPAddrPort(b, to)
	}
	if err != nil {
		s.counts.sendErrors.Add(1)
		s.log.Debug("RTCP report not sent", "local", s.Addr(), "to", to, "err", err)
	}
}

// timestampAt is the RTP timestamp of the wall clock's now.
func (s *Session) timestampAt(now time.Time) uint32 {
	return s.firstTS + uint32(now.Sub(s.epoch)*rate/time.Second)
}

// ntp is the time in the 64-bit format of RFC 3550 §4.
func ntp(t time.Time) uint64 {
	const since1900 = 2208988800
	seconds := uint64(t.Unix()+since1900) << 32
	return seconds | uint64(t.Nanosecond())<<32/uint64(time.Second)
}
