package configs

import (
	"slices"

	"budi/language"
)

// Server is the settings of one process and the businesses that it answers
// for. Addresses are host:port.
type Server struct {
	SIP        SIP     `yaml:"sip,omitempty"`
	RTP        RTP     `yaml:"rtp,omitempty"`
	HTTP       HTTP    `yaml:"http,omitempty"`
	Data       string  `yaml:"data,omitempty"` // folder of the database, recordings and caches; default "data"
	Calls      Calls   `yaml:"calls,omitempty"`
	Log        Log     `yaml:"log,omitempty"`
	Default    string  `yaml:"default,omitempty"`    // slug of the business that takes messages on unknown numbers; "": 404
	Businesses string  `yaml:"businesses,omitempty"` // folder of <slug>.yaml, relative to this file; default "businesses"
	Trunks     []Trunk `yaml:"trunks,omitempty"`
	Engines    Engines `yaml:"engines,omitempty"`

	list []*Business // sorted by slug
}

// SIP is the user agent.
type SIP struct {
	Addr       string   `yaml:"addr,omitempty"`       // default "0.0.0.0:5060"
	Transports []string `yaml:"transports,omitempty"` // udp, tcp; default both
	Domain     string   `yaml:"domain,omitempty"`     // host that is put in Contact and From; default the address
}

// RTP is the media transport.
type RTP struct {
	From     int    `yaml:"from,omitempty"`      // first port, even; default 20000
	To       int    `yaml:"to,omitempty"`        // last port; default 20999
	PublicIP string `yaml:"public_ip,omitempty"` // told in SDP where the machine is behind NAT; default the interface's
}

// HTTP is the console, the API, health and metrics.
type HTTP struct {
	Addr string `yaml:"addr,omitempty"` // default "127.0.0.1:8080"
}

// Calls bounds the calls.
type Calls struct {
	Max   int    `yaml:"max,omitempty"`   // at once; beyond it 503 before ringing; default 60
	Drain Length `yaml:"drain,omitempty"` // how long calls may go on after TERM; default 5m
	Limit Length `yaml:"limit,omitempty"` // the longest call; default 30m
}

// Log is the process's log.
type Log struct {
	Level  string `yaml:"level,omitempty"`  // debug, info, warn, error; default info
	Format string `yaml:"format,omitempty"` // text, json; default text
	// Traces is the URL of an OpenTelemetry collector that spans are sent to,
	// such as http://localhost:4318; "" leaves it to the standard environment.
	Traces string `yaml:"traces,omitempty"`
}

// Where a trunk puts the number that was dialled.
const (
	DIDRequestURI    = "request-uri"
	DIDTo            = "to"
	DIDCalledPartyID = "p-called-party-id"
	DIDNone          = "none" // the trunk doesn't tell: the default business answers
	DIDHeader        = "header:"
)

// Trunk is an operator's connection.
type Trunk struct {
	ID        string   `yaml:"id,omitempty"`
	Addr      string   `yaml:"addr,omitempty"`      // the operator's host or host:port
	Transport string   `yaml:"transport,omitempty"` // udp, tcp; default udp
	Allow     []string `yaml:"allow,omitempty"`     // addresses or CIDR ranges that calls come from; default Addr's
	Register  bool     `yaml:"register,omitempty"`
	Username  string   `yaml:"username,omitempty"`
	Password  Secret   `yaml:"password,omitempty"`
	Realm     string   `yaml:"realm,omitempty"`
	DIDSource string   `yaml:"did_source,omitempty"` // request-uri, to, p-called-party-id, header:NAME, none; default request-uri
	Country   string   `yaml:"country,omitempty"`    // ISO 3166, for numbers without a country code; default LT
	Trusted   bool     `yaml:"trusted,omitempty"`    // its P-Asserted-Identity is believed
	Refer     bool     `yaml:"refer,omitempty"`      // it allows REFER for transfers
}

// Engines are the settings of recognisers and synthesisers.
type Engines struct {
	Models string                  `yaml:"models,omitempty"` // folder of downloaded or derived models; default DATA/models
	ASR    map[language.Tag]Engine `yaml:"asr,omitempty"`
	TTS    map[language.Tag]Engine `yaml:"tts,omitempty"`
	Cache  string                  `yaml:"cache,omitempty"` // folder of synthesised prompts; default DATA/prompts
}

// Engine is the engine of a language, with those that take over when it
// fails, in order.
type Engine struct {
	Name     string            `yaml:"name,omitempty"`
	Fallback []string          `yaml:"fallback,omitempty"`
	Settings map[string]string `yaml:"settings,omitempty"` // the engine's own
}

// All lists the businesses by slug.
func (s *Server) All() []*Business { return slices.Clone(s.list) }

// Business finds a business by its slug.
func (s *Server) Business(slug string) (*Business, bool) {
	for _, b := range s.list {
		if b.Slug == slug {
			return b, true
		}
	}
	return nil, false
}

// ByNumber finds the business that answers a number, in E.164.
func (s *Server) ByNumber(e164 string) (*Business, bool) {
	for _, b := range s.list {
		if slices.Contains(b.Numbers, e164) {
			return b, true
		}
	}
	return nil, false
}

// Fallback is the business that answers when the number tells none.
func (s *Server) Fallback() (*Business, bool) {
	if s.Default == "" {
		return nil, false
	}
	return s.Business(s.Default)
}

// defaults fills in what the file leaves out.
func (s *Server) defaults() {
	s.SIP.Addr = either(s.SIP.Addr, "0.0.0.0:5060")
	if len(s.SIP.Transports) == 0 {
		s.SIP.Transports = []string{"udp", "tcp"}
	}
	s.RTP.From = either(s.RTP.From, 20000)
	s.RTP.To = either(s.RTP.To, s.RTP.From+999)
	s.HTTP.Addr = either(s.HTTP.Addr, "127.0.0.1:8080")
	s.Data = either(s.Data, "data")
	s.Calls.Max = either(s.Calls.Max, 60)
	s.Calls.Drain = either(s.Calls.Drain, Length(5*minute))
	s.Calls.Limit = either(s.Calls.Limit, Length(30*minute))
	s.Log.Level = either(s.Log.Level, "info")
	s.Log.Format = either(s.Log.Format, "text")
	s.Businesses = either(s.Businesses, "businesses")
	for i := range s.Trunks {
		t := &s.Trunks[i]
		t.Transport = either(t.Transport, "udp")
		t.DIDSource = either(t.DIDSource, DIDRequestURI)
		t.Country = either(t.Country, "LT")
	}
}
