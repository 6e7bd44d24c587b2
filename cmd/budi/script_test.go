package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"budi": func() { os.Exit(run(os.Args[1:], terminal{os.Stdin, os.Stdout, os.Stderr})) },
	})
}

// TestScripts runs the sessions of testdata/script, which read like the
// documentation of the command line. With UPDATE_SCRIPTS=1 the expected output
// is rewritten; read the difference before it is committed.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
	})
}
