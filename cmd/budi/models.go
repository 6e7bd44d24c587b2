package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"budi/asr/pocketsphinx"
	"budi/configs"
	"budi/language"
	"budi/models"
)

// modelsCmd looks after the speech models.
type modelsCmd struct {
	List   modelsListCmd   `cmd:"" help:"Show the models that are known and those that are here."`
	Add    modelsAddCmd    `cmd:"" help:"Fetch or copy a model, verify it and put it in place."`
	Check  modelsCheckCmd  `cmd:"" help:"Verify checksums, and say what to do about what is damaged."`
	Derive modelsDeriveCmd `cmd:"" help:"Compute the telephone model for English out of Debian's."`
}

// modelsFolder says where the models are.
type modelsFolder struct {
	Config string `placeholder:"FILE" help:"Settings (default: configs/server.yaml, else the demonstration)."`
	Data   string `placeholder:"DIR" help:"Data folder, instead of the settings'."`
}

func (c *modelsFolder) store() (*models.Store, error) {
	server, err := configs.Load(c.Config)
	if err != nil {
		return nil, err
	}
	if c.Data != "" {
		server.Data = c.Data
	}
	return modelStore(server)
}

// modelStore is the store in the folder where the recognisers look too.
func modelStore(server *configs.Server) (*models.Store, error) {
	known, err := models.Catalogue()
	if err != nil {
		return nil, err
	}
	return models.New(models.Config{
		Dir: cmp.Or(server.Engines.Models, filepath.Join(server.Data, "models")), Known: known,
		Derive: map[string]func(context.Context, string) error{
			"en-us-8k": func(ctx context.Context, dst string) error {
				return pocketsphinx.Derive(ctx, filepath.Join(pocketsphinx.DebianModels, "en-us"), dst)
			},
		},
	}), nil
}

// modelsListCmd shows what there is.
type modelsListCmd struct {
	modelsFolder
	JSON bool `help:"As JSON."`
}

// Run prints a table and the notes.
func (c *modelsListCmd) Run(t terminal) error {
	s, err := c.store()
	if err != nil {
		return err
	}
	list, err := s.List()
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(t.out, list)
	}
	printModels(t.out, s.Dir(), list)
	return nil
}

// printModels prints a line for each model and then what is to be known of
// each.
func printModels(w io.Writer, dir string, list []models.Entry) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "MODEL\tLANGUAGE\tRATE\tENGINE\tSIZE\tLICENCE\tHERE")
	for _, e := range list {
		m := e.Model
		rate := "-"
		if m.Rate > 0 {
			rate = fmt.Sprintf("%g kHz", float64(m.Rate)/1000)
		}
		size := e.Size
		if e.State == models.Missing {
			size = m.Size()
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", m.Name, dash(string(m.Language)), rate, dash(m.Engine), bytesOf(size), dash(m.Licence), here(e.State))
	}
	table.Flush() //nolint:errcheck // a terminal that can't be written to
	fmt.Fprintf(w, "\nFolder: %s\n", dir)
	for _, e := range list {
		fmt.Fprintf(w, "\n%s%s\n", e.Model.Name, map[bool]string{true: " (experimental)"}[e.Model.Experimental])
		if e.Model.Origin != "" {
			fmt.Fprintf(w, "  From: %s\n", e.Model.Origin)
		}
		for _, note := range e.Model.Notes {
			fmt.Fprintf(w, "  %s\n", note)
		}
		for _, p := range e.Problems {
			fmt.Fprintf(w, "  Problem: %s\n", strings.TrimSpace(p.Path+" "+p.What))
		}
		if e.State == models.Missing || e.State == models.Damaged {
			fmt.Fprintf(w, "  To do: %s\n", remedy(e))
		}
	}
}

func here(s models.State) string {
	switch s {
	case models.Present, models.Whole:
		return "yes"
	case models.Missing:
		return "no"
	case models.Unverified:
		return "yes, of unknown origin"
	default:
		return string(s)
	}
}

// remedy tells what to do about a model that is missing or damaged.
func remedy(e models.Entry) string {
	m := e.Model
	switch {
	case m.Package != "" && e.State == models.Missing:
		return "apt-get install " + m.Package
	case m.Package != "":
		return "apt-get install --reinstall " + m.Package
	case m.DerivedFrom != "":
		return "budi models derive"
	case m.URL != "":
		return fmt.Sprintf("budi models add %s [--from PATH]", m.Name)
	case e.Known:
		return fmt.Sprintf("budi models add %s --from PATH", m.Name)
	default:
		return fmt.Sprintf("budi models add %s --replace --from PATH, or remove the folder %s", m.Name, e.Dir)
	}
}

// modelsAddCmd adds a model.
type modelsAddCmd struct {
	modelsFolder
	Name    string `arg:"" name:"NAME" help:"Model of the catalogue, or a name for a new one."`
	URL     string `arg:"" optional:"" name:"URL" help:"Archive or file to download (default: the catalogue's files)."`
	From    string `placeholder:"PATH" help:"Copy from a folder, an archive or a file of this machine instead."`
	SHA256  string `name:"sha256" placeholder:"HEX" help:"Checksum of the archive or file; a must for URLs of models that the catalogue doesn't know."`
	Lang    string `placeholder:"LANG" help:"Language of a new model."`
	Rate    int    `placeholder:"HZ" help:"Sampling rate of a new model."`
	Engine  string `placeholder:"NAME" help:"Engine that a new model is for."`
	Licence string `placeholder:"SPDX" help:"Licence of a new model."`
	Origin  string `placeholder:"TEXT" help:"Where a new model comes from (default: the URL)."`
	Replace bool   `help:"Put it in the place of one that is here."`
	Limit   int64  `default:"4096" placeholder:"MB" help:"Size at most, in megabytes."`
	JSON    bool   `help:"The result as JSON."`
}

// Run adds the model, with a bar on a terminal.
func (c *modelsAddCmd) Run(ctx context.Context, t terminal) error {
	s, err := c.store()
	if err != nil {
		return err
	}
	if c.Limit <= 0 || c.Limit > 1<<20 {
		return fmt.Errorf("--limit: %d is no number of megabytes between 1 and %d", c.Limit, 1<<20)
	}
	start := time.Now()
	added, err := s.Add(ctx, models.Request{
		Card: models.Model{Name: c.Name, Language: language.Tag(c.Lang), Rate: c.Rate, Engine: c.Engine, Licence: c.Licence, Origin: c.Origin},
		From: c.From, URL: c.URL, SHA256: c.SHA256, Replace: c.Replace, Limit: c.Limit << 20, Progress: downloadBar(t.err, c.Name),
	})
	if err != nil {
		if ctx.Err() != nil && c.From == "" {
			fmt.Fprintf(t.err, "\n%s: interrupted; the same command goes on with what came\n", c.Name)
		}
		return err
	}
	return printAdded(t.out, added, c.JSON, time.Since(start))
}

// printAdded tells what came of adding or deriving a model.
func printAdded(w io.Writer, added models.Added, asJSON bool, took time.Duration) error {
	if asJSON {
		return printJSON(w, added)
	}
	e := added.Entry
	if added.Already {
		fmt.Fprintf(w, "%s is here already, whole: %s\n", e.Model.Name, e.Dir)
		return nil
	}
	if e.State != models.Whole {
		return fmt.Errorf("model %s was put in place but isn't whole (%s): %v", e.Model.Name, e.State, e.Problems)
	}
	fmt.Fprintf(w, "%s is in place, %s, checksums right, in %.1f s: %s\n", e.Model.Name, bytesOf(e.Size), took.Seconds(), e.Dir)
	if len(added.LeftOut) > 0 {
		fmt.Fprintf(w, "  Left out, not needed: %s\n", strings.Join(added.LeftOut, ", "))
	}
	if e.Model.Licence != "" {
		fmt.Fprintf(w, "  Licence: %s\n", e.Model.Licence)
	}
	for _, note := range e.Model.Notes {
		fmt.Fprintf(w, "  %s\n", note)
	}
	return nil
}

// modelsCheckCmd verifies models.
type modelsCheckCmd struct {
	modelsFolder
	Names []string `arg:"" optional:"" name:"NAME" help:"Models (default: all)."`
	JSON  bool     `help:"As JSON."`
}

// errModels tells that a model is damaged, or one that was named is missing.
var errModels = errors.New("models need attention; see above")

// Run prints a line for each model.
func (c *modelsCheckCmd) Run(ctx context.Context, t terminal) error {
	s, err := c.store()
	if err != nil {
		return err
	}
	var found []models.Entry
	if len(c.Names) == 0 {
		found, err = s.CheckAll(ctx)
	}
	for _, name := range c.Names {
		var e models.Entry
		if e, err = s.Check(ctx, name); err != nil {
			break
		}
		found = append(found, e)
	}
	if err != nil {
		return err
	}
	if c.JSON {
		err = printJSON(t.out, found)
	} else {
		l := &list{w: t.out}
		for _, e := range found {
			checkModel(l, e, len(c.Names) > 0)
		}
	}
	for _, e := range found {
		if e.State == models.Damaged || e.State == models.Missing && len(c.Names) > 0 {
			return errors.Join(err, errModels)
		}
	}
	return err
}

// checkModel prints how a model stands. wanted ones must be here.
func checkModel(l *list, e models.Entry, wanted bool) {
	name := e.Model.Name
	switch {
	case e.State == models.Whole:
		l.ok("model %s: %s, checksums right", name, bytesOf(e.Size))
	case e.State == models.Missing && wanted:
		l.fail("model %s is not here: %s", name, remedy(e))
	case e.State == models.Missing:
		l.note("model %s is not here: %s", name, remedy(e))
	case e.State == models.Damaged:
		for _, p := range e.Problems {
			l.damaged("model %s: %s", name, strings.TrimSpace(p.Path+" "+p.What))
		}
		l.note("to repair %s: %s", name, remedy(e))
	case len(e.Problems) > 0:
		l.note("model %s: %s", name, e.Problems[0].What)
	default:
		l.note("model %s: no checksums are known; budi models add %s --replace --from %s takes them now", name, name, e.Dir)
	}
}

// modelsDeriveCmd computes a model.
type modelsDeriveCmd struct {
	modelsFolder
	Name string `arg:"" optional:"" default:"en-us-8k" name:"NAME" help:"Model to compute (default: en-us-8k)."`
	JSON bool   `help:"The result as JSON."`
}

// Run computes the model, unless a whole one is here.
func (c *modelsDeriveCmd) Run(ctx context.Context, t terminal) error {
	s, err := c.store()
	if err != nil {
		return err
	}
	start := time.Now()
	added, err := s.Derive(ctx, c.Name)
	if err != nil {
		return err
	}
	return printAdded(t.out, added, c.JSON, time.Since(start))
}

// downloadBar draws a bar on a terminal, and nothing elsewhere.
func downloadBar(w io.Writer, name string) func(done, total int64) {
	if f, ok := w.(*os.File); !ok || !isatty.IsTerminal(f.Fd()) {
		return nil
	}
	return newBar(w, name)
}

func newBar(w io.Writer, name string) func(done, total int64) {
	var bar *progressbar.ProgressBar
	return func(done, total int64) {
		if bar == nil {
			bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(name),
				progressbar.OptionShowBytes(true), progressbar.OptionShowTotalBytes(true), progressbar.OptionSetWidth(30),
				progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
				// Where the size is not known the library would draw from a goroutine of its own, for ever.
				progressbar.OptionSetSpinnerChangeInterval(0))
		}
		if bar.GetMax64() != total && total > 0 {
			bar.ChangeMax64(total)
		}
		_ = bar.Set64(done) // it only draws
		if done == total {
			fmt.Fprintf(w, "%s: all is here; verifying\n", name)
			bar = nil
		}
	}
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func dash(s string) string { return cmp.Or(s, "-") }

// bytesOf writes a size as people do.
func bytesOf(n int64) string {
	switch {
	case n <= 0:
		return "-"
	case n < 1e6:
		return fmt.Sprintf("%d kB", (n+999)/1000)
	case n < 1e9:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	default:
		return fmt.Sprintf("%.2f GB", float64(n)/1e9)
	}
}
