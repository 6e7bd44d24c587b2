package media

import "errors"

// ErrNoMedia tells that no packet came from the party for too long.
var ErrNoMedia = errors.New("no media received")
