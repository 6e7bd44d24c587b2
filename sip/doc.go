// Package sip is Budi's SIP user agent (RFC 3261): it listens on UDP and TCP,
// admits the calls of known trunks, answers offers (RFC 3264) and hands every
// answered call over as a [media.Leg].
//
// Messages, their parser and the server transactions are sipgo's. The sockets,
// the client transactions, dialogs and policy are the package's own: one reader
// per socket hands messages over in the order of their arrival, and one
// goroutine per dialog owns its state and takes its requests in that order, so
// a CANCEL, an ACK or a BYE never overtakes the INVITE it belongs to.
package sip
