package pocketsphinx

import "math"

// ngramWeights are a logistic regression's, the odds of an utterance being
// what was listened for. TestFitConfidence weighs all of them; those of the
// sentence's end and of rivals tell foreign speech best and refuse who halts
// within a sentence, so what is shipped does without them.
type ngramWeights struct {
	beyond    float64 // score per frame, above that of any sequence of phones
	language  float64 // weighted log probability per word, a tenth of it
	entropy   float64 // of the n-gram: where much may be said, words are less likely
	posterior float64 // log share of the lattice, per word
	single    float64 // one by the number of words
	pace      float64 // frames per word, a tenth of it
	hasty     float64 // share of words shorter than 120 ms
	length    float64 // frames of words up to 60, a tenth of it

	// Foreign speech is heard as scraps of sentences, with many readings alike.
	ending   float64 // log probability of the sentence's end, a hundredth of it
	sentence float64 // weighted log probability per word and end, a tenth of it
	whole    float64 // the same of the sentence, a thousandth of it
	rarest   float64 // of the least likely word, a hundredth of it
	spread   float64 // how far away the last of the rivals is, a tenth of it
	share    float64 // log share of the lattice

	// One word that does not fit is enough.
	worst  float64 // beyond of the worst word, by the number of words
	long   float64 // of the worst word of 200 ms or more
	first  float64 // of the first word
	uneven float64 // standard deviation of the words' beyond

	count    float64 // words, up to twelve
	logCount float64 // the logarithm of their number
	bias     float64
}

// odds gives the logarithm of the odds that the words were said.
func (w ngramWeights) odds(v evidence, entropy, posterior, spread float64) float64 {
	n := float64(max(1, v.words))
	language, all := float64(v.language), float64(v.language+v.ending)
	return w.beyond*v.beyond() +
		w.entropy*entropy +
		w.language*language/n/10 +
		w.posterior*posterior/n +
		w.single/n +
		w.pace*float64(v.frames)/n/10 +
		w.hasty*float64(v.hasty)/n +
		w.length*float64(min(v.frames, 60))/10 +
		w.ending*float64(v.ending)/100 +
		w.sentence*all/(n+1)/10 +
		w.whole*max(-8000, all)/1000 +
		w.rarest*float64(v.rarest)/100 +
		w.spread*spread/10 +
		w.share*max(-30, posterior) +
		w.worst*max(-40, v.worst)/n +
		w.long*v.long +
		w.first*v.first +
		w.uneven*v.uneven +
		w.count*min(12, n) +
		w.logCount*math.Log(n) +
		w.bias
}

// evidence is what the best path tells of itself.
type evidence struct {
	words    int
	frames   int // of words, 10 ms each
	score    int // acoustic, of words, above that of any phones
	language int // language score of words
	hasty    int // words shorter than 120 ms
	ending   int // language score of the sentence's end, not below unlikely
	rarest   int // language score of the least likely word
	// What a frame has beyond any phones: in the first word, the worst one, the
	// worst that is longer than a syllable, and how much the words differ in it.
	first, worst, long, uneven float64
}

// unlikely is the language score below which an end of a sentence tells no
// more.
const unlikely = -1000

// syllable is the length, in frames, from which a word's score is steady.
const syllable = 20

func weigh(path []segment) evidence {
	var v evidence
	var each []float64
	v.long = math.Inf(1)
	for _, s := range path {
		if s.Word == "</s>" {
			v.ending = max(unlikely, s.Language)
		}
		if filler(s.Word) {
			continue
		}
		n := s.To - s.From + 1
		v.words++
		v.frames += n
		v.score += s.Acoustic - s.Free
		v.language += s.Language
		v.rarest = min(v.rarest, s.Language)
		if n < 12 {
			v.hasty++
		}
		fit := float64(s.Acoustic-s.Free) / float64(n)
		each = append(each, fit)
		if n >= syllable {
			v.long = min(v.long, fit)
		}
	}
	if len(each) == 0 {
		return evidence{}
	}
	if math.IsInf(v.long, 1) {
		v.long = v.beyond()
	}
	v.first, v.worst, v.uneven = each[0], each[0], 0
	mean := 0.0
	for _, x := range each {
		v.worst = min(v.worst, x)
		mean += x / float64(len(each))
	}
	for _, x := range each {
		v.uneven += (x - mean) * (x - mean) / float64(len(each))
	}
	v.uneven = math.Sqrt(v.uneven)
	return v
}

func (v evidence) beyond() float64 { return float64(v.score) / float64(max(1, v.frames)) }

// rivals is how many readings are compared.
const rivals = 10

// spread is how far the last of the rivals is from the best reading, in nats
// up to a hundred. Words that were said have few that come near; where there
// are not even five, all is far away.
func spread(list []scored) float64 {
	const most = 100
	if len(list) < rivals/2 {
		return most
	}
	return min(most, (list[0].Score-list[len(list)-1].Score)*latticeUnit)
}
