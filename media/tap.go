package media

// Tap listens to a leg, for example to record it. Its methods are called on
// the leg's audio goroutines, Inbound and Outbound on different ones: they must
// not block and must not keep or change the frame's PCM. Frame.At of both
// directions counts from the same moment.
type Tap interface {
	// Inbound gets each frame of the party's sound, before echo cancelling.
	Inbound(Frame)
	// Outbound gets each frame that was sent, silence too.
	Outbound(Frame)
}

// tapping makes a Tap fit an atomic pointer.
type tapping struct{ Tap }

// SetTap lets t listen from the next frame on, in place of the one before; nil
// stops.
func (s *Session) SetTap(t Tap) {
	if t == nil {
		s.tap.Store(nil)
		return
	}
	s.tap.Store(&tapping{t})
}
