package dialog

import (
	"context"
	"maps"
	"slices"
)

// action does something for a task and gives how it went, a word that the
// playbook's rules branch on; "" leaves no trace, so that the rule may apply
// again.
type action func(ctx context.Context, c *Conversation, t *task) string

// actions is the registry of what a playbook may do.
func actions() map[string]action {
	return map[string]action{
		"offer":          offer,
		"hold":           hold,
		"reoffer":        reoffer,
		"reserve":        reserve,
		"find":           find,
		"forget_service": forgetService,
		"move":           move,
		"cancel":         cancelVisit,
		"quote":          quote,
		"answer":         answerQuestion,
		"alert":          alert,
		"take_message":   takeMessage,
		"note_wish":      noteWish,
		"note_late":      noteLate,
		"note_call":      noteCall,
		"transfer":       transfer,
		"opt_out":        optOut,
		"keep_first":     keepFirst,
		"let_go":         letGo,
		"note_question":  noteQuestion,
		"note_urgent":    noteUrgent,
		"note_complaint": noteComplaint,
		"next_visit":     nextVisit,
		"take_first":     takeFirst,
		"note_group":     noteGroup,
	}
}

// Actions lists what playbooks may do.
func Actions() []string { return slices.Sorted(maps.Keys(actions())) }

// Closings lists the states in which a conversation may end.
func Closings() []string {
	return []string{
		"urgent_referred", "transferred", "booked", "moved", "cancelled", "message_taken", "opted_out",
		"quoted", "informed", "kept", "dropped", "booking_failed", "message_failed", "interrupted", "no_answer", "abandoned",
	}
}

// closing gives the conversation's closing state: the weightiest that was
// reached.
func (c *Conversation) closing() string {
	for _, state := range Closings() {
		if slices.Contains(c.s.Done, state) {
			return state
		}
	}
	return "abandoned"
}
