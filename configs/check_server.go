package configs

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
)

// checkServer checks the settings, after defaults.
func checkServer(s *source, srv *Server) {
	if len(s.problems) > 0 && len(s.at) <= 1 {
		return
	}
	s.address("sip.addr", srv.SIP.Addr)
	s.address("http.addr", srv.HTTP.Addr)
	for i, t := range srv.SIP.Transports {
		s.oneOf(fmt.Sprintf("sip.transports[%d]", i), t, "udp", "tcp")
	}
	s.rtp(srv)
	if d := time.Duration(srv.Calls.Drain); d > 2*time.Hour {
		s.problem("calls.drain", "is %s; write 2h or less", d)
	}
	if l := time.Duration(srv.Calls.Limit); l < time.Minute {
		s.problem("calls.limit", "is %s; write 1m or more", l)
	}
	s.oneOf("log.level", srv.Log.Level, "debug", "info", "warn", "error")
	s.oneOf("log.format", srv.Log.Format, "text", "json")
	ids := map[string]bool{}
	for i, t := range srv.Trunks {
		path := fmt.Sprintf("trunks[%d]", i)
		if t.ID == "" || ids[t.ID] {
			s.problem(path+".id", "%q is missing or used twice; give each trunk its own id", t.ID)
		}
		ids[t.ID] = true
		s.trunk(path, t)
	}
	for _, engines := range []struct {
		path string
		list []string
	}{{"engines.asr", tagStrings(sortedTags(srv.Engines.ASR))}, {"engines.tts", tagStrings(sortedTags(srv.Engines.TTS))}} {
		for _, l := range engines.list {
			s.oneOf(engines.path+"."+l, l, knownLanguages()...)
		}
	}
}

func (s *source) rtp(srv *Server) {
	from, to := srv.RTP.From, srv.RTP.To
	switch {
	case from < 1024 || from > 65534 || from%2 != 0:
		s.problem("rtp.from", "is %d; write an even port from 1024 to 65534", from)
	case to <= from || to > 65535:
		s.problem("rtp.to", "is %d; write a port from %d to 65535", to, from+1)
	case srv.Calls.Max < 1 || srv.Calls.Max > 10000:
		s.problem("calls.max", "is %d; write 1 to 10000", srv.Calls.Max)
	case (to-from+1)/2 < srv.Calls.Max:
		s.problem("calls.max", "%d calls need %d ports, but rtp.from to rtp.to are %d; widen the range or take fewer calls", srv.Calls.Max, 2*srv.Calls.Max, to-from+1)
	}
	if ip := srv.RTP.PublicIP; ip != "" {
		if a, err := netip.ParseAddr(ip); err != nil || a.IsUnspecified() {
			s.problem("rtp.public_ip", "%q isn't an IP address; write one such as 203.0.113.10", ip)
		}
	}
}

func (s *source) trunk(path string, t Trunk) {
	switch {
	case t.Addr == "":
		s.problem(path+".addr", "is missing; write the operator's host or host:port")
	case strings.Contains(t.Addr, ":"):
		s.address(path+".addr", t.Addr)
	}
	s.oneOf(path+".transport", t.Transport, "udp", "tcp")
	for i, a := range t.Allow {
		_, err := netip.ParsePrefix(a)
		if _, errAddr := netip.ParseAddr(a); err != nil && errAddr != nil {
			s.problem(fmt.Sprintf("%s.allow[%d]", path, i), "%q isn't an address or range; write 203.0.113.10 or 203.0.113.0/24", a)
		}
	}
	if t.Register && !s.lost(path+".password") && (t.Username == "" || t.Password.IsZero()) {
		s.problem(path+".register", "registration needs username and password; write both, or register: false")
	}
	if name, header := strings.CutPrefix(t.DIDSource, DIDHeader); header {
		if name == "" || strings.ContainsAny(name, " :\r\n\t") {
			s.problem(path+".did_source", "%q names no header; write header:X-Called-Number", t.DIDSource)
		}
	} else {
		s.oneOf(path+".did_source", t.DIDSource, DIDRequestURI, DIDTo, DIDCalledPartyID, DIDNone, DIDHeader+"NAME")
	}
	if !capitals(t.Country, 2) {
		s.problem(path+".country", "%q isn't a country; write its two letters, such as LT", t.Country)
	}
}

// secrets checks that each secret is where the settings say.
func (s *source) secrets(srv *Server) {
	for i, t := range srv.Trunks {
		if _, err := t.Password.Reveal(); err != nil {
			s.problem(fmt.Sprintf("trunks[%d].password", i), "%v", err)
		}
	}
}

// address checks host:port; the host may be empty or a name.
func (s *source) address(path, addr string) {
	_, port, err := net.SplitHostPort(addr)
	if n, e := strconv.Atoi(port); err != nil || e != nil || n < 0 || n > 65535 {
		s.problem(path, "%q isn't an address; write host:port, such as 127.0.0.1:5060", addr)
	}
}

func (s *source) oneOf(path, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		s.problem(path, "%q isn't known; write one of %s", value, strings.Join(allowed, ", "))
	}
}

func tagStrings[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, l := range list {
		out[i] = string(l)
	}
	return out
}
