package sip

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"time"

	gosip "github.com/emiago/sipgo/sip"
)

const (
	// tcpMessageTime is how long a message may take from its first byte to its
	// last, and a new connection to its first message.
	tcpMessageTime = 15 * time.Second
	tcpWriteTime   = 5 * time.Second
	// tcpMaxConns bounds the connections that peers may hold open.
	tcpMaxConns = 1024
)

// tcpConn is a connection, accepted or dialled.
type tcpConn struct {
	conn net.Conn
	addr netip.AddrPort
	peer netip.AddrPort
	// limit is how long one message, and the first, may take; the first of a
	// connection that we dialled may take its time.
	limit   time.Duration
	patient bool

	mu sync.Mutex // one writer at a time: messages must not interleave
}

func newTCPConn(c net.Conn) *tcpConn {
	local := c.LocalAddr().(*net.TCPAddr).AddrPort()
	peer := c.RemoteAddr().(*net.TCPAddr).AddrPort()
	return &tcpConn{
		conn:  c,
		addr:  netip.AddrPortFrom(local.Addr().Unmap(), local.Port()),
		peer:  netip.AddrPortFrom(peer.Addr().Unmap(), peer.Port()),
		limit: tcpMessageTime,
	}
}

func (c *tcpConn) network() string       { return "TCP" }
func (c *tcpConn) local() netip.AddrPort { return c.addr }

func (c *tcpConn) write(b []byte, _ netip.AddrPort) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.conn.SetWriteDeadline(time.Now().Add(tcpWriteTime)); err != nil {
		return err
	}
	if _, err := c.conn.Write(b); err != nil {
		// Part of the message may be out: the stream can't be used any more.
		return errors.Join(err, c.conn.Close())
	}
	return nil
}

// messages is what a stream's reader reports to.
type messages interface {
	message(msg gosip.Message, from flow)
	malformed(raw []byte, err error, from flow)
}

// serve reads messages and handles each before the next, until the peer
// closes, sends what can't be read, or takes too long over one message. It
// closes the connection.
func (c *tcpConn) serve(parser *gosip.Parser, to messages) error {
	defer c.conn.Close() //nolint:errcheck // nothing is left to lose
	stream := parser.NewSIPStream()
	defer stream.Close()
	from := flow{sock: c, remote: c.peer}
	buf := make([]byte, 16384)
	var deadline time.Time
	if !c.patient {
		deadline = time.Now().Add(c.limit)
	}
	partial := false
	for {
		if err := c.conn.SetReadDeadline(deadline); err != nil {
			return nil //nolint:nilerr // closed by us
		}
		n, err := c.conn.Read(buf)
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, net.ErrClosed):
			return nil
		case err != nil:
			return fmt.Errorf("read TCP %s: %w", c.peer, err)
		}
		data := buf[:n]
		if !partial {
			if bytes.HasPrefix(data, []byte("\r\n\r\n")) {
				if err := c.write(data[:2], c.peer); err != nil { // RFC 5626 §4.4.1
					return err
				}
			}
			if data = bytes.TrimLeft(data, "\r\n"); len(data) == 0 {
				continue
			}
		}
		if _, err := stream.Write(data); err != nil {
			return fmt.Errorf("buffer TCP %s: %w", c.peer, err)
		}
		was := partial
		partial, err = drain(stream, from, to)
		switch {
		case err != nil:
			to.malformed(bytes.Clone(data), err, from)
			return fmt.Errorf("parse TCP %s: %w", c.peer, err)
		case !partial:
			deadline = time.Time{}
		case !was:
			deadline = time.Now().Add(c.limit)
		}
	}
}

// drain hands over the messages that are complete; partial tells that the
// beginning of another one is left.
func drain(stream *gosip.ParserStream, from flow, to messages) (partial bool, err error) {
	for stream.Buffer().Len() > 0 {
		msg, n, err := parseNext(stream)
		switch {
		case errors.Is(err, io.ErrUnexpectedEOF):
			return n > 0 || stream.Buffer().Len() > 0, nil
		case err != nil:
			return false, err
		}
		to.message(msg, from)
	}
	return false, nil
}

func parseNext(stream *gosip.ParserStream) (msg gosip.Message, n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errParserPanic, r)
		}
	}()
	return stream.ParseNext()
}

// acceptTCP takes connections until the listener is closed (nil) or broken,
// and waits for the readers of those it took.
func acceptTCP(ln net.Listener, log *slog.Logger, serve func(*tcpConn)) error {
	var (
		mu    sync.Mutex
		open  = make(map[net.Conn]struct{})
		wg    sync.WaitGroup
		fails int
	)
	defer wg.Wait()
	defer func() {
		mu.Lock()
		defer mu.Unlock()
		for c := range open {
			_ = c.Close()
		}
	}()
	for {
		c, err := ln.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			// Out of descriptors, or a peer that reset before we looked.
			if fails++; fails >= maxReadErrors {
				return fmt.Errorf("accept TCP %s: %w", ln.Addr(), err)
			}
			log.Warn("accepting a connection failed", "local", ln.Addr(), "error", err)
			time.Sleep(time.Duration(fails) * 5 * time.Millisecond)
			continue
		}
		fails = 0
		mu.Lock()
		full := len(open) >= tcpMaxConns
		if !full {
			open[c] = struct{}{}
		}
		mu.Unlock()
		if full {
			log.Warn("too many connections, one is refused", "limit", tcpMaxConns, "peer", c.RemoteAddr())
			_ = c.Close()
			continue
		}
		wg.Go(func() {
			serve(newTCPConn(c))
			mu.Lock()
			delete(open, c)
			mu.Unlock()
		})
	}
}
