package sip

import (
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pion/sdp/v3"
	"github.com/stretchr/testify/require"

	"budi/media"
)

var me = local{addr: netip.MustParseAddrPort("192.0.2.10:30000"), session: 7, version: 8}

const head = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"

func TestAnswerOffer(t *testing.T) {
	alaw := media.Codec{Name: "PCMA", PayloadType: 8, ClockRate: 8000}
	ulaw := media.Codec{Name: "PCMU", PayloadType: 0, ClockRate: 8000}
	both := func(p media.Params) media.Params {
		p.Send, p.Recv, p.Ptime = true, true, max(p.Ptime, media.Ptime)
		if !p.Remote.IsValid() {
			p.Remote = netip.MustParseAddrPort("192.0.2.1:4000")
		}
		return p
	}
	cases := []struct {
		name, streams string
		want          media.Params
		answer        []string // lines of the answer
	}{
		{
			"static types without rtpmap", "m=audio 4000 RTP/AVP 18 0 8\r\n", both(media.Params{Codec: ulaw}),
			[]string{"m=audio 30000 RTP/AVP 0", "a=rtpmap:0 PCMU/8000", "c=IN IP4 192.0.2.10", "o=budi 7 8 IN IP4 192.0.2.10"},
		},
		{"the peer's preference", "m=audio 4000 RTP/AVP 8 0\r\n", both(media.Params{Codec: alaw}), []string{"m=audio 30000 RTP/AVP 8"}},
		{
			"dynamic type for a static codec", "m=audio 4000 RTP/AVP 97\r\na=rtpmap:97 pcma/8000/1\r\n",
			both(media.Params{Codec: media.Codec{Name: "PCMA", PayloadType: 97, ClockRate: 8000}}),
			[]string{"m=audio 30000 RTP/AVP 97", "a=rtpmap:97 PCMA/8000"},
		},
		{"a static type that was given another meaning", "m=audio 4000 RTP/AVP 0 8\r\na=rtpmap:0 G726-32/8000\r\n", both(media.Params{Codec: alaw}), nil},
		{"stereo is another format", "m=audio 4000 RTP/AVP 96 0\r\na=rtpmap:96 PCMA/8000/2\r\n", both(media.Params{Codec: ulaw}), nil},
		{
			"keys", "m=audio 4000 RTP/AVP 0 96 101\r\na=rtpmap:96 telephone-event/16000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\n",
			both(media.Params{Codec: ulaw, KeyPayloadType: 101}),
			[]string{"m=audio 30000 RTP/AVP 0 101", "a=fmtp:101 0-15"},
		},
		{"ptime", "m=audio 4000 RTP/AVP 0\r\na=ptime:30\r\n", both(media.Params{Codec: ulaw, Ptime: 30 * time.Millisecond}), []string{"a=ptime:20"}},
		{
			"video and a second audio are refused", "m=video 5000 RTP/AVP 31\r\na=rtpmap:31 LPC/90000\r\nm=audio 4000 RTP/AVP 0\r\nm=audio 4002 RTP/AVP 0\r\n",
			both(media.Params{Codec: ulaw}),
			[]string{"m=video 0 RTP/AVP 31", "m=audio 30000 RTP/AVP 0", "m=audio 0 RTP/AVP 0"},
		},
		{
			"plain audio beside secure audio", "m=audio 4000 RTP/SAVP 0\r\na=crypto:1 x inline:y\r\nm=audio 4002 RTP/AVP 0\r\n",
			both(media.Params{Codec: ulaw, Remote: netip.MustParseAddrPort("192.0.2.1:4002")}),
			[]string{"m=audio 0 RTP/SAVP 0", "m=audio 30000 RTP/AVP 0"},
		},
		{
			"the stream's own address", "m=audio 4000 RTP/AVP 0\r\nc=IN IP4 198.51.100.7\r\n",
			both(media.Params{Codec: ulaw, Remote: netip.MustParseAddrPort("198.51.100.7:4000")}), nil,
		},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			offer, err := parseSDP([]byte(head + tc.streams))
			require.NoError(t, err)
			b, p, err := answerOffer(offer, me)
			require.NoError(t, err)
			require.Equal(t, tc.want, p)
			for _, line := range tc.answer {
				require.Contains(t, strings.Split(string(b), "\r\n"), line)
			}
		})
	}
}

func TestUnfitOffers(t *testing.T) {
	for name, streams := range map[string]string{
		"no stream":          "",
		"no audio":           "m=video 4000 RTP/AVP 31\r\n",
		"unknown codecs":     "m=audio 4000 RTP/AVP 9 18\r\n",
		"stream is off":      "m=audio 0 RTP/AVP 0\r\n",
		"secure only":        "m=audio 4000 RTP/SAVP 0\r\n",
		"IPv6 for our IPv4":  "m=audio 4000 RTP/AVP 0\r\nc=IN IP6 2001:db8::1\r\n",
		"multicast":          "m=audio 4000 RTP/AVP 0\r\nc=IN IP4 224.2.1.1/127\r\n",
		"keys without sound": "m=audio 4000 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			offer, err := parseSDP([]byte(head + streams))
			require.NoError(t, err)
			_, _, err = answerOffer(offer, me)
			require.ErrorIs(t, err, errNoCommonMedia)
		})
	}
}

func TestDirections(t *testing.T) {
	for attr, want := range map[string]struct {
		send, recv bool
		answer     string
	}{
		"sendrecv": {true, true, "sendrecv"}, "sendonly": {false, true, "recvonly"},
		"recvonly": {true, false, "sendonly"}, "inactive": {false, false, "inactive"},
	} {
		for _, offer := range []string{
			head + "m=audio 4000 RTP/AVP 0\r\na=" + attr + "\r\n",
			head + "a=" + attr + "\r\nm=audio 4000 RTP/AVP 0\r\n",
		} {
			d, err := parseSDP([]byte(offer))
			require.NoError(t, err)
			b, p, err := answerOffer(d, me)
			require.NoError(t, err)
			require.Equal(t, want.send, p.Send)
			require.Equal(t, want.recv, p.Recv)
			require.Contains(t, string(b), "a="+want.answer+"\r\n")
		}
	}
}

// Our own offer and what we answer to it settle the same on both sides.
func TestOfferAgainstAnswer(t *testing.T) {
	b, err := makeOffer(me)
	require.NoError(t, err)
	offer, err := parseSDP(b)
	require.NoError(t, err)
	callee := local{addr: netip.MustParseAddrPort("192.0.2.20:31000")}
	a, theirs, err := answerOffer(offer, callee)
	require.NoError(t, err)
	answer, err := parseSDP(a)
	require.NoError(t, err)
	ours, err := acceptAnswer(answer, me)
	require.NoError(t, err)
	require.Equal(t, me.addr, theirs.Remote)
	require.Equal(t, callee.addr, ours.Remote)
	ours.Remote, theirs.Remote = netip.AddrPort{}, netip.AddrPort{}
	require.Equal(t, theirs, ours)
	require.EqualValues(t, keysPayloadType, ours.KeyPayloadType)
}

// FuzzAnswerOffer: an answer is a valid description that takes nothing that
// was not offered (RFC 3264 §6), and reading one never panics.
func FuzzAnswerOffer(f *testing.F) {
	f.Add([]byte(head + "m=audio 4000 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendonly\r\n"))
	f.Add([]byte(head + "m=video 5000 RTP/AVP 31\r\nm=audio 4000 RTP/AVPF 97\r\na=rtpmap:97 PCMA/8000\r\nm=application 9 UDP/BFCP *\r\n"))
	f.Add([]byte(head + "m=audio 4000/2 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\nb=AS:64\r\nk=clear:x\r\n"))
	files, _ := filepath.Glob("testdata/sdp/*")
	for _, file := range files {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		offer, err := parseSDP(body)
		if err != nil {
			return
		}
		b, p, err := answerOffer(offer, me)
		if err != nil {
			require.ErrorIs(t, err, errNoCommonMedia)
			return
		}
		answer, err := parseSDP(b)
		require.NoError(t, err, "%q", b)
		require.Len(t, answer.MediaDescriptions, len(offer.MediaDescriptions))
		taken := 0
		for i, m := range answer.MediaDescriptions {
			offered := offer.MediaDescriptions[i]
			require.Equal(t, offered.MediaName.Media, m.MediaName.Media)
			require.Equal(t, offered.MediaName.Protos, m.MediaName.Protos)
			for _, format := range m.MediaName.Formats {
				require.True(t, slices.ContainsFunc(offered.MediaName.Formats, func(o string) bool { return sameFormat(o, format) }))
			}
			if m.MediaName.Port.Value != 0 {
				taken++
				require.NotZero(t, offered.MediaName.Port.Value)
				checkWay(t, offer, offered, m)
			}
		}
		require.Equal(t, 1, taken)
		require.Contains(t, []string{"PCMA", "PCMU"}, p.Codec.Name)
		require.Positive(t, p.Ptime)
	})
}

// sameFormat compares payload types as numbers: "00" is 0.
func sameFormat(a, b string) bool {
	x, err := strconv.Atoi(a)
	y, err2 := strconv.Atoi(b)
	return a == b || err == nil && err2 == nil && x == y
}

func checkWay(t *testing.T, offer *sdp.SessionDescription, offered, m *sdp.MediaDescription) {
	t.Helper()
	maySend, mayRecv := directions(offer, offered)
	// The answer's attribute is ours, so that the reader's view is turned round.
	recv, send := directions(&sdp.SessionDescription{}, m)
	require.False(t, send && !maySend, "we send what they don't take")
	require.False(t, recv && !mayRecv, "we take what they don't send")
}
