package store

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"
)

// stamp is an instant as milliseconds since 1970 UTC; the zero time is NULL.
type stamp struct{ time.Time }

func at(t time.Time) stamp { return stamp{t} }

// Value writes milliseconds, or NULL.
func (s stamp) Value() (driver.Value, error) {
	if s.IsZero() {
		return nil, nil
	}
	return s.UnixMilli(), nil
}

// Scan reads them.
func (s *stamp) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		s.Time = time.Time{}
	case int64:
		s.Time = time.UnixMilli(v).UTC()
	default:
		return fmt.Errorf("an instant can't be read from %T", src)
	}
	return nil
}

// raw gives stored JSON, nil where there is none.
func raw(s string) json.RawMessage {
	if s == "" {
		return nil
	}
	return json.RawMessage(s)
}
