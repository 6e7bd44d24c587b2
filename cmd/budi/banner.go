package main

import (
	"fmt"
	"io"
	"net"
	"strings"

	"budi/phone"
)

// banner tells what listens where and what to try next.
func (s *service) banner(w io.Writer) {
	addr := s.sip.Addr()
	host := addr.Addr().String()
	if addr.Addr().IsUnspecified() {
		host = outward()
	}
	fmt.Fprintf(w, "Budi %s keeps watch.\n\n", version)
	fmt.Fprintf(w, "  SIP      %s (UDP and TCP), sound on UDP ports %d-%d\n", addr, s.server.RTP.From, s.server.RTP.To)
	fmt.Fprintf(w, "  HTTP     http://%s/healthz, /metrics, /api/calls?live=1&token=%s\n", s.http, s.token)
	fmt.Fprintf(w, "  Data     %s\n\nBusinesses\n", s.server.Data)
	for _, b := range s.server.All() {
		var langs []string
		for _, l := range b.Languages {
			switch {
			case s.hear == nil || s.hear.Supports(l, phone.Rate) != nil:
				langs = append(langs, string(l)+" (by keys)")
			case s.hear.Experimental(l, phone.Rate):
				langs = append(langs, string(l)+" (by keys, and words on trial)")
			default:
				langs = append(langs, string(l))
			}
		}
		fmt.Fprintf(w, "  %s  %-7s %s: %s\n", strings.Join(b.Numbers, ", "), b.Slug, b.Name.In(b.Default()), strings.Join(langs, ", "))
	}
	number := "+37052000002"
	if list := s.server.All(); len(list) > 0 && len(list[0].Numbers) > 0 {
		if _, ok := s.server.ByNumber(number); !ok {
			number = list[0].Numbers[0]
		}
	}
	fmt.Fprintf(w, `
Softphone
  Account without registration, server %s, port %d, codec PCMA or PCMU, DTMF RFC 4733.
  Dial sip:%s@%s:%d and say "I'd like an oil change tomorrow at ten".

Next
  make demo                                    a whole spoken booking without a phone
  bin/budi chat --business garage              the same in text
  bin/budi report --business garage            what the team reads in the morning
  bin/budi check                               what is missing, and how to add it

`, host, addr.Port(), number, host, addr.Port())
}

// outward is the address by which this machine is most likely reached.
func outward() string {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return "127.0.0.1"
	}
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok && !n.IP.IsLoopback() && n.IP.To4() != nil {
			return n.IP.String()
		}
	}
	return "127.0.0.1"
}
