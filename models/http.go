package models

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// newClient makes a client for downloads. It asks for bytes as they are, so
// that offsets and checksums mean what they say.
func newClient() *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			Proxy:                 http.ProxyFromEnvironment,
			DialContext:           (&net.Dialer{Timeout: 15 * time.Second}).DialContext,
			TLSHandshakeTimeout:   15 * time.Second,
			ResponseHeaderTimeout: 60 * time.Second,
			DisableCompression:    true,
			ForceAttemptHTTP2:     true,
		},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) >= 10 {
				return errors.New("more than 10 redirects")
			}
			if via[0].URL.Scheme == "https" && r.URL.Scheme != "https" {
				return fmt.Errorf("%w: a redirect from https to %s", ErrRefused, r.URL.Scheme)
			}
			return nil
		},
	}
}

// span tells which bytes a response brings: from offset on, of total, -1
// where unknown.
func span(resp *http.Response, have int64) (offset, total int64, err error) {
	switch {
	case resp.StatusCode == http.StatusOK:
		return 0, resp.ContentLength, nil
	case resp.StatusCode == http.StatusPartialContent && have > 0:
		// Content-Range: bytes 5-9/10 (RFC 9110, section 14.4)
		rest, _ := strings.CutPrefix(resp.Header.Get("Content-Range"), "bytes ")
		first, _, _ := strings.Cut(rest, "-")
		_, all, _ := strings.Cut(rest, "/")
		from, err := strconv.ParseInt(first, 10, 64)
		if err != nil || from != have {
			return 0, 0, fmt.Errorf("the server answered with the range %.60q; %d- was asked for", rest, have)
		}
		if total, err = strconv.ParseInt(all, 10, 64); err != nil || total < have {
			total = -1
			if resp.ContentLength >= 0 {
				total = have + resp.ContentLength
			}
		}
		return have, total, nil
	case resp.StatusCode == http.StatusRequestedRangeNotSatisfiable:
		_, all, _ := strings.Cut(resp.Header.Get("Content-Range"), "/")
		if n, err := strconv.ParseInt(all, 10, 64); err == nil && n == have && have > 0 {
			return have, n, nil // all of it had come
		}
		return 0, 0, later{errors.New("the server's file has changed")}
	case resp.StatusCode == http.StatusTooManyRequests, resp.StatusCode == http.StatusRequestTimeout, resp.StatusCode >= 500:
		return 0, 0, later{fmt.Errorf("the server answered %s", resp.Status)}
	default:
		return 0, 0, fmt.Errorf("the server answered %s", resp.Status)
	}
}

// validator is what If-Range takes: a strong ETag, else a date.
func validator(h http.Header) string {
	if tag := h.Get("ETag"); tag != "" && !strings.HasPrefix(tag, "W/") {
		return tag
	}
	return h.Get("Last-Modified")
}

// public is a URL without what may be secret: user, password, query.
func public(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return "the address"
	}
	u.User, u.RawQuery, u.Fragment = nil, "", ""
	return u.String()
}

// bare drops the URL that net/http puts into its errors, query and all.
func bare(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}
