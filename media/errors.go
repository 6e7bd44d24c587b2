package media

import "errors"

var (
	// ErrNoMedia tells that no packet came from the party for too long.
	ErrNoMedia = errors.New("no media received")
	// ErrNoPorts tells that every RTP port of the range is in use.
	ErrNoPorts = errors.New("no free RTP port")
	// ErrClosed tells that the session was closed.
	ErrClosed = errors.New("media session closed")
	// ErrBusy tells that the leg's Play or Receive already runs.
	ErrBusy = errors.New("leg already in use")
)
