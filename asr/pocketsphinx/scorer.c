#include "scorer.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

// Sums may be taken in any order: the costs are rounded to a tenth anyway.
#pragma GCC optimize("O3", "fast-math")

#if defined(__x86_64__) && defined(__gnu_linux__)
#define WIDEST __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define WIDEST
#endif
#define INLINE static inline __attribute__((always_inline))

enum {
	BEST = 4,     // densities that count of each codebook and stream
	LANES = 16,   // rows are padded to
	HALF = 64,    // densities that are computed together, in registers
	FAR = 96,     // the cost above the best density that none exceeds
	MOST_ROW = 4096,
	ENTRY = 40,   // the cost of one more phone in the loop, about four nats
};

struct scorer {
	int n_cb, n_sen, padded;
	float unit;
	// gauss is [codebook][stream][half][component] of 64 means and 64 halved
	// precisions; base is [codebook][stream] of 128 logarithms of the peaks.
	float *gauss, *base;
	// States are kept codebook by codebook, each padded to whole vectors:
	// those of codebook c are at first[c] to first[c+1]; state has their own
	// numbers, -1 for padding. weight is [codebook][stream][density] rows.
	int *first, *state;
	size_t *weight_at;
	float *weight;
	int *loop; // [codebook][3] states
};

// exp2_fast and log2_fast are polynomials that are good to 2e-5, far below the costs' step.
INLINE float exp2_fast(float x)
{
	union { int i; float f; } u;
	float whole = __builtin_floorf(x), part = x - whole;

	u.i = ((int)whole + 127) << 23;
	return u.f * (1.0000035f + part * (0.6929729f + part * (0.2416044f + part * (0.0517450f + part * 0.0136703f))));
}

INLINE float log2_fast(float x)
{
	union { float f; int i; } u = {x};
	float power = (float)((u.i >> 23) - 127), m;

	u.i = (u.i & 0x7fffff) | 0x3f800000;
	m = u.f;
	return power + (-2.7879262f + m * (5.0478554f + m * (-3.4898786f + m * (1.5894743f + m * (-0.4025134f + m * 0.0430050f)))));
}

static void *room(size_t n, size_t size)
{
	void *p = NULL;

	if (posix_memalign(&p, 64, n * size) != 0)
		return NULL;
	memset(p, 0, n * size);
	return p;
}

static void set_gaussians(scorer *s, const float *means, const float *variances)
{
	for (int c = 0; c < s->n_cb * SCORER_STREAMS; c++) {
		for (int k = 0; k < SCORER_DENSITIES; k++) {
			const float *m = means + ((size_t)c * SCORER_DENSITIES + k) * SCORER_DIM;
			const float *v = variances + ((size_t)c * SCORER_DENSITIES + k) * SCORER_DIM;
			float *to = s->gauss + ((size_t)c * 2 + k / HALF) * SCORER_DIM * 2 * HALF + k % HALF;
			float peak = 0, any = 0;

			for (int d = 0; d < SCORER_DIM; d++)
				any += v[d];
			for (int d = 0; d < SCORER_DIM; d++, to += 2 * HALF) {
				float var = v[d] > 1e-4f ? v[d] : 1e-4f;

				to[0] = m[d];
				to[HALF] = any > 0 ? 0.5f / var : 0;
				peak -= 0.5f * 0.6931472f * log2_fast(6.2831853f * var);
			}
			s->base[c * SCORER_DENSITIES + k] = any > 0 ? peak : -1e30f;
		}
	}
}

scorer *scorer_new(int n_cb, int n_sen, const float *means, const float *variances,
                   const unsigned char *codebook, const unsigned char *weight, const int *loop, float unit)
{
	scorer *s = calloc(1, sizeof *s);
	size_t rows = 0;

	if (s == NULL)
		return NULL;
	s->n_cb = n_cb;
	s->n_sen = n_sen;
	s->unit = unit;
	s->gauss = room((size_t)n_cb * SCORER_STREAMS * SCORER_DENSITIES * SCORER_DIM * 2, sizeof(float));
	s->base = room((size_t)n_cb * SCORER_STREAMS * SCORER_DENSITIES, sizeof(float));
	s->first = room(n_cb + 1, sizeof(int));
	s->state = room(n_sen + (size_t)n_cb * LANES, sizeof(int));
	s->weight_at = room(n_cb, sizeof(size_t));
	s->loop = room(n_cb * 3, sizeof(int));
	if (!s->gauss || !s->base || !s->first || !s->state || !s->weight_at || !s->loop)
		goto fail;
	memcpy(s->loop, loop, n_cb * 3 * sizeof(int));
	set_gaussians(s, means, variances);
	for (int c = 0; c < n_cb; c++) {
		int n = s->first[c];

		for (int i = 0; i < n_sen; i++)
			if (codebook[i] == c)
				s->state[n++] = i;
		while (n % LANES)
			s->state[n++] = -1;
		s->first[c + 1] = n;
		if (n - s->first[c] > MOST_ROW)
			goto fail;
		s->weight_at[c] = rows;
		rows += (size_t)(n - s->first[c]) * SCORER_STREAMS * SCORER_DENSITIES;
	}
	s->weight = room(rows, sizeof(float));
	if (s->weight == NULL)
		goto fail;
	for (int c = 0; c < n_cb; c++) {
		int width = s->first[c + 1] - s->first[c];
		float *to = s->weight + s->weight_at[c];

		for (int r = 0; r < SCORER_STREAMS * SCORER_DENSITIES; r++, to += width)
			for (int i = 0; i < width; i++) {
				int state = s->state[s->first[c] + i];

				to[i] = state < 0 ? 1 : exp2_fast(-1.442695f * unit * weight[(size_t)r * n_sen + state]);
			}
	}
	return s;
fail:
	scorer_free(s);
	return NULL;
}

void scorer_free(scorer *s)
{
	if (s == NULL)
		return;
	free(s->gauss);
	free(s->base);
	free(s->first);
	free(s->state);
	free(s->weight_at);
	free(s->weight);
	free(s->loop);
	free(s);
}

int scorer_states(const scorer *s) { return s->n_sen; }

// densities gives the log likelihood of x under the 128 densities of a
// codebook's stream.
INLINE void densities(const float *gauss, const float *base, const float *x, float *out)
{
	for (int h = 0; h < SCORER_DENSITIES; h += HALF) {
		float sum[HALF];

		for (int k = 0; k < HALF; k++)
			sum[k] = base[h + k];
		for (int d = 0; d < SCORER_DIM; d++, gauss += 2 * HALF)
			for (int k = 0; k < HALF; k++) {
				float away = x[d] - gauss[k];

				sum[k] -= away * away * gauss[HALF + k];
			}
		memcpy(out + h, sum, sizeof sum);
	}
}

// best picks the BEST likeliest densities. Each value carries its index in the
// low bits of its fraction, so that a search for the largest gives both.
INLINE void best(float *like, int *which, float *value)
{
	int tagged[SCORER_DENSITIES];

	memcpy(tagged, like, sizeof tagged);
	for (int k = 0; k < SCORER_DENSITIES; k++)
		tagged[k] = (tagged[k] & ~(SCORER_DENSITIES - 1)) | k;
	memcpy(like, tagged, sizeof tagged);
	for (int n = 0; n < BEST; n++) {
		float top = -2e38f;
		int bits;

		for (int k = 0; k < SCORER_DENSITIES; k++)
			top = like[k] > top ? like[k] : top;
		memcpy(&bits, &top, sizeof bits);
		which[n] = bits & (SCORER_DENSITIES - 1);
		value[n] = top;
		like[which[n]] = -1e38f;
	}
}

WIDEST void scorer_score(const scorer *s, const float *x, short *cost)
{
	float value[256 * SCORER_STREAMS * BEST] __attribute__((aligned(64)));
	int which[256 * SCORER_STREAMS * BEST];
	float all[s->n_sen + s->n_cb * LANES] __attribute__((aligned(64)));
	float norm[SCORER_STREAMS] = {-1e38f, -1e38f, -1e38f}, least = 1e38f;
	const float scale = 1.442695f, far = -FAR * s->unit;

	for (int c = 0; c < s->n_cb; c++)
		for (int f = 0; f < SCORER_STREAMS; f++) {
			int n = c * SCORER_STREAMS + f;
			float like[SCORER_DENSITIES] __attribute__((aligned(64)));

			densities(s->gauss + (size_t)n * SCORER_DENSITIES * SCORER_DIM * 2, s->base + n * SCORER_DENSITIES, x + f * SCORER_DIM, like);
			best(like, which + n * BEST, value + n * BEST);
			norm[f] = value[n * BEST] > norm[f] ? value[n * BEST] : norm[f];
		}
	for (int c = 0; c < s->n_cb; c++)
		for (int f = 0; f < SCORER_STREAMS; f++)
			for (int k = 0; k < BEST; k++) {
				float *v = value + (c * SCORER_STREAMS + f) * BEST + k, above = *v - norm[f];

				*v = exp2_fast(scale * (above > far ? above : far));
			}
	for (int c = 0; c < s->n_cb; c++) {
		int width = s->first[c + 1] - s->first[c];
		const float *rows = s->weight + s->weight_at[c];
		float *to = all + s->first[c];

		for (int f = 0; f < SCORER_STREAMS; f++) {
			const int *w = which + (c * SCORER_STREAMS + f) * BEST;
			const float *v = value + (c * SCORER_STREAMS + f) * BEST;
			const float *r0 = rows + (size_t)(f * SCORER_DENSITIES + w[0]) * width, *r1 = rows + (size_t)(f * SCORER_DENSITIES + w[1]) * width;
			const float *r2 = rows + (size_t)(f * SCORER_DENSITIES + w[2]) * width, *r3 = rows + (size_t)(f * SCORER_DENSITIES + w[3]) * width;
			const float v0 = v[0], v1 = v[1], v2 = v[2], v3 = v[3];

			if (f == 0)
				for (int i = 0; i < width; i++)
					to[i] = v0 * r0[i] + v1 * r1[i] + v2 * r2[i] + v3 * r3[i];
			else
				for (int i = 0; i < width; i++)
					to[i] *= v0 * r0[i] + v1 * r1[i] + v2 * r2[i] + v3 * r3[i];
		}
	}
	{
		const float step = -0.6931472f / s->unit;
		int n = s->first[s->n_cb];

		for (int i = 0; i < n; i++)
			all[i] = step * log2_fast(all[i]);
		for (int i = 0; i < n; i++) {
			float v = s->state[i] < 0 ? 1e38f : all[i];

			least = v < least ? v : least;
		}
		for (int i = 0; i < n; i++)
			if (s->state[i] >= 0)
				cost[s->state[i]] = (short)(all[i] - least + 0.5f);
	}
}

int scorer_follow(const scorer *s, scorer_loop *l, const short *cost)
{
	int best = INT_MAX, leave = INT_MAX;

	for (int p = 0; p < s->n_cb; p++) {
		const int *state = s->loop + p * 3;
		int *v = l->cost[p];

		if (l->frames == 0) {
			v[0] = 0;
			v[1] = v[2] = INT_MAX / 4;
		} else {
			v[2] = v[1] < v[2] ? v[1] : v[2];
			v[1] = v[0] < v[1] ? v[0] : v[1];
			v[0] = l->enter < v[0] ? l->enter : v[0];
		}
		for (int i = 0; i < 3; i++) {
			v[i] += cost[state[i]];
			best = v[i] < best ? v[i] : best;
		}
		leave = v[2] < leave ? v[2] : leave;
	}
	l->enter = leave + ENTRY;
	l->frames++;
	return best;
}
