// Command train makes the embedded model of intents from the templates beside
// it. It is deterministic: run by go generate, it changes nothing unless the
// templates or the features did.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"budi/dialog/understand/linear"
	"budi/language"
)

func main() {
	log.SetFlags(0)
	lang := flag.String("lang", "en", "language")
	in := flag.String("in", "train/en.txt", "templates, separated by commas")
	out := flag.String("out", "en.model.gz", "the model to write")
	folds := flag.Int("folds", 0, "only tell how well wordings are read that were not learnt, in so many parts")
	dump := flag.Bool("dump", false, "print the utterances instead")
	flag.Parse()
	if err := run(language.Tag(*lang), strings.Split(*in, ","), *out, *folds, *dump); err != nil {
		log.Fatal(err)
	}
}

func run(lang language.Tag, in []string, out string, folds int, dump bool) error {
	examples, err := linear.Examples(in...)
	if err != nil {
		return err
	}
	if dump {
		for _, e := range examples {
			fmt.Printf("%s\t%s\n", e.Label, e.Text)
		}
		return nil
	}
	if folds > 0 {
		log.Printf("%s: %s", lang, linear.Folds(lang, examples, folds, linear.Epochs))
		return nil
	}
	w, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := linear.Learn(lang, examples, linear.Epochs).Write(w); err != nil {
		return fmt.Errorf("%s: %w", out, err)
	}
	if err := w.Close(); err != nil {
		return err
	}
	log.Printf("%d utterances -> %s", len(examples), out)
	return nil
}
