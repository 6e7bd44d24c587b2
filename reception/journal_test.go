package reception

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/dialog"
	"budi/record"
)

// postbox keeps the messages that are left.
type postbox struct {
	Store
	kept []record.Message
}

func (p *postbox) AddMessage(_ context.Context, m record.Message) (record.Message, error) {
	p.kept = append(p.kept, m)
	return m, nil
}

// TestAMessageIsKeptAsItWasLeft leaves the same message twice: nothing of it is
// lost, and its ID is the same, so that the store can refuse the second one.
func TestAMessageIsKeptAsItWasLeft(t *testing.T) {
	box := &postbox{}
	j := journal{box, "garage", time.Now}
	at := time.Date(2026, 11, 24, 11, 0, 0, 0, time.UTC)
	m := dialog.Message{
		Key: "k", Call: uuid.New(), Business: "garage", Name: "Tom Baker", Phone: "+37061234567", Text: "it's about my gearbox",
		Callback: "after five", Level: "urgent", At: at,
	}
	for range 2 {
		_, err := j.Message(t.Context(), m)
		require.NoError(t, err)
	}
	require.Len(t, box.kept, 2)
	assert.Equal(t, box.kept[0], box.kept[1])
	want := record.Message{
		ID: box.kept[0].ID, CallID: m.Call.String(), Business: "garage", Name: "Tom Baker", Phone: "+37061234567",
		Text: "it's about my gearbox", Callback: "after five", Urgent: true, At: at,
	}
	assert.NotEmpty(t, want.ID)
	assert.Equal(t, want, box.kept[0])
}
