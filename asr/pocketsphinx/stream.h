// An utterance whose state costs come from a scorer instead of the library's
// own arithmetic. The library takes such costs only from a file, for a whole
// utterance at once (ps_decode_senscr); here that file is a stream that runs
// dry after each frame, and the call that reads it then rests, on a stack of
// its own, until there is more.
#ifndef BUDI_POCKETSPHINX_STREAM_H
#define BUDI_POCKETSPHINX_STREAM_H

#include "scorer.h"

#include <pocketsphinx.h>

typedef struct stream stream;

// stream_new makes a stream for a decoder, which outlives it, as the scorer
// does. NULL is no memory, or features that the scorer can't take.
stream *stream_new(ps_decoder_t *ps, const scorer *score);

// stream_free ends an utterance that is going on.
void stream_free(stream *s);

// The next three return 0 for success. Between them the decoder may be asked
// for its words so far; after stream_end, for its results.
int stream_start(stream *s);
int stream_hear(stream *s, const int16 *pcm, size_t n);
int stream_end(stream *s);

// stream_free_cost is what the best sequence of any phones costs from one
// frame to another, both inclusive and as the decoder counts them.
int stream_free_cost(const stream *s, int from, int to);

#endif
