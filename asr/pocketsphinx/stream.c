#define _GNU_SOURCE
#include "stream.h"

#include <sphinxbase/cmd_ln.h>
#include <sphinxbase/fe.h>
#include <sphinxbase/feat.h>
#include <stdint.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

enum {
	FRAMES = 32,        // of features, extracted at a time
	LEADOUT = 8,        // that the last frame of sound may set free
	STACK = 512 * 1024, // only what is touched takes memory
	GUARD = 4096,
};

struct stream {
	ps_decoder_t *ps;
	const scorer *score;
	mfcc_t **cepstra, ***features;

	FILE *file;
	char *buffer;        // of the file; as large as a record or the header
	size_t size;
	char *bytes;         // one frame's record: how many states, their costs
	size_t at, length;   // what of it, or of the header, is still to be read
	char header[512];
	const char *reading;

	scorer_loop loop;
	int *best;           // of the loop, up to and with each frame
	int room;            // for that many frames

	ucontext_t caller, decoder;
	char *stack;
	int running; // the decoder's call has not returned
	int last;    // no more frames come
	int begun;   // a frame of features was taken
};

// supply is the file's read function, called on the decoder's stack.
static ssize_t supply(void *cookie, char *buf, size_t n)
{
	stream *s = cookie;

	while (s->at == s->length) {
		if (s->last)
			return 0;
		swapcontext(&s->decoder, &s->caller);
	}
	if (n > s->length - s->at)
		n = s->length - s->at;
	memcpy(buf, s->reading + s->at, n);
	s->at += n;
	return (ssize_t)n;
}

static void decode(unsigned high, unsigned low)
{
	stream *s = (stream *)(((uintptr_t)high << 32) | low);

	ps_decode_senscr(s->ps, s->file);
	s->running = 0;
}

// resume lets the decoder take what there is.
static void resume(stream *s)
{
	if (s->running)
		swapcontext(&s->caller, &s->decoder);
}

static void shut(stream *s)
{
	if (s->file != NULL)
		fclose(s->file);
	s->file = NULL;
}

static void write_header(stream *s)
{
	static const unsigned int magic = 0x11223344;
	cmd_ln_t *config = ps_get_config(s->ps);
	int n = snprintf(s->header, sizeof s->header - sizeof magic, "s3\nversion 0.1\nn_sen %d\nlogbase %f\nendhdr\n",
	                 scorer_states(s->score), cmd_ln_float32_r(config, "-logbase"));

	memcpy(s->header + n, &magic, sizeof magic);
	s->reading = s->header;
	s->at = 0;
	s->length = n + sizeof magic;
}

stream *stream_new(ps_decoder_t *ps, const scorer *score)
{
	feat_t *feat = ps_get_feat(ps);
	stream *s;

	if (feat_dimension1(feat) != SCORER_STREAMS || fe_get_output_size(ps_get_fe(ps)) != SCORER_DIM)
		return NULL;
	for (int i = 0; i < SCORER_STREAMS; i++)
		if (feat_dimension2(feat, i) != SCORER_DIM)
			return NULL;
	if ((s = calloc(1, sizeof *s)) == NULL)
		return NULL;
	s->ps = ps;
	s->score = score;
	s->cepstra = malloc(FRAMES * sizeof *s->cepstra);
	s->size = (scorer_states(score) + 1) * sizeof(int16) + sizeof s->header;
	s->bytes = malloc(s->size);
	s->buffer = malloc(s->size);
	s->stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0);
	if (s->stack == MAP_FAILED)
		s->stack = NULL;
	if (s->cepstra != NULL && (s->cepstra[0] = calloc(FRAMES * SCORER_DIM, sizeof **s->cepstra)) != NULL)
		for (int i = 1; i < FRAMES; i++)
			s->cepstra[i] = s->cepstra[0] + i * SCORER_DIM;
	s->features = feat_array_alloc(feat, FRAMES + LEADOUT);
	if (!s->cepstra || !s->cepstra[0] || !s->bytes || !s->buffer || !s->stack || !s->features || mprotect(s->stack, GUARD, PROT_NONE) != 0) {
		stream_free(s);
		return NULL;
	}
	return s;
}

void stream_free(stream *s)
{
	if (s == NULL)
		return;
	stream_end(s);
	if (s->stack != NULL)
		munmap(s->stack, STACK);
	if (s->features != NULL)
		feat_array_free(s->features);
	if (s->cepstra != NULL)
		free(s->cepstra[0]);
	free(s->cepstra);
	free(s->best);
	free(s->bytes);
	free(s->buffer);
	free(s);
}

int stream_start(stream *s)
{
	static const cookie_io_functions_t reader = {.read = supply};

	if (s->running)
		return -1;
	shut(s);
	s->file = fopencookie(s, "r", reader);
	if (s->file == NULL)
		return -1;
	setvbuf(s->file, s->buffer, _IOFBF, s->size);
	// A read may begin on one thread and go on on another; locks are of threads.
	__fsetlocking(s->file, FSETLOCKING_BYCALLER);
	write_header(s);
	s->last = s->begun = s->loop.frames = 0;
	s->running = 1;
	getcontext(&s->decoder);
	s->decoder.uc_stack.ss_sp = s->stack;
	s->decoder.uc_stack.ss_size = STACK;
	s->decoder.uc_link = &s->caller;
	makecontext(&s->decoder, (void (*)(void))decode, 2, (unsigned)((uintptr_t)s >> 32), (unsigned)(uintptr_t)s);
	resume(s);
	if (s->running)
		return 0;
	shut(s);
	return -1;
}

// follow takes the costs of a frame into the loop of phones.
static int follow(stream *s, const short *cost)
{
	int n = s->loop.frames;

	if (n == s->room) {
		int room = s->room ? 2 * s->room : 512;
		int *best = realloc(s->best, room * sizeof *best);

		if (best == NULL)
			return -1;
		s->best = best;
		s->room = room;
	}
	s->best[n] = scorer_follow(s->score, &s->loop, cost);
	return 0;
}

int stream_free_cost(const stream *s, int from, int to)
{
	int n = s->loop.frames;

	if (to >= n)
		to = n - 1;
	if (from < 0 || from > to)
		return 0;
	return s->best[to] - (from > 0 ? s->best[from - 1] : 0);
}

// take scores n frames of cepstra and hands them to the decoder.
static int take(stream *s, int n, int last)
{
	feat_t *feat = ps_get_feat(s->ps);

	for (int done = 0; done < n;) {
		int32 count = n - done;
		int made = feat_s2mfc2feat_live(feat, s->cepstra + done, &count, !s->begun, last && done + count == n, s->features);

		if (made < 0 || count <= 0)
			return -1;
		s->begun = 1;
		done += count;
		for (int i = 0; i < made && s->running; i++) {
			int16 states = (int16)scorer_states(s->score);
			short *cost = (short *)(s->bytes + sizeof states);

			memcpy(s->bytes, &states, sizeof states);
			// The streams of a frame lie one after the other.
			scorer_score(s->score, s->features[i][0], cost);
			if (follow(s, cost) != 0)
				return -1;
			s->reading = s->bytes;
			s->at = 0;
			s->length = (scorer_states(s->score) + 1) * sizeof(int16);
			resume(s);
		}
	}
	return s->running ? 0 : -1;
}

int stream_hear(stream *s, const int16 *pcm, size_t n)
{
	if (!s->running)
		return -1;
	while (n > 0) {
		size_t before = n;
		int32 frames = FRAMES, start;

		if (fe_process_frames(ps_get_fe(s->ps), &pcm, &n, s->cepstra, &frames, &start) < 0)
			return -1;
		if (frames > 0 && take(s, frames, 0) != 0)
			return -1;
		if (frames == 0 && n == before)
			return -1;
	}
	return 0;
}

int stream_end(stream *s)
{
	int32 frames = 0;
	int rv = 0;

	if (!s->running) {
		shut(s);
		return -1;
	}
	fe_end_utt(ps_get_fe(s->ps), s->cepstra[0], &frames);
	if (frames > 0)
		rv = take(s, 1, 1);
	s->last = 1;
	resume(s);
	shut(s);
	return s->running ? -1 : rv;
}
