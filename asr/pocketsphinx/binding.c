#include "binding.h"

#include <sphinxbase/err.h>
#include <sphinxbase/jsgf.h>
#include <stdarg.h>
#include <string.h>

static __thread char last[512];

static void keep(void *user, err_lvl_t level, const char *format, ...)
{
	va_list args;

	(void)user;
	if (level < ERR_ERROR)
		return;
	va_start(args, format);
	vsnprintf(last, sizeof last, format, args);
	va_end(args);
}

void bind_messages(void)
{
	err_set_callback(keep, NULL);
}

static void reason(char *err, size_t errlen, const char *otherwise)
{
	snprintf(err, errlen, "%s", last[0] ? last : otherwise);
}

ps_decoder_t *bind_open(int count, char **args, char *err, size_t errlen)
{
	cmd_ln_t *config;
	ps_decoder_t *ps;

	last[0] = 0;
	// The configuration is printed to a file of the calling thread's own.
	err_set_logfp(NULL);
	config = cmd_ln_parse_r(NULL, ps_args(), count, args, TRUE);
	if (config == NULL) {
		reason(err, errlen, "bad arguments");
		return NULL;
	}
	ps = ps_init(config);
	cmd_ln_free_r(config);
	if (ps == NULL)
		reason(err, errlen, "the model can't be loaded");
	return ps;
}

void bind_weight(ps_decoder_t *ps, double weight)
{
	cmd_ln_set_float_r(ps_get_config(ps), "-lw", weight);
}

// A grammar has no backing-off: an end of a word that the library's own beam
// lets go of takes the only way to the right sentence with it.
static const double grammar_beam = 1e-40;

int bind_grammar(ps_decoder_t *ps, const char *name, const char *jsgf, char *err, size_t errlen)
{
	jsgf_t *grammar;
	jsgf_rule_t *rule;
	fsg_model_t *fsg = NULL;
	cmd_ln_t *config = ps_get_config(ps);
	double beam = cmd_ln_float64_r(config, "-wbeam");
	int rv = -1;

	last[0] = 0;
	grammar = jsgf_parse_string(jsgf, NULL);
	if (grammar == NULL) {
		reason(err, errlen, "no JSGF");
		return -1;
	}
	rule = jsgf_get_public_rule(grammar);
	if (rule != NULL)
		fsg = jsgf_build_fsg(grammar, rule, ps_get_logmath(ps),
		                     cmd_ln_float32_r(ps_get_config(ps), "-lw"));
	if (rule == NULL)
		snprintf(last, sizeof last, "the grammar has no public rule");
	// An undefined rule or a left recursion is only logged.
	if (fsg != NULL && !last[0]) {
		// A search keeps the beam that it is made with.
		cmd_ln_set_float_r(config, "-wbeam", beam < grammar_beam ? beam : grammar_beam);
		rv = ps_set_fsg(ps, name, fsg);
		cmd_ln_set_float_r(config, "-wbeam", beam);
	}
	if (rv != 0)
		reason(err, errlen, "the grammar can't be compiled");
	fsg_model_free(fsg);
	jsgf_grammar_free(grammar);
	return rv;
}

int bind_ngram(ps_decoder_t *ps, const char *name, const char *path, int binary, const char *save, const char *classes, char *err, size_t errlen)
{
	ngram_model_t *model;
	int rv;

	last[0] = 0;
	model = ngram_model_read(ps_get_config(ps), path, binary ? NGRAM_BIN : NGRAM_ARPA, ps_get_logmath(ps));
	if (model == NULL) {
		reason(err, errlen, "no n-gram model");
		return -1;
	}
	// Before the search adds the dictionary's words to it.
	if (save != NULL && ngram_model_write(model, save, NGRAM_BIN) != 0) {
		reason(err, errlen, "the n-gram model can't be saved");
		ngram_model_free(model);
		return -1;
	}
	// After it was saved: the library's binary form has no classes.
	if (classes != NULL && ngram_model_read_classdef(model, classes) != 0) {
		reason(err, errlen, "the n-gram model's classes can't be read");
		ngram_model_free(model);
		return -1;
	}
	rv = ps_set_lm(ps, name, model);
	ngram_model_free(model);
	if (rv != 0)
		reason(err, errlen, "the n-gram model can't be used");
	return rv;
}

int bind_phones(ps_decoder_t *ps, const char *name, char *err, size_t errlen)
{
	last[0] = 0;
	if (ps_set_allphone(ps, name, NULL) != 0) {
		reason(err, errlen, "no phone loop");
		return -1;
	}
	return 0;
}

int bind_cmn_get(ps_decoder_t *ps, float *mean, int n)
{
	cmn_t *cmn = ps_get_feat(ps)->cmn_struct;

	if (cmn == NULL)
		return 0;
	// The means in use, after what was heard since they were set is added.
	cmn_live_update(cmn);
	if (n > cmn->veclen)
		n = cmn->veclen;
	for (int i = 0; i < n; i++)
		mean[i] = MFCC2FLOAT(cmn->cmn_mean[i]);
	return n;
}

void bind_cmn_set(ps_decoder_t *ps, const float *mean, int n)
{
	cmn_t *cmn = ps_get_feat(ps)->cmn_struct;
	mfcc_t vec[64];

	if (cmn == NULL || n != cmn->veclen || n > 64)
		return;
	for (int i = 0; i < n; i++)
		vec[i] = FLOAT2MFCC(mean[i]);
	cmn_live_set(cmn, vec);
}

double bind_log(ps_decoder_t *ps, int32 logprob)
{
	return logmath_log_to_ln(ps_get_logmath(ps), logprob);
}

int bind_segments(ps_decoder_t *ps, bind_segment *out, int n)
{
	ps_seg_t *seg;
	int i = 0;

	for (seg = ps_seg_iter(ps); seg; seg = ps_seg_next(seg)) {
		int32 lback;

		if (i == n) {
			ps_seg_free(seg);
			break;
		}
		out[i].word = ps_seg_word(seg);
		ps_seg_frames(seg, &out[i].from, &out[i].to);
		ps_seg_prob(seg, &out[i].ascr, &out[i].lscr, &lback);
		i++;
	}
	return i;
}
