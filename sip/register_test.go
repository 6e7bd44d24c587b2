package sip

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/sip/siptest"
)

// digestOf computes RFC 2617's response without qop, by the book.
func digestOf(user, realm, password, nonce, uri string) string {
	sum := func(s string) string { h := md5.Sum([]byte(s)); return hex.EncodeToString(h[:]) }
	return sum(sum(user+":"+realm+":"+password) + ":" + nonce + ":" + sum("REGISTER:"+uri))
}

// withCarrier starts a server that registers with a scripted carrier, whose
// first REGISTER is returned.
func withCarrier(t *testing.T) (*testServer, *siptest.Peer, func() *siptest.Message) {
	t.Helper()
	carrier := siptest.NewPeer(t, "127.0.0.3", netip.AddrPort{})
	s := startServer(t, Config{Country: "LT", Trunks: []Trunk{{
		Name: "carrier", Addr: carrier.Local().String(), DIDSource: "header:X-DID",
		Register: &Registration{User: "37052000001", Password: "secret", Retry: 20 * time.Millisecond},
	}}}, answerAndTalk)
	next := func() *siptest.Message { // keep-alives between are no messages
		for {
			if m := carrier.Recv(3 * time.Second); m == nil || m.Start != "" {
				require.NotNil(t, m)
				carrier.Target = m.From
				return m
			}
		}
	}
	t.Cleanup(func() { // before the server's own clean-up: the carrier must answer it
		done := make(chan struct{})
		go func() {
			defer close(done)
			for m := carrier.Recv(3 * time.Second); m != nil; m = carrier.Recv(3 * time.Second) {
				if strings.HasPrefix(m.Start, "REGISTER") {
					reply(carrier, m, "200 OK", "x")
					if m.Header["expires"] == "0" {
						return
					}
				}
			}
			t.Error("the registration was not taken off")
		}()
		s.stop()
		<-done
	})
	return s, carrier, next
}

func TestRegistration(t *testing.T) {
	s, carrier, next := withCarrier(t)
	m := next()
	require.Equal(t, "REGISTER sip:127.0.0.3 SIP/2.0", m.Start)
	require.Equal(t, "<sip:37052000001@127.0.0.3>", m.Header["to"])
	require.Equal(t, "<sip:37052000001@"+s.Addr().String()+">", m.Header["contact"])
	require.Error(t, s.Registrations()[0].Err)
	reply(carrier, m, "401 Unauthorized", "x", `WWW-Authenticate: Digest realm="carrier", nonce="n1", algorithm=MD5`)
	m = next()
	want := digestOf("37052000001", "carrier", "secret", "n1", "sip:127.0.0.3")
	require.Contains(t, m.Header["authorization"], want)
	require.NotContains(t, fmt.Sprint(m), "secret")
	require.True(t, strings.HasPrefix(m.Header["cseq"], "2 "), "the same Call-ID, the next CSeq")
	reply(carrier, m, "423 Interval Too Brief", "x", "Min-Expires: 900")
	m = next()
	require.Equal(t, "900", m.Header["expires"])
	reply(carrier, m, "200 OK", "x", "Contact: "+m.Header["contact"]+";expires=2", "Expires: 3600")
	require.Eventually(t, func() bool { return s.Registrations()[0].Err == nil }, time.Second, 5*time.Millisecond)
	require.InDelta(t, 2, time.Until(s.Registrations()[0].Until).Seconds(), 1)

	// Calls come from the carrier, as over its trunk; strangers stay outside.
	newPeer(t, s).Send(script("OPTIONS", 1))
	carrier.Send(script("INVITE", 1, "X-DID: 8 5 200 0001", offerSDP))
	for m = next(); m.Code() != 200; m = next() {
	}
	carrier.NewBranch()
	carrier.Send(script("ACK", 1))
	require.Equal(t, 1, s.Calls())
	require.EqualValues(t, 1, s.Stats().Strangers)

	m = next() // again before it runs out
	require.True(t, strings.HasPrefix(m.Start, "REGISTER"))
	require.Contains(t, m.Header["authorization"], want, "with the challenge that it knows")
	reply(carrier, m, "503 Service Unavailable", "x")
	m = next()
	require.True(t, strings.HasPrefix(m.Start, "REGISTER"), "and again")
	require.Equal(t, 1, s.Calls(), "a carrier that flaps ends no call")
	reply(carrier, m, "200 OK", "x")
	require.Eventually(t, func() bool { return s.Registrations()[0].Err == nil }, time.Second, 5*time.Millisecond)
	carrier.NewBranch()
	carrier.Send(script("BYE", 2))
	for m = next(); m.Code() != 200; m = next() {
	}
}

func TestRegistrationRefused(t *testing.T) {
	for name, challenge := range map[string]string{
		"wrong password":    `WWW-Authenticate: Digest realm="c", nonce="n", algorithm=MD5`,
		"unknown algorithm": `WWW-Authenticate: Digest realm="c", nonce="n", algorithm=ROT13`,
		"no challenge":      "X: y",
	} {
		t.Run(name, func(t *testing.T) {
			s, carrier, next := withCarrier(t)
			for range 4 {
				reply(carrier, next(), "401 Unauthorized", "x", challenge)
			}
			require.ErrorIs(t, s.Registrations()[0].Err, errRefused)
			reply(carrier, next(), "200 OK", "x") // the carrier has mended it
			require.Eventually(t, func() bool { return s.Registrations()[0].Err == nil }, time.Second, 5*time.Millisecond)
		})
	}
}

func TestTrunkByAddress(t *testing.T) {
	s := startServer(t, Config{Trunks: []Trunk{{Name: "carrier", Addr: "127.0.0.4"}}}, func(_ context.Context, c *Call) {
		assertEqual(t, "carrier", c.Trunk())
		_ = c.Reject(404, "")
	})
	p := siptest.NewPeer(t, "127.0.0.4", s.Addr())
	require.Eventually(t, func() bool { return s.known(flow{remote: p.Local()}) }, time.Second, time.Millisecond)
	p.Send(script("INVITE", 1, offerSDP))
	p.Expect(404, "INVITE")
	p.Send(script("ACK", 1))
	require.False(t, s.known(flow{remote: netip.MustParseAddrPort("127.0.0.5:5060")}))
}
