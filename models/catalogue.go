package models

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed catalogue/*.yaml
var catalogueFiles embed.FS

// Catalogue gives the models that this version knows, by name. A file in the
// folder catalogue adds one.
func Catalogue() ([]Model, error) { return readCatalogue(catalogueFiles) }

func readCatalogue(files fs.FS) ([]Model, error) {
	names, err := fs.Glob(files, "catalogue/*.yaml") // in lexical order
	if err != nil {
		return nil, err
	}
	list := make([]Model, 0, len(names))
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var m Model
		if err := yaml.UnmarshalWithOptions(text, &m, yaml.Strict()); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if err := m.Validate(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if name != "catalogue/"+m.Name+".yaml" {
			return nil, fmt.Errorf("%s: name: is %s; a model's file bears its name", name, m.Name)
		}
		for i := range m.Files {
			m.Files[i].SHA256 = strings.ToLower(m.Files[i].SHA256)
		}
		list = append(list, m)
	}
	return list, nil
}
