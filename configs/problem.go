package configs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong in a file, and what to do.
type Problem struct {
	File    string
	Line    int // from 1; 0 where the whole file is meant
	Column  int // from 1, in characters
	Message string
}

// Error gives "file:line: message".
func (p *Problem) Error() string {
	return fmt.Sprintf("%s:%d: %s", p.File, max(p.Line, 1), p.Message)
}

// Problems are all that was found, in the order of files and lines. As an
// error it has a line for each.
type Problems []*Problem

// Error gives a line for each problem.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives each problem.
func (p Problems) Unwrap() []error {
	list := make([]error, len(p))
	for i, one := range p {
		list[i] = one
	}
	return list
}

// err is nil where there is no problem, so that no typed nil escapes.
func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	slices.SortStableFunc(p, func(a, b *Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return p
}
