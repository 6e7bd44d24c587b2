package configs

import (
	"embed"
	"io/fs"
	_ "time/tzdata" // a machine without zone files still knows its businesses' zones
)

// demo are the settings and businesses that Budi carries with it.
//
//go:embed server.yaml businesses/*.yaml
var demo embed.FS

// Demo gives the files of the demonstration: server.yaml and businesses/*.yaml.
func Demo() fs.FS { return demo }
