package sip

import (
	"bytes"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pion/sdp/v3"

	"budi/media"
)

var (
	// errBadSDP tells that a description can't be read.
	errBadSDP = errors.New("malformed SDP")
	// errNoCommonMedia tells that no stream or codec suits both sides.
	errNoCommonMedia = errors.New("no common media")
)

const (
	keysName        = "telephone-event" // RFC 4733
	keysPayloadType = 101
	keysEvents      = "0-15"
	maxSDP          = 32 << 10
	maxStreams      = 32
)

// local is our side of a session description.
type local struct {
	addr    netip.AddrPort // where we receive RTP, as the peer is to reach it
	session uint64         // o= session id, the same for the call's life
	version uint64         // o= version, grows with each changed description
}

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

// answerOffer accepts the first audio stream of an offer with a codec that we
// speak and refuses the others (RFC 3264 §6). It returns the answer and, from
// our side, what was settled.
func answerOffer(offer *sdp.SessionDescription, me local) ([]byte, media.Params, error) {
	answer := describe(me)
	answer.TimeDescriptions = offer.TimeDescriptions
	var settled *media.Params
	for _, m := range offer.MediaDescriptions {
		if settled == nil && m.MediaName.Port.Value != 0 && isAudio(m) {
			if p, ok := settle(offer, m, me.addr.Addr()); ok {
				settled = &p
				answer.MediaDescriptions = append(answer.MediaDescriptions, stream(m.MediaName.Protos, me, p))
				continue
			}
		}
		answer.MediaDescriptions = append(answer.MediaDescriptions, rejected(m))
	}
	if settled == nil {
		return nil, media.Params{}, fmt.Errorf("%w: the offer has no plain RTP audio with PCMA or PCMU", errNoCommonMedia)
	}
	b, err := answer.Marshal()
	if err != nil {
		return nil, media.Params{}, fmt.Errorf("write answer: %w", err)
	}
	return b, *settled, nil
}

// makeOffer offers everything that we speak, in both directions.
func makeOffer(me local) ([]byte, error) {
	d := describe(me)
	d.TimeDescriptions = []sdp.TimeDescription{{}}
	m := &sdp.MediaDescription{MediaName: sdp.MediaName{
		Media: "audio", Port: sdp.RangedPort{Value: int(me.addr.Port())}, Protos: []string{"RTP", "AVP"},
	}}
	for _, c := range media.Codecs() {
		addFormat(m, c)
	}
	addKeys(m, keysPayloadType)
	m.Attributes = append(m.Attributes, sdp.NewAttribute("ptime", ptimeText()), sdp.NewPropertyAttribute("sendrecv"))
	d.MediaDescriptions = []*sdp.MediaDescription{m}
	b, err := d.Marshal()
	if err != nil {
		return nil, fmt.Errorf("write offer: %w", err)
	}
	return b, nil
}

// acceptAnswer reads what the peer made of our offer (RFC 3264 §7).
func acceptAnswer(answer *sdp.SessionDescription, me local) (media.Params, error) {
	for i, m := range answer.MediaDescriptions {
		if i > 0 {
			break // we offer one stream
		}
		if m.MediaName.Port.Value != 0 && isAudio(m) {
			if p, ok := settle(answer, m, me.addr.Addr()); ok {
				return p, nil
			}
		}
	}
	return media.Params{}, fmt.Errorf("%w: the answer takes no stream of the offer", errNoCommonMedia)
}

func describe(me local) *sdp.SessionDescription {
	kind := addressType(me.addr.Addr())
	return &sdp.SessionDescription{
		Origin: sdp.Origin{
			Username: "budi", SessionID: me.session, SessionVersion: me.version,
			NetworkType: "IN", AddressType: kind, UnicastAddress: me.addr.Addr().String(),
		},
		SessionName: "-",
		ConnectionInformation: &sdp.ConnectionInformation{
			NetworkType: "IN", AddressType: kind, Address: &sdp.Address{Address: me.addr.Addr().String()},
		},
	}
}

func addressType(a netip.Addr) string {
	if a.Is4() {
		return "IP4"
	}
	return "IP6"
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

// stream is our side of a settled stream.
func stream(protos []string, me local, p media.Params) *sdp.MediaDescription {
	m := &sdp.MediaDescription{MediaName: sdp.MediaName{
		Media: "audio", Port: sdp.RangedPort{Value: int(me.addr.Port())}, Protos: protos,
	}}
	addFormat(m, p.Codec)
	if p.KeyPayloadType != 0 {
		addKeys(m, p.KeyPayloadType)
	}
	way := "inactive"
	switch {
	case p.Send && p.Recv:
		way = "sendrecv"
	case p.Send:
		way = "sendonly"
	case p.Recv:
		way = "recvonly"
	}
	m.Attributes = append(m.Attributes, sdp.NewAttribute("ptime", ptimeText()), sdp.NewPropertyAttribute(way))
	return m
}

// rejected is a stream that we don't take: port 0, the rest as offered.
func rejected(m *sdp.MediaDescription) *sdp.MediaDescription {
	return &sdp.MediaDescription{MediaName: sdp.MediaName{
		Media: m.MediaName.Media, Protos: m.MediaName.Protos, Formats: m.MediaName.Formats,
	}}
}

func addFormat(m *sdp.MediaDescription, c media.Codec) {
	pt := strconv.Itoa(int(c.PayloadType))
	m.MediaName.Formats = append(m.MediaName.Formats, pt)
	m.Attributes = append(m.Attributes, sdp.NewAttribute("rtpmap", fmt.Sprintf("%s %s/%d", pt, c.Name, c.ClockRate)))
}

func addKeys(m *sdp.MediaDescription, payloadType uint8) {
	addFormat(m, media.Codec{Name: keysName, PayloadType: payloadType, ClockRate: 8000})
	m.Attributes = append(m.Attributes, sdp.NewAttribute("fmtp", fmt.Sprintf("%d %s", payloadType, keysEvents)))
}

func ptimeText() string { return strconv.FormatInt(media.Ptime.Milliseconds(), 10) }
