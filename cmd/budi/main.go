// Budi is a voice receptionist: it answers the calls that a business forwards
// to it. See README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"budi/configs"
)

// version is set by the linker.
var version = "dev"

// commands is the command line. Names and flags are stable.
type commands struct {
	Serve      serveCmd      `cmd:"" help:"Answer calls: SIP, sound, HTTP."`
	Chat       chatCmd       `cmd:"" help:"Hold a conversation in text with the engine of a call."`
	Understand understandCmd `cmd:"" help:"Show what phrases mean."`
	Say        sayCmd        `cmd:"" help:"Speak a text into a WAV file."`
	Hear       hearCmd       `cmd:"" help:"Recognise WAV files."`
	Call       callCmd       `cmd:"" help:"Call with a test phone and measure the gaps."`
	Report     reportCmd     `cmd:"" help:"Show the morning report."`
	Check      checkCmd      `cmd:"" help:"Check configuration, engines and models, and say what to do."`
	Models     modelsCmd     `cmd:"" help:"List, add, verify and derive speech models."`
	Demo       demoCmd       `cmd:"" help:"A whole spoken booking without a phone."`
	Eval       evalCmd       `cmd:"" help:"Score understanding on JSONL data."`
	Bench      benchCmd      `cmd:"" help:"Measure."`

	Version kong.VersionFlag `help:"Print the version."`
}

// console is where a command reads and writes.
type terminal struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	os.Exit(run(os.Args[1:], terminal{os.Stdin, os.Stdout, os.Stderr}))
}

// run runs one command line and returns its exit status.
func run(args []string, t terminal) int {
	// The first signal ends in order; with the second, restored to the
	// system's own way, the process ends at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)

	var c commands
	status := -1
	parser, err := kong.New(&c, kong.Name("budi"),
		kong.Description("A voice receptionist that answers the calls of a business."),
		kong.UsageOnError(), kong.Vars{"version": version},
		kong.Writers(t.out, t.err), kong.Exit(func(code int) { status = code }),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(t))
	if err != nil {
		fmt.Fprintln(t.err, "budi:", err)
		return 2
	}
	k, err := parser.Parse(args)
	if status >= 0 { // --help, --version
		return status
	}
	if err != nil {
		fmt.Fprintln(t.err, "budi:", err)
		return 2
	}
	if err := k.Run(); err != nil {
		if errors.Is(err, context.Canceled) && ctx.Err() != nil {
			return 130
		}
		if _, ok := errors.AsType[configs.Problems](err); ok {
			fmt.Fprintln(t.err, err) // each line begins with file:line
		} else {
			fmt.Fprintln(t.err, "budi:", err)
		}
		return 1
	}
	return 0
}

// logger writes to w in the format and from the level that are named.
func logger(w io.Writer, level, format string) *slog.Logger {
	var l slog.Level
	if err := l.UnmarshalText([]byte(level)); err != nil {
		l = slog.LevelInfo
	}
	opt := &slog.HandlerOptions{Level: l}
	if format == "json" {
		return slog.New(slog.NewJSONHandler(w, opt))
	}
	return slog.New(slog.NewTextHandler(w, opt))
}
