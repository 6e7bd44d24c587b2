// A thin layer over Debian's PocketSphinx 5prealpha: what Go can't call
// itself (variable arguments, unchecked null results), and its messages,
// which the library would print, as strings.
#ifndef BUDI_POCKETSPHINX_BINDING_H
#define BUDI_POCKETSPHINX_BINDING_H

#include <pocketsphinx.h>

// bind_messages turns the library's log into a buffer of the calling thread
// that keeps the last error. Once per process, before anything else.
void bind_messages(void);

// bind_open makes a decoder of count name-value pairs. On failure it gives
// NULL and the reason in err.
ps_decoder_t *bind_open(int count, char **args, char *err, size_t errlen);

// bind_weight sets the language weight of the searches that are made next.
void bind_weight(ps_decoder_t *ps, double weight);

// bind_grammar compiles a JSGF text as the search of that name; 0 is success.
int bind_grammar(ps_decoder_t *ps, const char *name, const char *jsgf, char *err, size_t errlen);

// bind_ngram loads an n-gram file, ARPA or the library's own binary form, as
// the search of that name; 0 is success. With save an ARPA file's binary form,
// which loads in a fraction of the time, is written there.
// classes is a file of the classes that the model's words stand for, in the
// library's own format, or NULL.
int bind_ngram(ps_decoder_t *ps, const char *name, const char *path, int binary, const char *save, const char *classes, char *err, size_t errlen);

// bind_phones makes a loop of all phones the search of that name.
int bind_phones(ps_decoder_t *ps, const char *name, char *err, size_t errlen);

// bind_cmn_get and bind_cmn_set copy the running cepstral mean, n values.
int bind_cmn_get(ps_decoder_t *ps, float *mean, int n);
void bind_cmn_set(ps_decoder_t *ps, const float *mean, int n);

// bind_log gives the natural logarithm of one of the decoder's own.
double bind_log(ps_decoder_t *ps, int32 logprob);

// bind_segment is one word or phone of the best path.
typedef struct {
	const char *word;
	int from, to;     // frames, both inclusive
	int32 ascr, lscr; // acoustic and language scores, the decoder's logarithm >> 10
} bind_segment;

// bind_segments fills at most n segments and gives how many there are.
int bind_segments(ps_decoder_t *ps, bind_segment *out, int n);

#endif
