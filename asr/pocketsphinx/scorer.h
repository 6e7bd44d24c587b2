// How well each state of a phonetically tied acoustic model fits a frame of
// sound: the sum that PocketSphinx computes one density at a time, here for
// many at once in the processor's vector registers.
#ifndef BUDI_POCKETSPHINX_SCORER_H
#define BUDI_POCKETSPHINX_SCORER_H

// scorer holds a model's parameters, laid out for vectors. It is never changed
// once it is made, so decoders share one.
typedef struct scorer scorer;

enum {
	SCORER_DENSITIES = 128, // of each codebook and stream
	SCORER_DIM = 13,        // components of each stream
	SCORER_STREAMS = 3,
};

// scorer_new makes a scorer of n_cb codebooks and n_sen states ("senones").
// means and variances are [codebook][stream][density][component]; a density
// whose variances are all 0 is unused. codebook has each state's codebook, and
// weight its mixture weights, [stream][density][state], as costs in steps of
// unit. loop has the three states of each phone without its neighbours,
// [codebook][3]. The arrays are copied. NULL is no memory.
scorer *scorer_new(int n_cb, int n_sen, const float *means, const float *variances,
                   const unsigned char *codebook, const unsigned char *weight, const int *loop, float unit);
void scorer_free(scorer *s);

int scorer_states(const scorer *s);

// scorer_score gives each state's cost for one frame, in steps of the unit,
// above the best state's. x are the components of the streams, one after the
// other.
void scorer_score(const scorer *s, const float *x, short *cost);

// scorer_loop is a loop of all phones, any after any other: the best that any
// words could do. Its state is kept by the caller, zero at first.
typedef struct {
	int frames;
	int cost[256][3]; // of the best path that ends in each state
	int enter;        // of the best path that may begin a phone
} scorer_loop;

// scorer_follow takes a frame's costs into the loop and gives the cost of its
// best path so far.
int scorer_follow(const scorer *s, scorer_loop *l, const short *cost);

#endif
