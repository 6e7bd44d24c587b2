// Package pocketsphinx hears with PocketSphinx inside the process, through
// Debian's library: English in the telephone band with a model that [Derive]
// makes from Debian's own, English at 16 kHz with that one itself, and other
// languages with models that an operator adds.
//
// An [Engine] keeps a pool of decoders for each model; a call borrows one for
// its length, and with it the cepstral mean follows the caller's voice and
// line. A decoder's dictionary has only the words of the grammars that were
// seen; compiled grammars are kept by their ID.
//
// How well each state of a model fits a frame, which is most of the work, is
// computed here for all decoders alike (scorer.c), and handed to the library
// as it goes (stream.c). A model of another kind is scored by the library.
package pocketsphinx
