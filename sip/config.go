package sip

import (
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"strings"
	"time"

	"budi/media"
)

// Config of a [Server].
type Config struct {
	// Addr is host:port to listen on, UDP and TCP; port 0 chooses one.
	Addr string
	// PublicIP is what peers reach us by, in Contact and SDP; the zero value
	// means the local address towards each peer.
	PublicIP netip.Addr
	// UserAgent is told to peers; "" tells nothing.
	UserAgent string
	// Trunks that calls may come from. None means that anyone may call, as
	// over an untrusted trunk whose number stands in the Request-URI.
	Trunks []Trunk
	// Strangers may call as well when there are trunks: as over an untrusted
	// one whose number stands in the Request-URI. Without it, packets from
	// outside of the trunks get no answer at all.
	Strangers bool
	// Ports for RTP. Required.
	Ports *media.Ports
	// Country of numbers without a country code, ISO 3166, where the trunk
	// has none of its own.
	Country string
	// MaxCalls at once; more are refused with 503 before they ring. 0 means
	// no limit but the ports.
	MaxCalls int
	// NoMedia is how long a call may be without packets from the caller
	// before its leg fails; 0 means the media package's default.
	NoMedia time.Duration
	// Log is required.
	Log *slog.Logger
}

func (c *Config) validate() error {
	switch {
	case c.Ports == nil:
		return errors.New("sip: Config.Ports is missing")
	case c.Log == nil:
		return errors.New("sip: Config.Log is missing")
	case c.MaxCalls < 0:
		return fmt.Errorf("sip: Config.MaxCalls is %d, want 0 or more", c.MaxCalls)
	}
	names := make(map[string]bool)
	for i, t := range c.Trunks {
		if t.Name == "" {
			return fmt.Errorf("sip: trunk %d has no name", i+1)
		}
		if names[t.Name] {
			return fmt.Errorf("sip: two trunks are named %q", t.Name)
		}
		names[t.Name] = true
		if strings.ContainsAny(strings.TrimPrefix(t.DIDSource, headerPrefix), " :\r\n") {
			return fmt.Errorf("sip: trunk %q: did_source %q is no header name", t.Name, t.DIDSource)
		}
		if t.Trusted && t.Addr == "" && len(t.Sources) == 0 {
			return fmt.Errorf("sip: trunk %q is trusted, but anyone could be it: give its address or sources", t.Name)
		}
		if t.Register != nil && (t.Addr == "" || t.Register.User == "") {
			return fmt.Errorf("sip: trunk %q: registration needs Addr and a user", t.Name)
		}
	}
	return nil
}
