package sip

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"

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
