package sip

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/sip/siptest"
)

// shared finds the project's shared data next to the module.
func shared(t *testing.T, path string) string {
	t.Helper()
	root := os.Getenv("BUDI_SHARED")
	if root == "" {
		dir, err := os.Getwd()
		require.NoError(t, err)
		for dir != "/" && root == "" {
			if _, err := os.Stat(filepath.Join(dir, "shared")); err == nil {
				root = filepath.Join(dir, "shared")
			}
			dir = filepath.Dir(dir)
		}
	}
	file := filepath.Join(root, path)
	if _, err := os.Stat(file); root == "" || err != nil {
		t.Skipf("no test data: %s is neither beside the module nor under $BUDI_SHARED", path)
	}
	return file
}

// tortured tells what the agent does with each message of RFC 4475. The agent
// is no registrar, so that REGISTER gets 405 whatever else it holds; 0 is
// silence, which responses that answer nothing get.
var tortured = map[string]int{
	"wsinv": 481, // it carries a To tag of a dialog that does not exist
	"esc01": 200, "longreq": 200, "inv2543": 200,
	"lwsdisp": 200, "semiuri": 200, "transports": 200, "badbranch": 200, "zeromf": 200,
	"intmeth": 501, "esc02": 501,
	"escnull": 405, "dblreq": 405, "mpart01": 405, "unksm2": 405, "regaut01": 405,
	"cparam01": 405, "cparam02": 405, "regescrt": 405,
	"unreason": 0, "noreason": 0, "scalarlg": 0, "bigcode": 0, "bcast": 0,
	"badinv01": 400, "clerr": 400, "ncl": 400, "scalar02": 400, "quotbal": 400, "ltgtruri": 400, "lwsruri": 400,
	"lwsstart": 400, "trws": 400, "escruri": 400, "regbadct": 400, "badaspec": 400, "mismatch01": 400, "mismatch02": 400,
	"insuf": 400, "multi01": 400, "mcl01": 400,
	"baddate": 200, "baddn": 200, // read liberally
	"badvers": 505, "unkscm": 416, "novelsc": 416, "bext01": 420, "invut": 415, "sdp01": 406,
}

func TestRFC4475(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared(t, "data/rfc4475"), "*.dat"))
	require.NoError(t, err)
	require.Len(t, files, len(tortured))
	s := startServer(t, Config{Log: quiet(), Ports: newPorts(t, 60)}, func(ctx context.Context, c *Call) {
		answer, stop := context.WithTimeout(ctx, 20*time.Millisecond)
		defer stop()
		_, _ = c.Answer(answer)
	}, func(s *Server) { s.e.t1, s.e.t2 = 5*time.Millisecond, 20*time.Millisecond })
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".dat")
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(file)
			require.NoError(t, err)
			want, known := tortured[name]
			require.True(t, known, "a message that the table does not know")
			p := siptest.NewPeer(t, "127.0.0.1", s.Addr())
			p.Raw(raw)
			got := 0
			for wait := time.Second; ; wait = 100 * time.Millisecond {
				if want == 0 {
					wait = 30 * time.Millisecond
				}
				m := p.Recv(wait)
				if m == nil {
					break
				}
				if c := m.Code(); c >= 200 {
					got = c
					if c == 405 || c == 501 {
						require.NotEmpty(t, m.Header["allow"])
					}
					if c == 420 {
						require.Equal(t, "nothingSupportsThis, nothingSupportsThisEither", m.Header["unsupported"])
					}
					break
				}
			}
			require.Equal(t, want, got)
		})
	}
	require.Zero(t, s.Stats().Panics)
	c, _, err := s.dial(t, nil)
	require.NoError(t, err, "calls are served after it all")
	require.NoError(t, c.Hangup(t.Context()))
}

func TestRFC4475OverTCP(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared(t, "data/rfc4475"), "*.dat"))
	require.NoError(t, err)
	s := startServer(t, Config{Log: quiet()}, func(context.Context, *Call) {})
	for _, file := range files {
		raw, err := os.ReadFile(file)
		require.NoError(t, err)
		conn, err := net.Dial("tcp", s.Addr().String())
		require.NoError(t, err)
		_, err = conn.Write(raw)
		require.NoError(t, err)
		require.NoError(t, conn.(*net.TCPConn).CloseWrite())
		require.NoError(t, conn.SetReadDeadline(time.Now().Add(2*time.Second)))
		buf := make([]byte, 65536)
		_, _ = conn.Read(buf)
		require.NoError(t, conn.Close())
	}
	require.Zero(t, s.Stats().Panics)
	c, _, err := s.dial(t, func(cfg *DialConfig) { cfg.Transport = "tcp" })
	require.Error(t, err)
	require.Nil(t, c)
}

func TestGarbageDoesNotFloodTheLog(t *testing.T) {
	log := new(countingWriter)
	s := startServer(t, Config{Log: log.logger()}, answerAndTalk)
	p := newPeer(t, s)
	const packets = 20000
	for i := range packets {
		if i%50 == 49 {
			time.Sleep(500 * time.Microsecond) // the kernel's buffer is no part of the test
		}
		switch i % 3 {
		case 0:
			p.Raw([]byte(strings.Repeat("\x00\xff garbage ", 100)))
		case 1:
			p.Raw(fmt.Appendf(nil, "OPTIONS sip:x SIP/2.0\r\nVia: %s\r\n\r\n", strings.Repeat("y", 1000)))
		case 2:
			p.Raw([]byte("INVITE sip:x@y SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9\r\n\r\n"))
		}
	}
	require.Eventually(t, func() bool { return s.Stats().Malformed > packets/10 }, 5*time.Second, 10*time.Millisecond)
	require.Less(t, log.bytes.Load(), int64(20000), "bytes of log for %d malformed packets", packets)
	c, _, err := s.dial(t, nil)
	require.NoError(t, err)
	require.NoError(t, c.Hangup(t.Context()))
}
