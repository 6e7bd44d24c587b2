package pocketsphinx

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// ErrModel tells that a model folder is not one that can be used; the error
// that wraps it says why.
var ErrModel = errors.New("unusable acoustic model")

// wideModel are the SHA-256 sums of the files that the transform was measured
// with: Debian's pocketsphinx-en-us 0.8+5prealpha. Another model would need
// other residual variances.
var wideModel = map[string]string{
	"means":               "832019e32cac12eb318964f96f469034acb12d0348eeddc3831831a100cb4dd4",
	"variances":           "b00d696f85e96834fc10f8e5f06428d8c4db6bffdbe5845b6f69bf6efbc48fa5",
	"mdef":                "2360f9a86889c1cfee8bd618a0269387911e5fb2920a594f506b18b8c79683b0",
	"sendump":             "8c9564c0d5bef69ca9d9bf1014abe162f071644cf02cf1fa8a483c3dc165a7a8",
	"transition_matrices": "c1f7f28ea43177be734be1f88bd7f1b9a853d0e660f8599c67c6eaeca8bb539a",
	"noisedict":           "7295b07df2c204c4f87c6782b6be1a3859d7006d4e3864181c955d6dab105a33",
	"feat.params":         "9f8058c107ebbc42abef6d39c67c6aedbcf60ac371332e550994e12a0392cb02",
}

// narrowParams replace or join the wide model's feature parameters. Sixteen
// kilohertz with 512 points and eight with 256 have the same bins of 31.25 Hz,
// so the 18 filters up to 3446.5 Hz are the very same.
var narrowParams = [...][2]string{
	{"-lowerf", "130"},
	{"-upperf", "3446.5"},
	{"-nfilt", "18"},
	{"-nfft", "256"},
	{"-samprate", "8000"},
	{"-remove_noise", "no"},
	{"-cmninit", "35.01,-4.82,3.66,0.89,-2.56,-1.92,-3.98,-4.40,-2.53,2.26,-0.32,1.36,0.29"},
}

// stampFile tells which transform of which source a derived folder holds.
const stampFile = "derived.from"

// transformVersion changes with any change of what [Derive] writes.
const transformVersion = "narrowband 1"

// Derive makes the 8 kHz telephone model out of Debian's 16 kHz en-us model
// in src and puts it into dst, unless a whole one is there already. The work
// is arithmetic only, takes about 0.1 s, and gives the same bytes everywhere.
//
// The source files are verified; the error wraps [ErrModel] when they are not
// those of Debian's package. The folder appears by one rename, so a process
// that is killed leaves no half of a model.
func Derive(ctx context.Context, src, dst string) error {
	if err := verify(src); err != nil {
		return err
	}
	want := stamp()
	if whole(dst, want) {
		return nil
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dst), 0o755); err != nil {
		return fmt.Errorf("derive the telephone model: %w", err)
	}
	tmp, err := os.MkdirTemp(filepath.Dir(dst), filepath.Base(dst)+".new-")
	if err != nil {
		return fmt.Errorf("derive the telephone model: %w", err)
	}
	defer os.RemoveAll(tmp) //nolint:errcheck // gone after the rename
	if err := writeNarrow(src, tmp, want); err != nil {
		return fmt.Errorf("derive the telephone model: %w", err)
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	return replace(tmp, dst, want)
}

// replace puts tmp at dst. Another process may have been faster.
func replace(tmp, dst, want string) error {
	if err := os.Chmod(tmp, 0o755); err != nil {
		return fmt.Errorf("derive the telephone model: %w", err)
	}
	if err := os.Rename(tmp, dst); err == nil || whole(dst, want) {
		return nil
	}
	if err := os.RemoveAll(dst); err != nil {
		return fmt.Errorf("replace an outdated telephone model: %w", err)
	}
	if err := os.Rename(tmp, dst); err != nil && !whole(dst, want) {
		return fmt.Errorf("derive the telephone model: %w", err)
	}
	return nil
}

// verify checks that src holds the model that the transform was made for.
func verify(src string) error {
	for name, want := range wideModel {
		data, err := os.ReadFile(filepath.Join(src, name))
		if err != nil {
			return fmt.Errorf("%w: %w (Debian package pocketsphinx-en-us)", ErrModel, err)
		}
		sum := sha256.Sum256(data)
		if hex.EncodeToString(sum[:]) != want {
			return fmt.Errorf("%w: %s is not the file of Debian's pocketsphinx-en-us 0.8+5prealpha; reinstall that package",
				ErrModel, filepath.Join(src, name))
		}
	}
	return nil
}

// writeNarrow writes the derived model's files into the existing folder dst.
func writeNarrow(src, dst, stamp string) error {
	means, err := readGaussians(filepath.Join(src, "means"))
	if err != nil {
		return err
	}
	variances, err := readGaussians(filepath.Join(src, "variances"))
	if err != nil {
		return err
	}
	if err := sameShape(means, variances); err != nil {
		return err
	}
	narrow(means, variances)
	params, err := os.ReadFile(filepath.Join(src, "feat.params"))
	if err != nil {
		return err
	}
	files := map[string][]byte{
		"means":       means.encode(),
		"variances":   variances.encode(),
		"feat.params": []byte(setParams(string(params))),
		stampFile:     []byte(stamp),
	}
	for _, name := range []string{"mdef", "sendump", "transition_matrices", "noisedict"} {
		if files[name], err = os.ReadFile(filepath.Join(src, name)); err != nil {
			return err
		}
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dst, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func sameShape(means, variances *gaussians) error {
	if len(means.Values) != len(variances.Values) || means.Streams != len(residualVariance) {
		return fmt.Errorf("%w: means and variances differ in shape", ErrModel)
	}
	for i := range means.Values {
		if len(means.Values[i]) != cepstra || len(variances.Values[i]) != cepstra {
			return fmt.Errorf("%w: densities are not of %d components", ErrModel, cepstra)
		}
	}
	return nil
}

// setParams sets narrowParams in the text of a feat.params file; its other
// lines stay.
func setParams(text string) string {
	set := make(map[string]bool, len(narrowParams))
	for _, p := range narrowParams {
		set[p[0]] = true
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		if f := strings.Fields(line); len(f) > 0 && !set[f[0]] {
			fmt.Fprintln(&out, strings.Join(f, " "))
		}
	}
	for _, p := range narrowParams {
		fmt.Fprintln(&out, p[0], p[1])
	}
	return out.String()
}

// stamp names the transform and its input.
func stamp() string {
	return fmt.Sprintf("%s of pocketsphinx-en-us means %s variances %s\n", transformVersion, wideModel["means"], wideModel["variances"])
}

// whole reports whether dst holds a derived model with the wanted stamp. The
// stamp alone is enough: the folder appeared by one rename.
func whole(dst, want string) bool {
	got, err := os.ReadFile(filepath.Join(dst, stampFile))
	return err == nil && string(got) == want
}
