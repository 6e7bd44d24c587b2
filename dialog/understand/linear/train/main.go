// Command train makes the embedded model of intents from the templates beside
// it. It is deterministic: run by go generate, it changes nothing unless the
// templates or the features did.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"

	"budi/dialog/understand/linear"
)

func main() {
	log.SetFlags(0)
	in := flag.String("in", "train", "folder of the templates")
	out := flag.String("out", "en.model.gz", "the model to write")
	epochs := flag.Int("epochs", linear.Epochs, "passes over the data")
	dump := flag.Bool("dump", false, "print the utterances instead")
	flag.Parse()
	if err := run(*in, *out, *epochs, *dump); err != nil {
		log.Fatal(err)
	}
}

func run(in, out string, epochs int, dump bool) error {
	files, err := filepath.Glob(filepath.Join(in, "*.txt"))
	if err != nil {
		return err
	}
	slices.Sort(files)
	var examples []linear.Example
	for _, path := range files {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		list, err := linear.Expand(path, f)
		f.Close()
		if err != nil {
			return err
		}
		examples = append(examples, list...)
	}
	if dump {
		for _, e := range examples {
			fmt.Printf("%s\t%s\n", e.Label, e.Text)
		}
		return nil
	}
	w, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := linear.Learn(examples, epochs).Write(w); err != nil {
		return fmt.Errorf("%s: %w", out, err)
	}
	if err := w.Close(); err != nil {
		return err
	}
	log.Printf("%d utterances -> %s", len(examples), out)
	return nil
}
