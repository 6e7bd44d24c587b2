package media

import (
	"context"
	"net"
	"net/netip"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"
)

var (
	here  = netip.MustParseAddrPort("192.0.2.1:4000")
	there = netip.MustParseAddrPort("192.0.2.2:5000")
)

// datagram is one on a memConn, with the moment it was written.
type datagram struct {
	b        []byte
	from, to netip.AddrPort
	at       time.Time
}

// memConn is a packetConn without a network, for testing/synctest: what is
// written is kept, what is to be read is put in by the test.
type memConn struct {
	mu       sync.Mutex
	queue    []datagram
	wrote    []datagram
	deadline time.Time
	closed   bool
	change   chan struct{}
	onWrite  func(datagram)
}

func newMemConn() *memConn { return &memConn{change: make(chan struct{})} }

func (c *memConn) update(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f()
	close(c.change)
	c.change = make(chan struct{})
}

func (c *memConn) put(b []byte, from netip.AddrPort) {
	c.update(func() { c.queue = append(c.queue, datagram{b: append([]byte(nil), b...), from: from, at: time.Now()}) })
}

func (c *memConn) ReadPacket(b []byte) (int, netip.AddrPort, time.Time, error) {
	for {
		c.mu.Lock()
		var wait <-chan time.Time
		switch left := time.Until(c.deadline); {
		case c.closed:
			c.mu.Unlock()
			return 0, netip.AddrPort{}, time.Time{}, net.ErrClosed
		case !c.deadline.IsZero() && left <= 0:
			c.mu.Unlock()
			return 0, netip.AddrPort{}, time.Time{}, os.ErrDeadlineExceeded
		case len(c.queue) > 0:
			d := c.queue[0]
			c.queue = c.queue[1:]
			c.mu.Unlock()
			return copy(b, d.b), d.from, d.at, nil
		case !c.deadline.IsZero():
			wait = time.After(left)
		}
		change := c.change
		c.mu.Unlock()
		select {
		case <-change:
		case <-wait:
		}
	}
}

func (c *memConn) WriteToUDPAddrPort(b []byte, to netip.AddrPort) (int, error) {
	d := datagram{b: append([]byte(nil), b...), to: to, at: time.Now()}
	c.mu.Lock()
	c.wrote = append(c.wrote, d)
	hook := c.onWrite
	c.mu.Unlock()
	if hook != nil {
		hook(d)
	}
	return len(b), nil
}

func (c *memConn) Pending() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.queue) > 0
}

func (c *memConn) SetReadDeadline(t time.Time) error {
	c.update(func() { c.deadline = t })
	return nil
}

func (c *memConn) Close() error {
	c.update(func() { c.closed = true })
	return nil
}

// sent is a packet that was written, parsed.
type sent struct {
	rtp.Packet
	at time.Duration // since the session began
	to netip.AddrPort
}

// written is what was written so far.
func (c *memConn) written() []datagram {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.wrote)
}

func (c *memConn) packets(t *testing.T, since time.Time) []sent {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	var all []sent
	for _, d := range c.wrote {
		p := sent{at: d.at.Sub(since), to: d.to}
		require.NoError(t, p.Unmarshal(d.b))
		all = append(all, p)
	}
	return all
}

// bench is a session whose network is the test.
type bench struct {
	*Session
	rtp, rtcp *memConn
	start     time.Time
	seq       uint16
	ts        uint32
}

// newBench starts a session, PCMU with telephone-event 101, towards there.
func newBench(t *testing.T, change func(*Params, *SessionOptions)) *bench {
	t.Helper()
	b := &bench{rtp: newMemConn(), rtcp: newMemConn(), start: time.Now(), seq: 100, ts: 5000}
	p := Params{
		Codec: Codec{Name: "PCMU", ClockRate: 8000}, KeyPayloadType: 101,
		Remote: there, Send: true, Recv: true,
	}
	var o SessionOptions
	if change != nil {
		change(&p, &o)
	}
	b.Session = NewSession(&Lease{addr: here, rtp: b.rtp, rtcp: b.rtcp, release: func() {}}, p, o)
	t.Cleanup(func() { require.NoError(t, b.Close()) })
	return b
}

// arrive puts the next packet of the party's stream in.
func (b *bench) arrive(pt uint8, payload []byte, advance uint32) {
	b.arriveFrom(there, 77, pt, payload, advance)
}

func (b *bench) arriveFrom(from netip.AddrPort, ssrc uint32, pt uint8, payload []byte, advance uint32) {
	p := rtp.Packet{
		Header:  rtp.Header{Version: 2, PayloadType: pt, SequenceNumber: b.seq, Timestamp: b.ts, SSRC: ssrc},
		Payload: payload,
	}
	b.seq++
	b.ts += advance
	raw, err := p.Marshal()
	if err != nil {
		panic(err)
	}
	b.rtp.put(raw, from)
}

// hear runs Receive until stop is called, which gives all frames.
func (b *bench) hear(t *testing.T) (stop func() []Frame) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	in := make(chan Frame, 100_000)
	done := make(chan error, 1)
	go func() { done <- b.Receive(ctx, in) }()
	return func() []Frame {
		cancel()
		require.ErrorIs(t, <-done, context.Canceled)
		close(in)
		var all []Frame
		for f := range in {
			all = append(all, f)
		}
		return all
	}
}

// ulaw is n octets of mu-law for a loud constant.
func ulaw(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = 0x90
	}
	return b
}
