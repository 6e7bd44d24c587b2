package configs

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// What is read at most. The YAML parser's time and stack grow faster than the
// file, so the limits are held before it sees a byte.
const (
	maxFile     = 256 << 10
	maxLines    = 8000
	maxDepth    = 32
	maxBrackets = 100
	maxProblems = 200 // told of one file
)

// source is one YAML file that is being read: where each value stands, and
// what is wrong.
type source struct {
	file     string
	problems Problems
	at       map[string]place // by path: "services[2].staff[0]"
	unread   map[string]bool  // paths whose value couldn't be taken over
	checking bool             // reading is over
}

type place struct{ line, column int }

// read decodes data into v, a pointer to a struct. It takes over what it can
// and notes everything that it can't.
//
// The walk is our own, over goccy's syntax tree, because a decoder stops at
// the first fault and forgets where the good values stood; both the list of
// all faults and the later checks need that.
func read(file string, data []byte, v any) *source {
	s := &source{file: file, at: map[string]place{}, unread: map[string]bool{}}
	body := s.parse(data)
	if body != nil {
		s.value(body, reflect.ValueOf(v).Elem(), "", 0)
	}
	s.checking = true
	return s
}

// parse gives the file's single document, or notes why it can't.
func (s *source) parse(data []byte) (body ast.Node) {
	s.at[""] = place{1, 1}
	if len(data) > maxFile {
		s.problem("", "is longer than %d bytes; split the business or shorten its texts", maxFile)
		return nil
	}
	if fault := unfit(data); fault != "" {
		s.problem("", "%s", fault)
		return nil
	}
	// The parser reads bytes from outside and may have faults of its own: one
	// bad file must not stop a server that reloads.
	defer func() {
		if r := recover(); r != nil {
			body = nil
			s.problem("", "can't be read as YAML (%v); check the indentation and the quotes", r)
		}
	}()
	f, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		p := place{1, 1}
		message := err.Error()
		if known, ok := errors.AsType[yaml.Error](err); ok {
			p, message = tokenPlace(known.GetToken()), known.GetMessage()
		}
		s.note(p, "isn't valid YAML: "+oneLine(message))
		return nil
	}
	for _, d := range f.Docs {
		if _, comment := d.Body.(*ast.CommentGroupNode); d.Body == nil || comment {
			continue
		}
		if body != nil {
			s.note(nodePlace(d.Body), "a second document begins here; a file has one: remove the --- line or move the rest to another file")
			return nil
		}
		body = d.Body
	}
	if body == nil {
		s.problem("", "is empty; copy one of the demonstration's files and change it")
	}
	return body
}

// unfit tells why a file isn't worth parsing, "" where it is.
func unfit(data []byte) string {
	lines, depth, dashes := 1, 0, 0
	fresh := true // nothing but indentation and list marks so far on this line
	for _, b := range data {
		switch b {
		case '\n', '\r':
			lines, dashes, fresh = lines+1, 0, true
		case '[', '{':
			depth, fresh = depth+1, false
		case ']', '}':
			depth, fresh = max(depth-1, 0), false
		case '-', '?':
			if fresh {
				dashes++
			}
		case ' ':
		default:
			fresh = false
		}
		if depth > maxBrackets || dashes > maxBrackets {
			return fmt.Sprintf("is nested too deeply at line %d; a business needs a few levels", lines)
		}
	}
	if lines > maxLines {
		return fmt.Sprintf("has %d lines; the limit is %d", lines, maxLines)
	}
	return ""
}

// oneLine keeps a library's message on the line of its problem.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// problem notes what is wrong with the value at path. A check is silent
// about what couldn't be read in the first place.
func (s *source) problem(path, format string, args ...any) {
	if !s.checking {
		s.unread[path] = true
	} else if s.lost(path) {
		return
	}
	message := fmt.Sprintf(format, args...)
	if path != "" {
		message = path + ": " + message
	}
	s.note(s.find(path), message)
}

func (s *source) note(at place, message string) {
	switch n := len(s.problems); {
	case n == maxProblems:
		message = "there are more problems; mend these first"
	case n > maxProblems:
		return
	}
	s.problems = append(s.problems, &Problem{File: s.file, Line: max(at.line, 1), Column: max(at.column, 1), Message: message})
}

// lost reports whether the value at path, or a part of it, couldn't be read.
func (s *source) lost(path string) bool {
	for p := range s.unread {
		if rest, ok := strings.CutPrefix(p, path); ok && (rest == "" || path == "" || rest[0] == '.' || rest[0] == '[') {
			return true
		}
	}
	return false
}

// find gives the place of path, or of the nearest thing around it that is
// written in the file.
func (s *source) find(path string) place {
	for {
		if p, ok := s.at[path]; ok {
			return p
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			return s.at[""]
		}
		path = path[:cut]
	}
}

func nodePlace(n ast.Node) place {
	// A mapping's own token is its first colon; its first key stands before.
	switch m := n.(type) {
	case *ast.MappingNode:
		if len(m.Values) > 0 && !m.IsFlowStyle {
			return nodePlace(m.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return nodePlace(m.Key)
	case nil:
		return place{1, 1}
	}
	return tokenPlace(n.GetToken())
}

func tokenPlace(t *token.Token) place {
	if t == nil || t.Position == nil {
		return place{1, 1}
	}
	return place{t.Position.Line, t.Position.Column}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func within(path string) string {
	if path == "" {
		return ""
	}
	return " in " + path
}
