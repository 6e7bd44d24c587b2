package configs

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

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
	if u, ok := reflect.TypeAssert[encoding.TextUnmarshaler](v.Addr()); ok {
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
		return n.GetToken().Value, true
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
