package sip

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	gosip "github.com/emiago/sipgo/sip"
	"github.com/icholy/digest"
)

const (
	registerFor      = 10 * time.Minute // what we ask for
	registerRetry    = 5 * time.Second  // first pause after a failure, doubled each time
	registerRetryMax = 5 * time.Minute
	registerLeast    = time.Second
	// keepAlive is how often an empty packet refreshes the way through a NAT
	// (RFC 5626 §4.4).
	keepAlive = 25 * time.Second
)

var errRefused = errors.New("registration refused")

// Registration is an account at a carrier (RFC 3261 §10).
type Registration struct {
	User, Password string
	// Realm that the password is for; "" answers any that asks.
	Realm string
	// Retry is the first pause after a failure, 0 for 5 s; pauses double up
	// to 5 min.
	Retry time.Duration
}

// LogValue keeps the password out of logs.
func (r *Registration) LogValue() slog.Value { return slog.StringValue(r.User) }

// RegistrationStatus is how a trunk's registration stands.
type RegistrationStatus struct {
	Trunk string
	// Until is when the carrier forgets us; zero when we are not registered.
	Until time.Time
	// Err is why the last attempt failed, nil when it did not.
	Err error
}

// Registrations tells how the trunks that register stand.
func (s *Server) Registrations() []RegistrationStatus {
	var list []RegistrationStatus
	for _, l := range s.lines {
		if p := l.status.Load(); p != nil {
			list = append(list, *p)
		}
	}
	return list
}

// registrar keeps one trunk registered. It has a goroutine of its own.
type registrar struct {
	s      *Server
	l      *line
	callID string
	tag    string
	seq    uint32
	expiry time.Duration // what we ask for, as the carrier allows
	auth   *digest.Challenge
	count  int
	proxy  bool // the challenge came from a proxy
}

// register keeps the trunk registered until ctx ends, then takes us off. Calls
// are not touched when it fails.
func (s *Server) register(ctx context.Context, l *line) {
	r := &registrar{s: s, l: l, callID: newTag(), tag: newTag(), expiry: registerFor}
	l.status.Store(&RegistrationStatus{Trunk: l.Name, Err: errors.New("not registered yet")})
	first := l.Register.Retry
	if first <= 0 {
		first = registerRetry
	}
	pause := first
	for ctx.Err() == nil {
		to, granted, err := r.once(ctx, r.expiry)
		switch {
		case ctx.Err() != nil:
		case err != nil:
			s.e.limited.warn("registration failed; calls that run go on", "trunk", l.Name, "error", err, "again", pause)
			l.status.Store(&RegistrationStatus{Trunk: l.Name, Until: l.status.Load().Until, Err: err})
			sleep(ctx, jitter(pause))
			pause = min(2*pause, registerRetryMax)
			continue
		default:
			if l.status.Load().Err != nil {
				s.cfg.Log.Info("registered", "trunk", l.Name, "for", granted)
			}
			pause = first
			l.status.Store(&RegistrationStatus{Trunk: l.Name, Until: time.Now().Add(granted)})
			r.wait(ctx, to, jitter(max(granted*4/5, granted-time.Minute)))
		}
	}
	if l.status.Load().Until.IsZero() {
		return
	}
	leave, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	if _, _, err := r.once(leave, 0); err != nil {
		s.cfg.Log.Warn("taking the registration off failed", "trunk", l.Name, "error", err)
	}
}

// wait until it is time to register again; empty packets keep a NAT open.
func (r *registrar) wait(ctx context.Context, to flow, d time.Duration) {
	end := time.Now().Add(d)
	for ctx.Err() == nil && time.Now().Before(end) {
		if err := to.sock.write([]byte("\r\n\r\n"), to.remote); err != nil {
			r.s.e.limited.warn("keep-alive failed", "trunk", r.l.Name, "error", err)
		}
		sleep(ctx, min(keepAlive, time.Until(end)))
	}
}

// once registers for a time, 0 to be taken off, with as many turns as the
// carrier's challenges need.
func (r *registrar) once(ctx context.Context, expires time.Duration) (to flow, granted time.Duration, err error) {
	addr, err := r.l.resolve(ctx)
	if err != nil {
		return flow{}, 0, err
	}
	to = flow{sock: r.s.udp, remote: addr}
	for range 4 {
		req, err := r.request(to, expires)
		if err != nil {
			return to, 0, err
		}
		res, err := r.s.e.ask(ctx, req, to)
		switch {
		case err != nil:
			return to, 0, err
		case res.IsSuccess():
			return to, max(registerLeast, lifetime(res, req.Contact(), expires)), nil
		case res.StatusCode == 401 || res.StatusCode == 407:
			if err := r.challenged(res); err != nil {
				return to, 0, err
			}
		case res.StatusCode == 423:
			least, _ := strconv.Atoi(headerValue(res, "Min-Expires"))
			if d := time.Duration(least) * time.Second; d > expires && d <= 24*time.Hour {
				expires, r.expiry = d, d
				continue
			}
			return to, 0, fmt.Errorf("%w: %d %s", errRefused, res.StatusCode, res.Reason)
		default:
			return to, 0, fmt.Errorf("%w: %d %s", errRefused, res.StatusCode, res.Reason)
		}
	}
	return to, 0, fmt.Errorf("%w: the user or the password is wrong", errRefused)
}

func (r *registrar) request(to flow, expires time.Duration) (*gosip.Request, error) {
	host, _, err := r.l.hostPort()
	if err != nil {
		return nil, err
	}
	uri := gosip.Uri{Scheme: "sip", Host: host}
	req := gosip.NewRequest(gosip.REGISTER, uri)
	r.s.e.frame(req, to)
	uri.User = r.l.Register.User
	from := &gosip.FromHeader{Address: uri}
	from.Params.Add("tag", r.tag)
	req.AppendHeader(from)
	req.AppendHeader(&gosip.ToHeader{Address: uri})
	id := gosip.CallIDHeader(r.callID)
	req.AppendHeader(&id)
	r.seq++
	req.AppendHeader(&gosip.CSeqHeader{SeqNo: r.seq, MethodName: gosip.REGISTER})
	contact := r.s.e.contact(to)
	contact.Address.User = r.l.Register.User
	req.AppendHeader(contact)
	req.AppendHeader(gosip.NewHeader("Expires", strconv.Itoa(int(expires.Seconds()))))
	if r.auth != nil {
		r.count++
		cred, err := digest.Digest(r.auth, digest.Options{
			Method: "REGISTER", URI: req.Recipient.String(), Count: r.count,
			Username: r.l.Register.User, Password: r.l.Register.Password,
		})
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errRefused, err)
		}
		name := "Authorization"
		if r.proxy {
			name = "Proxy-Authorization"
		}
		req.AppendHeader(gosip.NewHeader(name, cred.String()))
	}
	req.SetBody(nil)
	return req, nil
}

// challenged takes the carrier's challenge. The same nonce again means that the
// password is wrong (RFC 3261 §22.1).
func (r *registrar) challenged(res *gosip.Response) error {
	name := "WWW-Authenticate"
	if r.proxy = res.StatusCode == 407; r.proxy {
		name = "Proxy-Authenticate"
	}
	for _, h := range res.GetHeaders(name) {
		c, err := digest.ParseChallenge(h.Value())
		if err != nil || !digest.CanDigest(c) || r.l.Register.Realm != "" && c.Realm != r.l.Register.Realm {
			continue
		}
		if r.auth != nil && r.auth.Nonce == c.Nonce {
			return fmt.Errorf("%w: the user or the password is wrong", errRefused)
		}
		r.auth, r.count = c, 0
		return nil
	}
	return fmt.Errorf("%w: %d without a challenge that can be answered", errRefused, res.StatusCode)
}

// lifetime is how long the carrier keeps us: our Contact's own time, else the
// Expires header's (RFC 3261 §10.2.4).
func lifetime(res *gosip.Response, ours *gosip.ContactHeader, asked time.Duration) time.Duration {
	for _, h := range res.GetHeaders("Contact") {
		c, ok := h.(*gosip.ContactHeader)
		if !ok || c.Address.User != ours.Address.User || c.Address.Host != ours.Address.Host {
			continue
		}
		if n, err := strconv.Atoi(strings.TrimSpace(param(c.Params, "expires"))); err == nil && n > 0 {
			return time.Duration(n) * time.Second
		}
	}
	if n, err := strconv.Atoi(headerValue(res, "Expires")); err == nil && n > 0 {
		return time.Duration(n) * time.Second
	}
	return asked
}

func headerValue(msg interface{ GetHeader(string) gosip.Header }, name string) string {
	if h := msg.GetHeader(name); h != nil {
		return strings.TrimSpace(h.Value())
	}
	return ""
}

// ask sends a request outside of any dialog and waits for its final response.
func (e *endpoint) ask(ctx context.Context, req *gosip.Request, to flow) (*gosip.Response, error) {
	type answer struct {
		res *gosip.Response
		err error
	}
	answers := make(chan answer, 1)
	tx, err := e.send(req, to, func(res *gosip.Response, err error) {
		if err != nil || !res.IsProvisional() {
			answers <- answer{res, err}
		}
	})
	if err != nil {
		return nil, err
	}
	select {
	case a := <-answers:
		return a.res, a.err
	case <-ctx.Done():
		tx.terminate()
		return nil, context.Cause(ctx)
	}
}

// jitter spreads what many agents would do at once: 80 to 100 % of d.
func jitter(d time.Duration) time.Duration { return d - rand.N(d/5+1) }

func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
