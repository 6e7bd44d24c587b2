package timex

import (
	"maps"
	"strings"
)

// Values makes a table of consecutive values: the i-th argument lists, split
// by |, the phrases that mean first+i.
func Values(first int, phrases ...string) Table {
	t := Table{}
	for i, list := range phrases {
		for p := range strings.SplitSeq(list, "|") {
			if p != "" {
				t[p] = first + i
			}
		}
	}
	return t
}

// Words makes a table of phrases, split by |, that share one value.
func Words(value int, phrases string) Table {
	t := Table{}
	for p := range strings.SplitSeq(phrases, "|") {
		if p != "" {
			t[p] = value
		}
	}
	return t
}

// Join puts tables together; of a phrase in several, the last one's value
// holds.
func Join(tables ...Table) Table {
	out := Table{}
	for _, t := range tables {
		maps.Copy(out, t)
	}
	return out
}
