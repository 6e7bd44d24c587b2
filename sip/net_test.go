package sip

import (
	"bufio"
	"context"
	"net"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media"
	"budi/sip/siptest"
)

func TestIPv6(t *testing.T) {
	probe, err := net.ListenPacket("udp", "[::1]:0")
	if err != nil {
		t.Skipf("no IPv6 here: %v", err)
	}
	require.NoError(t, probe.Close())
	six := netip.IPv6Loopback()
	ports, err := media.NewPorts(six, 11000, 11009)
	require.NoError(t, err)
	s := startServer(t, Config{Addr: "[::1]:0", Ports: ports}, answerAndTalk)
	for _, transport := range []string{"udp", "tcp"} {
		theirs, err := media.NewPorts(six, 11010, 11019)
		require.NoError(t, err)
		c, _, err := s.dial(t, func(cfg *DialConfig) { cfg.Transport, cfg.Ports = transport, theirs })
		require.NoError(t, err)
		require.NoError(t, c.Hangup(t.Context()))
	}
}

// The peer's connection breaks in the middle of the call: our BYE finds it
// through its Contact.
func TestByeOverANewConnection(t *testing.T) {
	hangup := make(chan struct{})
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		if _, err := c.Answer(ctx); err != nil {
			t.Error(err)
		}
		<-hangup
	})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer ln.Close()
	p := siptest.NewPeer(t, "127.0.0.1", s.Addr())
	tcp := strings.NewReplacer("SIP/2.0/UDP", "SIP/2.0/TCP", "Contact: <sip:peer@$LOCAL>", "Contact: <sip:peer@"+ln.Addr().String()+";transport=tcp>")
	conn, err := net.Dial("tcp", s.Addr().String())
	require.NoError(t, err)
	_, err = conn.Write([]byte(p.Expand(tcp.Replace(script("INVITE", 1, offerSDP)))))
	require.NoError(t, err)
	require.NoError(t, conn.SetReadDeadline(time.Now().Add(3*time.Second)))
	for r := bufio.NewReader(conn); p.ToTag == ""; {
		line, err := r.ReadString('\n')
		require.NoError(t, err)
		if strings.HasPrefix(line, "To:") {
			_, tag, _ := strings.Cut(strings.TrimSpace(line), "tag=")
			p.ToTag = tag
		}
	}
	p.NewBranch()
	_, err = conn.Write([]byte(p.Expand(tcp.Replace(script("ACK", 1)))))
	require.NoError(t, err)
	time.Sleep(50 * time.Millisecond)
	require.NoError(t, conn.Close())
	time.Sleep(20 * time.Millisecond)
	close(hangup)

	again, err := ln.Accept()
	require.NoError(t, err)
	defer again.Close()
	require.NoError(t, again.SetReadDeadline(time.Now().Add(3*time.Second)))
	buf := make([]byte, 4096)
	n, err := again.Read(buf)
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(buf[:n]), "BYE sip:peer@"))
	reply := strings.Replace(string(buf[:n]), string(buf[:strings.Index(string(buf[:n]), "\r\n")]), "SIP/2.0 200 OK", 1)
	_, err = again.Write([]byte(reply))
	require.NoError(t, err)
	require.Eventually(t, func() bool { return s.Calls() == 0 }, time.Second, 5*time.Millisecond)
}

func TestManyCallsLeaveNothing(t *testing.T) {
	const n = 50
	const spare = 10 // ports that other programs may hold
	s := startServer(t, Config{Ports: newPorts(t, n+spare), Log: quiet()}, ringThenTalk)
	ports := newPorts(t, n+spare)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			c, leg, err := s.dial(t, func(cfg *DialConfig) {
				cfg.Ports, cfg.Log = ports, quiet()
				if i%2 == 1 {
					cfg.Transport = "tcp"
				}
			})
			if err != nil {
				t.Error(err)
				return
			}
			in := make(chan media.Frame, 100)
			go func() { _ = leg.Receive(c.Context(), in) }()
			for range 10 {
				select {
				case <-in:
				case <-time.After(5 * time.Second):
					t.Error("no sound")
				}
			}
			if err := c.Hangup(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	require.Zero(t, ports.InUse())
	require.Eventually(t, func() bool { return s.Calls() == 0 }, time.Second, 5*time.Millisecond)
}

// The first packet with sound leaves soon after the ACK.
func TestFirstSoundAfterACK(t *testing.T) {
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		leg, err := c.Answer(ctx)
		if err != nil {
			t.Error(err)
			return
		}
		tone := make([]int16, 160)
		for i := range tone {
			tone[i] = int16(8000 * (i%8 - 4) / 4)
		}
		out := make(chan media.Frame)
		go func() {
			defer close(out)
			for range 25 {
				select {
				case out <- media.Frame{PCM: tone, Rate: 8000}:
				case <-ctx.Done():
					return
				}
			}
		}()
		_, _ = leg.Play(ctx, out)
	})
	rtp, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	require.NoError(t, err)
	defer rtp.Close()
	_, port, _ := strings.Cut(rtp.LocalAddr().String(), ":")
	p := newPeer(t, s)
	start := time.Now()
	p.Send(script("INVITE", 1, strings.Replace(offerSDP, "40000", port, 1)))
	p.Expect(200, "INVITE")
	answered := time.Since(start)
	p.NewBranch()
	p.Send(script("ACK", 1))
	acked := time.Now()
	require.NoError(t, rtp.SetReadDeadline(time.Now().Add(2*time.Second)))
	buf := make([]byte, 1500)
	for {
		n, err := rtp.Read(buf)
		require.NoError(t, err)
		if n == 172 && buf[12] != buf[13] { // 20 ms that is not silence
			break
		}
	}
	first := time.Since(acked)
	t.Logf("200 after %v, first sound %v after the ACK", answered, first)
	require.Less(t, answered, time.Second)
	require.Less(t, first, 300*time.Millisecond)
	m := p.ExpectRequest("BYE", 2*time.Second)
	p.Send("SIP/2.0 200 OK\nVia: " + m.Header["via"] + "\nFrom: " + m.Header["from"] + "\nTo: " + m.Header["to"] +
		"\nCall-ID: " + m.Header["call-id"] + "\nCSeq: " + m.Header["cseq"] + "\n")
	require.Eventually(t, func() bool { return s.Calls() == 0 }, time.Second, 5*time.Millisecond)
}

// Bound to every interface, the agent still names an address that its peer
// reaches.
func TestEveryInterface(t *testing.T) {
	for i, addr := range []string{":0", "0.0.0.0:0", "[::]:0"} {
		t.Run(addr, func(t *testing.T) { everyInterface(t, addr, 11100+uint16(10*i)) })
	}
}

func everyInterface(t *testing.T, addr string, from uint16) {
	t.Helper()
	if probe, err := net.Listen("tcp", addr); err != nil {
		t.Skipf("no IPv6 here: %v", err)
	} else {
		require.NoError(t, probe.Close())
	}
	ports, err := media.NewPorts(netip.IPv4Unspecified(), from, from+9)
	require.NoError(t, err)
	s := startServer(t, Config{Addr: addr, Ports: ports}, answerAndTalk)
	target := netip.AddrPortFrom(loopback, s.Addr().Port())
	p := siptest.NewPeer(t, "127.0.0.1", target)
	p.Send(script("INVITE", 1, offerSDP))
	m := p.Expect(200, "INVITE")
	require.Equal(t, "<sip:budi@"+target.String()+">", m.Header["contact"])
	require.Contains(t, m.Body, "c=IN IP4 127.0.0.1\r\n")
	p.NewBranch()
	p.Send(script("ACK", 1))
	bye(p, 2)

	c, _, err := Dial(t.Context(), DialConfig{To: "sip:x@" + target.String() + ";transport=tcp", Ports: newPorts(t, 1), Log: quiet()})
	require.NoError(t, err)
	require.Equal(t, "TCP", c.peer.sock.network())
	require.NoError(t, c.Hangup(t.Context()))
}
