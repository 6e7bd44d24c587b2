package configs

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxFile is the largest file that is read; maxDepth the deepest nesting.
const (
	maxFile  = 1 << 20
	maxDepth = 32
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
		s.problem("", "is %d bytes long; the limit is %d", len(data), maxFile)
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
		var known yaml.Error
		if errors.As(err, &known) {
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

// oneLine keeps a library's message on the line of its problem.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// value decodes n into v, which is settable.
func (s *source) value(n ast.Node, v reflect.Value, path string, depth int) {
	if _, known := s.at[path]; !known {
		s.at[path] = nodePlace(n)
	}
	if depth > maxDepth {
		s.problem(path, "is nested too deeply")
		return
	}
	switch n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode, *ast.TagNode, *ast.DirectiveNode:
		s.problem(path, "anchors, aliases and tags aren't used here; write the value out")
		return
	case nil, *ast.NullNode:
		s.problem(path, "has no value; write one or remove the key")
		return
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		s.text(n, path, func(text string) error { return u.UnmarshalText([]byte(text)) })
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		s.value(n, v.Elem(), path, depth)
	case reflect.Struct:
		s.structure(n, v, path, depth)
	case reflect.Map:
		s.mapping(n, v, path, depth)
	case reflect.Slice:
		s.list(n, v, path, depth)
	default:
		s.scalar(n, v, path)
	}
}

// structure decodes a mapping into a struct; a key that no field has is a
// fault.
func (s *source) structure(n ast.Node, v reflect.Value, path string, depth int) {
	fields := map[string]int{}
	var names []string
	for i := range v.NumField() {
		if name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ","); name != "" && name != "-" {
			fields[name] = i
			names = append(names, name)
		}
	}
	s.pairs(n, path, func(key string, at place, value ast.Node) {
		i, ok := fields[key]
		if !ok {
			s.note(at, fmt.Sprintf("unknown key %q%s; %s", key, within(path), instead(key, names)))
			return
		}
		child := join(path, key)
		s.at[child] = at
		s.value(value, v.Field(i), child, depth+1)
	})
}

// mapping decodes a mapping into a map whose keys are strings.
func (s *source) mapping(n ast.Node, v reflect.Value, path string, depth int) {
	v.Set(reflect.MakeMap(v.Type()))
	week := v.Type() == reflect.TypeFor[Week]()
	s.pairs(n, path, func(key string, at place, value ast.Node) {
		child := join(path, key)
		s.at[child] = at
		item := reflect.New(v.Type().Elem()).Elem()
		s.value(value, item, child, depth+1)
		keys := []string{key}
		if week {
			var err error
			if keys, err = weekdays(key); err != nil {
				s.note(at, err.Error())
				return
			}
		}
		for _, k := range keys {
			name := reflect.ValueOf(k).Convert(v.Type().Key())
			if v.MapIndex(name).IsValid() {
				s.note(at, fmt.Sprintf("%q is given twice%s; keep one", k, within(path)))
				continue
			}
			s.at[join(path, k)] = at
			v.SetMapIndex(name, item)
		}
	})
}

// pairs calls each with the keys and values of a mapping, the first of each
// key.
func (s *source) pairs(n ast.Node, path string, each func(key string, at place, value ast.Node)) {
	var values []*ast.MappingValueNode
	switch m := n.(type) {
	case *ast.MappingNode:
		values = m.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{m}
	default:
		s.problem(path, "is %s, but must have keys and values below it", kind(n))
		return
	}
	seen := map[string]bool{}
	for _, pair := range values {
		at := nodePlace(pair.Key)
		key, ok := scalarText(pair.Key)
		switch {
		case !ok:
			s.note(at, fmt.Sprintf("this key%s isn't plain text; write a simple key", within(path)))
		case seen[key]:
			s.note(at, fmt.Sprintf("key %q is given twice%s; keep one", key, within(path)))
		default:
			seen[key] = true
			each(key, at, pair.Value)
		}
	}
}

// list decodes a sequence; a single value stands for a list of one.
func (s *source) list(n ast.Node, v reflect.Value, path string, depth int) {
	values := []ast.Node{n}
	if seq, ok := n.(*ast.SequenceNode); ok {
		values = seq.Values
	} else if _, ok := scalarText(n); !ok {
		s.problem(path, "is %s, but must be a list; begin each item with a dash", kind(n))
		return
	}
	out := reflect.MakeSlice(v.Type(), len(values), len(values))
	for i, item := range values {
		s.value(item, out.Index(i), fmt.Sprintf("%s[%d]", path, i), depth+1)
	}
	v.Set(out)
}

// scalar decodes plain text into a string, a number or a truth value.
func (s *source) scalar(n ast.Node, v reflect.Value, path string) {
	s.text(n, path, func(text string) error {
		switch v.Kind() {
		case reflect.String:
			v.SetString(text)
		case reflect.Bool:
			if text != "true" && text != "false" {
				return fmt.Errorf("%q isn't true or false", text)
			}
			v.SetBool(text == "true")
		case reflect.Int, reflect.Int64:
			i, err := strconv.ParseInt(text, 10, 32)
			if err != nil {
				return fmt.Errorf("%q isn't a whole number", text)
			}
			v.SetInt(i)
		case reflect.Float64:
			f, err := strconv.ParseFloat(text, 64)
			if err != nil || f != f || f > 1e9 || f < -1e9 {
				return fmt.Errorf("%q isn't a number", text)
			}
			v.SetFloat(f)
		default:
			return fmt.Errorf("values of kind %s can't be configured", v.Kind())
		}
		return nil
	})
}

// text hands the plain text of n to set and notes what set finds wrong.
func (s *source) text(n ast.Node, path string, set func(string) error) {
	text, ok := scalarText(n)
	if !ok {
		s.problem(path, "is %s, but must be a single value; if it is meant as one, put it in quotes", kind(n))
		return
	}
	if err := set(text); err != nil {
		s.problem(path, "%v", err)
	}
}

// scalarText gives a scalar as it is written, so that a telephone number
// keeps its plus and a price its zeros.
func scalarText(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.(ast.Node).GetToken().Value, true
	}
	return "", false
}

// kind names what stands where something else should.
func kind(n ast.Node) string {
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a set of keys"
	case *ast.SequenceNode:
		return "a list"
	case *ast.StringNode, *ast.LiteralNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return "a single value"
	}
	return "something else"
}

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

// instead suggests the known word that is nearest to an unknown one, or lists
// them all.
func instead(word string, known []string) string {
	best, distance := "", 3
	for _, k := range known {
		if d := edits(word, k); d < distance {
			best, distance = k, d
		}
	}
	if best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	known = slices.Sorted(slices.Values(known))
	if len(known) == 0 {
		return "there are none"
	}
	return "known are " + strings.Join(known, ", ")
}

// edits is the Levenshtein distance; words too long to be a slip are far.
func edits(a, b string) int {
	if len(a) > 40 || len(b) > 40 {
		return 40
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
