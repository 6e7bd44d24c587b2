package sip

import (
	"bytes"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pion/sdp/v3"

	"budi/media"
)

// parseSDP reads a description and refuses what no real one has.
func parseSDP(body []byte) (d *sdp.SessionDescription, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, fmt.Errorf("%w: %v", errBadSDP, r)
		}
	}()
	if len(body) > maxSDP {
		return nil, fmt.Errorf("%w: %d bytes", errBadSDP, len(body))
	}
	// Peers forget the last line's end, and a multipart body takes it away.
	body = append(bytes.TrimRight(bytes.Clone(body), "\r\n\x00"), "\r\n"...)
	d = new(sdp.SessionDescription)
	if err := d.Unmarshal(body); err != nil {
		return nil, fmt.Errorf("%w: %w", errBadSDP, err)
	}
	if len(d.MediaDescriptions) > maxStreams {
		return nil, fmt.Errorf("%w: %d streams", errBadSDP, len(d.MediaDescriptions))
	}
	for _, m := range d.MediaDescriptions {
		if p := m.MediaName.Port.Value; p < 0 || p > 65535 {
			return nil, fmt.Errorf("%w: port %d", errBadSDP, p)
		}
		if len(m.MediaName.Formats) == 0 {
			return nil, fmt.Errorf("%w: stream without formats", errBadSDP)
		}
	}
	return d, nil
}

func isAudio(m *sdp.MediaDescription) bool {
	return m.MediaName.Media == "audio" && slices.Equal(m.MediaName.Protos, []string{"RTP", "AVP"}) ||
		m.MediaName.Media == "audio" && slices.Equal(m.MediaName.Protos, []string{"RTP", "AVPF"})
}

// settle reads the peer's stream: codec, keys, address, directions as we see
// them. ok is false when we can't take part in it.
func settle(d *sdp.SessionDescription, m *sdp.MediaDescription, me netip.Addr) (media.Params, bool) {
	formats := readFormats(m)
	codec, ok := chooseCodec(formats)
	if !ok {
		return media.Params{}, false
	}
	p := media.Params{Codec: codec, Ptime: readPtime(m)}
	for _, f := range formats {
		// Payload type 0 is PCMU's and stands for "no keys".
		if strings.EqualFold(f.Name, keysName) && f.ClockRate == codec.ClockRate && f.PayloadType != 0 {
			p.KeyPayloadType = f.PayloadType
			break
		}
	}
	p.Send, p.Recv = directions(d, m)
	ci := m.ConnectionInformation
	if ci == nil {
		ci = d.ConnectionInformation
	}
	if ci == nil || ci.Address == nil || ci.NetworkType != "IN" {
		return media.Params{}, false
	}
	port := uint16(m.MediaName.Port.Value)
	host, _, _ := strings.Cut(ci.Address.Address, "/") // a multicast TTL
	switch addr, err := netip.ParseAddr(host); {
	case err != nil:
		// A host name: the session learns the address from the packets.
		p.Remote = netip.AddrPortFrom(netip.Addr{}, port)
	case addr.Unmap().IsUnspecified():
		p.Send = false // hold as RFC 2543 §B.5 wrote it
	case addr.IsMulticast() || addr.Unmap().Is4() != me.Is4():
		return media.Params{}, false
	default:
		p.Remote = netip.AddrPortFrom(addr.Unmap(), port)
	}
	return p, true
}

// readFormats lists the stream's formats with their names, in its order.
func readFormats(m *sdp.MediaDescription) []media.Codec {
	names := make(map[uint8]media.Codec)
	for _, a := range m.Attributes {
		if a.Key != "rtpmap" {
			continue
		}
		id, rest, _ := strings.Cut(a.Value, " ")
		pt, err := strconv.ParseUint(id, 10, 7)
		if err != nil {
			continue
		}
		name, rest, _ := strings.Cut(strings.TrimSpace(rest), "/")
		clock, channels, stereo := strings.Cut(rest, "/")
		rate, err := strconv.Atoi(clock)
		if err != nil || stereo && channels != "1" {
			rate = 0 // names a format that we can't have
		}
		if _, twice := names[uint8(pt)]; !twice {
			names[uint8(pt)] = media.Codec{Name: name, PayloadType: uint8(pt), ClockRate: rate}
		}
	}
	var list []media.Codec
	for _, f := range m.MediaName.Formats {
		pt, err := strconv.ParseUint(f, 10, 7)
		if err != nil {
			continue
		}
		c, ok := names[uint8(pt)]
		if !ok {
			i := slices.IndexFunc(media.Codecs(), func(c media.Codec) bool { return c.PayloadType == uint8(pt) && pt < 96 })
			if i < 0 {
				continue
			}
			c = media.Codecs()[i] // static types need no rtpmap (RFC 3551 §6)
		}
		list = append(list, c)
	}
	return list
}

// chooseCodec takes the widest band that both speak and, among equals, what
// the peer prefers (RFC 3264 §6.1), which spares its gateway a conversion.
func chooseCodec(formats []media.Codec) (best media.Codec, ok bool) {
	for _, f := range formats {
		for _, ours := range media.Codecs() {
			if strings.EqualFold(f.Name, ours.Name) && f.ClockRate == ours.ClockRate && (!ok || f.ClockRate > best.ClockRate) {
				best = media.Codec{Name: ours.Name, PayloadType: f.PayloadType, ClockRate: f.ClockRate}
				ok = true
			}
		}
	}
	return best, ok
}

func readPtime(m *sdp.MediaDescription) time.Duration {
	v, _ := m.Attribute("ptime")
	ms, err := strconv.Atoi(strings.TrimSpace(v))
	if err != nil || ms < 5 || ms > 200 {
		return media.Ptime
	}
	return time.Duration(ms) * time.Millisecond
}

// directions from our side: the stream's attribute, else the session's, else
// both (RFC 3264 §5.1).
func directions(d *sdp.SessionDescription, m *sdp.MediaDescription) (send, recv bool) {
	for _, attrs := range [][]sdp.Attribute{m.Attributes, d.Attributes} {
		for _, a := range attrs {
			switch a.Key {
			case "sendrecv":
				return true, true
			case "sendonly":
				return false, true
			case "recvonly":
				return true, false
			case "inactive":
				return false, false
			}
		}
	}
	return true, true
}
