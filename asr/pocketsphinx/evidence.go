package pocketsphinx

// ngramWeights are a logistic regression's, the odds of an utterance being
// what was listened for.
type ngramWeights struct {
	beyond float64 // score per frame, above that of any sequence of phones
	pace   float64 // frames per word, a tenth of it
	hasty  float64 // share of words shorter than 120 ms

	// Of a language that the model was made of. Foreign speech is heard as
	// scraps of sentences, with many readings alike.
	whole  float64 // weighted log probability of the sentence and its end, a thousandth of it
	count  float64 // words, up to 25: each makes a sentence less likely
	spread float64 // how far away the last of the rivals is, a tenth of it
	share  float64 // log share of the lattice
	first  float64 // beyond of the first word

	// Of one whose sounds are another's.
	language  float64 // weighted log probability per word, a tenth of it
	entropy   float64 // of the n-gram: where much may be said, words are less likely
	posterior float64 // log share of the lattice, per word
	single    float64 // one by the number of words
	length    float64 // frames of words up to 60, a tenth of it

	bias float64
}

// odds gives the logarithm of the odds that the words were said.
func (w ngramWeights) odds(v evidence, entropy, posterior, spread float64) float64 {
	n := float64(max(1, v.words))
	return w.beyond*v.beyond() +
		w.pace*float64(v.frames)/n/10 +
		w.hasty*float64(v.hasty)/n +
		w.whole*float64(max(-16000, v.language+v.ending))/1000 +
		w.count*min(25, n) +
		w.spread*spread/10 +
		w.share*max(-30, posterior) +
		w.first*v.first +
		w.language*float64(v.language)/n/10 +
		w.entropy*entropy +
		w.posterior*posterior/n +
		w.single/n +
		w.length*float64(min(v.frames, 60))/10 +
		w.bias
}

// evidence is what the best path tells of itself.
type evidence struct {
	words    int
	frames   int     // of words, 10 ms each
	score    int     // acoustic, of words, above that of any phones
	language int     // language score of words
	hasty    int     // words shorter than 120 ms
	ending   int     // language score of the sentence's end, not below unlikely
	first    float64 // what a frame of the first word has beyond any phones
	drawn    float64 // frames per phone, and one, of the word that is drawn out most
}

// unlikely is the language score below which an end of a sentence tells no
// more: who halts within one has not reached its end.
const unlikely = -1000

// drawnOut is the drawn from which no word was said: a plucked string rings like
// one long "good".
const drawnOut = 30

func weigh(path []segment) evidence {
	var v evidence
	for _, s := range path {
		if s.Word == "</s>" {
			v.ending = max(unlikely, s.Language)
		}
		if filler(s.Word) {
			continue
		}
		n := s.To - s.From + 1
		if v.words == 0 {
			v.first = float64(s.Acoustic-s.Free) / float64(n)
		}
		v.words++
		v.frames += n
		v.score += s.Acoustic - s.Free
		v.language += s.Language
		if n < 12 {
			v.hasty++
		}
		v.drawn = max(v.drawn, float64(n)/float64(s.Phones+1))
	}
	if v.words == 0 {
		return evidence{}
	}
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
