package media

import (
	"net/netip"
	"time"

	"budi/media/g711"
)

// Codec is a sound format as SDP names it (RFC 4566 "rtpmap").
type Codec struct {
	// Name is the encoding name, for example "PCMU".
	Name string
	// PayloadType is the RTP payload type that both sides use for it.
	PayloadType uint8
	// ClockRate is the RTP timestamp's rate in Hz.
	ClockRate int
}

// Codecs lists the formats that a [Session] speaks, the preferred one first,
// with their static payload types (RFC 3551 table 4). Telephone keys
// (telephone-event, RFC 4733) are negotiated apart and are not listed.
func Codecs() []Codec {
	return []Codec{
		{Name: "PCMA", PayloadType: 8, ClockRate: 8000},
		{Name: "PCMU", PayloadType: 0, ClockRate: 8000},
	}
}

// Params is what an offer and its answer settled about a session's media.
type Params struct {
	// Codec is the sound format of both directions.
	Codec Codec
	// KeyPayloadType is the payload type of telephone-event, 0 for none.
	KeyPayloadType uint8
	// Remote is where the peer's SDP wants RTP. The session may latch to the
	// source that packets really come from; see [Session].
	Remote netip.AddrPort
	// RemoteControl is where RTCP goes (RFC 3605 "a=rtcp"); the zero value
	// means the port after Remote's.
	RemoteControl netip.AddrPort
	// Ptime is the packet length that the peer asks for; 0 means 20 ms.
	// Packets of any length are understood, those sent are always 20 ms.
	Ptime time.Duration
	// Send and Recv tell the directions that are not on hold.
	Send, Recv bool
}

// format is a codec's encoder and decoder, one octet a sample.
type format struct {
	encode func(dst []byte, pcm []int16) int
	decode func(dst []int16, code []byte) int
}

// formatOf returns the format of c; an unknown name gives mu-law, which every
// telephone has.
func formatOf(c Codec) format {
	if c.Name == "PCMA" {
		return format{g711.EncodeA, g711.DecodeA}
	}
	return format{g711.EncodeU, g711.DecodeU}
}
